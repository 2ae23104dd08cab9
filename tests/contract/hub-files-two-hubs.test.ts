import { afterAll, beforeAll, expect, test } from "vitest";
import { createHubService, openPostgresHubStore, verifyHub } from "../../hub/compose.ts";
import { enrol, must, newHub, pushAs } from "../support/hub/device.ts";
import { addressOf, attached, erased, fileClient, someBytes } from "../support/hub/file-client.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { TestPostgres } from "../support/hub/postgres.ts";
import { servedOver } from "../support/hub/served-hub.ts";

// Two hubs, each with connections of its own, over one PostgreSQL.

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const MIB = 1024 * 1024;
const TICKET = "ticket:0190b0a0-0000-7000-8000-000000000001";

test("share uploads and whole files: begun at one, ended at the other, given and erased by both", async () => {
  const url = await postgres.newDatabase();
  const stores = [await openPostgresHubStore(url), await openPostgresHubStore(url)] as const;
  const first = await newHub(stores[0]);
  const second = await createHubService({ store: stores[1] });
  const hubs = [await servedOver(stores[0], first), await servedOver(stores[1], second)] as const;
  const [lead, other] = [await enrol(first, "lead"), await enrol(second)];
  const [one, two] = hubs.map(({ client }) => fileClient(client, lead)) as [
    ReturnType<typeof fileClient>,
    ReturnType<typeof fileClient>,
  ];
  const bytes = someBytes(5 * MIB);
  const address = addressOf(bytes);
  const begun = await one.begin({ address, size: bytes.length });
  const path = String(begun.headers.location);
  for (let at = 0, turn = 0; at < bytes.length; at += MIB, turn += 1) {
    const [here, there] = turn % 2 === 0 ? [one, two] : [two, one];
    // Both are sent the same piece at once: one takes it, whichever.
    const sent = await Promise.all(
      [here, there].map((each) => each.send(path, at, bytes.subarray(at, at + MIB))),
    );
    const statuses = sent.map(({ status }) => status).sort();
    // The last piece may have made a file of the upload before the other hub looks.
    expect([
      [204, 404],
      [204, 409],
    ]).toContainEqual(statuses);
    if (at + MIB < bytes.length) {
      expect((await there.head(path)).headers["upload-offset"]).toBe(String(at + MIB));
    }
  }
  for (const each of [one, two]) expect((await each.ask([address])).json).toEqual({ whole: [address] });
  const file = attached(lead, bytes, TICKET);
  must(await pushAs(second, lead, [file.sealed]));
  for (const { client } of hubs) {
    expect((await fileClient(client, other).get(address)).body.equals(bytes)).toBe(true);
  }
  expect(await verifyHub(stores[1])).toMatchObject({ files: 1, problems: [] });
  must(await pushAs(first, lead, [erased(lead, file)]));
  for (const { client } of hubs) expect((await fileClient(client, other).get(address)).status).toBe(404);
  expect(await verifyHub(stores[0])).toMatchObject({ files: 0, problems: [] });
  for (const hub of hubs) await hub.close();
  for (const store of stores) await store.close();
});
