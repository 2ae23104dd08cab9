import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHubService, openPostgresHubStore, verifyHub } from "../../hub/compose.ts";
import { enrol, must, newHub, pushAs } from "../support/hub/device.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { TestPostgres } from "../support/hub/postgres.ts";

// The database goes away under a running hub, and the hub stays: every connection is cut while it
// is idle and while it is in use between two statements, as when a server is shut down.

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

async function cutAll(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
}

test("connections that are cut, idle or in the middle of a transaction, end a request and not the hub", async () => {
  const url = await postgres.newDatabase();
  let told = () => {};
  const failures: unknown[] = [];
  const store = await openPostgresHubStore(url, (error) => {
    failures.push(error);
    told();
  });
  const device = await enrol(await newHub(store));
  const hub = await createHubService({ store });
  must(await pushAs(hub, device, device.tickets(2)));

  const cut = store.write(async (tx) => {
    const heard = new Promise<void>((resolve) => {
      told = resolve;
    });
    await cutAll(url);
    // Nothing is asked of the connection when its end arrives.
    await heard;
    await tx.setStanding({ ...tx.standing, feed: tx.standing.feed + 1 });
    return { ok: true, value: null };
  });
  await expect(cut).rejects.toThrow();
  expect(failures.length).toBeGreaterThan(0);

  must(await pushAs(hub, device, device.tickets(2)));
  expect(await verifyHub(store)).toMatchObject({ operations: 6, problems: [] });
  await store.close();
});
