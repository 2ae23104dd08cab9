import { afterAll, beforeAll } from "vitest";
import { openPostgresHubStore } from "../../hub/compose.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { TestPostgres } from "../support/hub/postgres.ts";
import { describeForgettingLaws } from "../support/hub/forgetting-laws.ts";
import { describeRestoreLaws } from "../support/hub/restore-laws.ts";
import { describeHubLaws } from "../support/hub/store-laws.ts";

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
describeForgettingLaws("PostgreSQL", open);
