import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openSqliteHubStore } from "../../hub/compose.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";
import { describeForgettingLaws } from "../support/hub/forgetting-laws.ts";
import { describeRestoreLaws } from "../support/hub/restore-laws.ts";
import { describeHubLaws } from "../support/hub/store-laws.ts";

let dir: string;
let count = 0;
const opened: HubStore[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "deskside-hub-"));
});

afterAll(async () => {
  for (const store of opened) await store.close();
  await rm(dir, { recursive: true });
});

const open = async () => {
  count += 1;
  const store = await openSqliteHubStore(join(dir, `hub-${count}.db`));
  opened.push(store);
  return store;
};

describeHubLaws("SQLite", open);
describeRestoreLaws("SQLite", open);
describeForgettingLaws("SQLite", open);
