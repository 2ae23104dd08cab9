import { afterAll, beforeAll } from "vitest";
import { openPostgresHubStore } from "../../hub/compose.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";
import { startPostgres } from "../../hub/testing/postgres.test-support.ts";
import type { TestPostgres } from "../../hub/testing/postgres.test-support.ts";
import { describeRestoreLaws } from "../../hub/testing/restore-laws.test-support.ts";
import { describeHubLaws } from "../../hub/testing/store-laws.test-support.ts";

let postgres: TestPostgres;
const opened: HubStore[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  for (const store of opened) await store.close();
  await postgres.stop();
});

const open = async () => {
  const store = await openPostgresHubStore(await postgres.newDatabase());
  opened.push(store);
  return store;
};

describeHubLaws("PostgreSQL", open);
describeRestoreLaws("PostgreSQL", open);
