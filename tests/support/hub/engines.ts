import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openPostgresHubStore, openSqliteHubStore } from "../../../hub/compose.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";
import type { HubSchema } from "../../../hub/store/schema.ts";
import { startPostgres } from "./postgres.ts";
import type { TestPostgres } from "./postgres.ts";

/**
 * Both databases that a hub may stand on, for `describe.each`: each `open` gives a new one, which is
 * closed after the file's tests.
 *
 * @param schema the hub's own when left out
 */
export function hubEngines(schema?: HubSchema) {
  let postgres: TestPostgres;
  let dir: string;
  let count = 0;
  const opened: HubStore[] = [];
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "deskside-hub-"));
    postgres = await startPostgres();
  });
  afterAll(async () => {
    for (const store of opened) await store.close();
    await postgres.stop();
    await rm(dir, { recursive: true });
  });
  const kept = (open: () => Promise<HubStore>) => async () => {
    const store = await open();
    opened.push(store);
    return store;
  };
  return {
    /** Where a test may put files of its own. */
    folder: () => dir,
    engines: [
      { name: "SQLite", open: kept(() => openSqliteHubStore(join(dir, `${(count += 1)}.db`), schema)) },
      {
        name: "PostgreSQL",
        open: kept(async () => openPostgresHubStore(await postgres.newDatabase(), undefined, schema)),
      },
    ],
  };
}
