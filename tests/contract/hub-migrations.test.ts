import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3-multiple-ciphers";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  SCHEMA,
  createHubService,
  openPostgresHubStore,
  openSqliteHubStore,
  verifyHub,
} from "../../hub/compose.ts";
import { FEATURES } from "../../hub/features/features.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";
import { KERNEL_SCHEMA } from "../../hub/store/kernel-schema.ts";
import { TestDevice, enrol, must, newHub, pushAs } from "../support/hub/device.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { TestPostgres } from "../support/hub/postgres.ts";

let postgres: TestPostgres;
let dir: string;
let count = 0;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "deskside-migrations-"));
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.stop();
  await rm(dir, { recursive: true });
});

/** The first release's hub: schema 2, and the features that need no later one. */
const released = { ...SCHEMA, version: 2, migrations: SCHEMA.migrations.slice(0, 2) };
const features = FEATURES.filter(({ migrations = {} }) =>
  Object.keys(migrations).every((number) => Number(number) <= released.version),
);

const engines = [
  {
    name: "SQLite",
    where: async () => join(dir, `${(count += 1)}.db`),
    open: openSqliteHubStore,
    run: async (file: string, statement: string) => {
      const database = new Database(file);
      database.exec(statement);
      database.close();
    },
  },
  {
    name: "PostgreSQL",
    where: () => postgres.newDatabase(),
    open: (url: string, schema = SCHEMA) => openPostgresHubStore(url, undefined, schema),
    run: async (url: string, statement: string) => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(statement);
      await client.end();
    },
  },
];

describe.each(engines)("schema on $name", ({ where, open, run }) => {
  test("opening again changes nothing and keeps the log", async () => {
    const at = await where();
    let store: HubStore = await open(at);
    const hub = await newHub(store);
    const device = await enrol(hub);
    must(await pushAs(hub, device, device.tickets(3)));
    await store.close();
    store = await open(at);
    expect(await verifyHub(store)).toMatchObject({ operations: 5, problems: [] });
    await store.close();
  });

  test("a database that a newer hub has migrated is refused and left as it is", async () => {
    const at = await where();
    await (await open(at)).close();
    await run(at, `insert into schema_version (number) values (${SCHEMA.version + 1})`);
    await expect(open(at)).rejects.toThrow(/newer hub/);
    await run(at, `delete from schema_version where number = ${SCHEMA.version + 1}`);
    await (await open(at)).close();
  });

  test("a database of schema 1 is brought up, and its codes work", async () => {
    const at = await where();
    let store: HubStore = await open(at, released);
    // What the kernel has been given since: today's program writes no log without it.
    const { 4: later = [] } = KERNEL_SCHEMA.migrations ?? {};
    for (const statement of later) await run(at, statement.replaceAll("{int}", "bigint"));
    let hub = await newHub(store, { features });
    const member = must(await hub.administration.addMember({ name: "王芳", role: "technician" }));
    const { secret } = must(await hub.administration.createPairingSecret(member.id, 30));
    await store.close();
    await run(at, "alter table pairing_code drop column used_by");
    await run(at, "alter table log_operation drop column parts");
    await run(at, "alter table log_operation drop column absent");
    await run(at, "drop table erased");
    await run(at, "delete from schema_version where number > 1");
    store = await open(at);
    hub = await createHubService({ store });
    const device = new TestDevice();
    const pair = async () => must(await hub.pair(device.pairRequest(secret)));
    expect((await pair()).code).toBe((await pair()).code);
    await store.close();
  });

  test("a second workspace cannot be made in a database that has one", async () => {
    const store = await open(await where());
    await newHub(store);
    await expect(newHub(store)).rejects.toThrow(/forbidden/);
    await store.close();
  });
});

// In one process two connections to one SQLite file cannot wait for each other; hub-cli.test.ts has
// processes beside each other.
test("hubs that start at the same moment on a new database do not disturb each other", async () => {
  const at = await postgres.newDatabase();
  const stores = await Promise.all([
    openPostgresHubStore(at),
    openPostgresHubStore(at),
    openPostgresHubStore(at),
  ]);
  await newHub(stores[0]!);
  for (const store of stores) {
    expect(await store.initialised()).toBe(true);
    await store.close();
  }
});

/** SHA-256 of the statements of every schema that was ever released, whichever feature makes which. */
const RELEASED: Readonly<Record<number, string>> = {
  1: "ce47219045c8f69e446549e388b646c7839bc5766a91f1e0daaaf2b5d8161dad",
  2: "8a17aacbffc8780706774d2848e0ff93960432e704a2c743ff55551fea1b7231",
};

test("released migrations are what they were: a database that has run them runs no other", () => {
  for (const [number, released] of Object.entries(RELEASED)) {
    const statements = (SCHEMA.migrations[Number(number) - 1] ?? []).map((text) =>
      text.replaceAll(/\s+/g, " "),
    );
    expect([number, createHash("sha256").update(statements.sort().join("\n")).digest("hex")]).toEqual([
      number,
      released,
    ]);
  }
});
