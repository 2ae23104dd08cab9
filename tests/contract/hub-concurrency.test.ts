import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import pg from "pg";
import { createHubService, openPostgresHubStore, verifyHub } from "../../hub/compose.ts";
import type { HubService } from "../../hub/service.ts";
import { enrol, must, newHub, pullAll, pushAs, sessionOf } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { TestPostgres } from "../support/hub/postgres.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";

// I2, F20: several hubs write at once to one PostgreSQL; no number is skipped, repeated or overtaken.

const WRITERS = 8;
const BATCHES = 12;
const PER_BATCH = 7;
/** How often the log is verified while it grows. */
const VERIFICATIONS = 6;

let postgres: TestPostgres;
const opened: HubStore[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  for (const store of opened) await store.close();
  await postgres.stop();
});

async function open(url: string): Promise<HubStore> {
  const store = await openPostgresHubStore(url);
  opened.push(store);
  return store;
}

/** Pulls without pause until told to end, and returns every feed number in the order it was seen. */
async function readContinuously(hub: HubService, device: TestDevice, ended: () => boolean) {
  const session = await sessionOf(hub, device);
  const { epoch } = await hub.head();
  const seen: number[] = [];
  let pages = 0;
  for (let after = 0; ;) {
    const last = ended();
    const page = must(await hub.pull(session, { epoch, feed: after, limit: 50 }));
    pages += 1;
    seen.push(...page.operations.map(({ feed }) => feed));
    after = page.through;
    if (last && page.through >= page.head) return { seen, pages };
  }
}

describe("one PostgreSQL, two hubs", () => {
  test("F20: eight writers, two readers: nobody skips, nothing is doubled, the log verifies", async () => {
    const url = await postgres.newDatabase();
    const [first, second] = [await open(url), await open(url)];
    const hubs = [await newHub(first), await createHubService({ store: second })];
    const devices = await Promise.all(Array.from({ length: WRITERS }, () => enrol(hubs[0]!)));
    let writing = true;
    const verifying = (async () => {
      let rounds = 0;
      while (writing && rounds < VERIFICATIONS) {
        expect((await verifyHub(second)).problems).toEqual([]);
        rounds += 1;
      }
      return rounds;
    })();
    const readers = hubs.map((hub, at) => readContinuously(hub, devices[at]!, () => !writing));
    await Promise.all(
      devices.map(async (device, at) => {
        for (let batch = 0; batch < BATCHES; batch += 1) {
          // Every third batch holds one that is refused, so that refusals are read in between too.
          const operations = device.tickets(PER_BATCH - (batch % 3 === 0 ? 1 : 0));
          if (batch % 3 === 0) operations.push(device.ticket("标题", { actor: randomUUID() }).sealed);
          // The same batch over both hubs at once, as after a lost reply: one of them is the retry.
          const [one, two] = await Promise.all([
            pushAs(hubs[at % 2]!, device, operations),
            pushAs(hubs[(at + 1) % 2]!, device, operations),
          ]);
          expect(must(one)).toEqual(must(two));
        }
      }),
    );
    writing = false;
    // The log verifies at every moment, not only when all is quiet.
    expect(await verifying).toBeGreaterThan(0);
    const refused = WRITERS * Math.ceil(BATCHES / 3);
    const total = WRITERS * BATCHES * PER_BATCH - refused + 2 * WRITERS;
    const every = Array.from({ length: total }, (_, at) => at + 1);
    for (const reader of readers) {
      const { seen, pages } = await reader;
      expect(seen).toEqual(every);
      expect(pages).toBeGreaterThan(5);
    }
    expect(await verifyHub(first)).toMatchObject({ operations: total, refusals: refused, problems: [] });
  });

  test("what one hub accepts wakes the listeners of the other", async () => {
    const url = await postgres.newDatabase();
    const writer = await newHub(await open(url));
    const listener = await createHubService({ store: await open(url) });
    const device = await enrol(writer);
    const session = await sessionOf(listener, device);
    let wake: () => void = () => {};
    listener.subscribe(() => wake());
    for (let round = 0; round < 5; round += 1) {
      const heads: number[] = [];
      const woken = new Promise<void>((resolve) => {
        wake = () => {
          void listener.head().then(({ feed }) => {
            heads.push(feed);
            if (feed === 2 + round + 1) resolve();
          });
        };
      });
      must(await pushAs(writer, device, device.tickets(1)));
      await woken;
      const page = must(await listener.pull(session, { epoch: 1, feed: 2 + round, limit: 10 }));
      expect(page.operations).toHaveLength(1);
    }
  });
});

/**
 * Why the law says "never `bigserial`": the same two transactions in the same order, the number
 * taken once from a sequence and once from the locked counter row.
 */
describe("where the number comes from", () => {
  const setUp = async () => {
    const url = await postgres.newDatabase();
    const clients = [new pg.Client(url), new pg.Client(url), new pg.Client(url)] as const;
    for (const client of clients) await client.connect();
    const [first, second, reader] = clients;
    await reader.query(`create table by_sequence (n bigserial primary key, id text not null)`);
    await reader.query(`create table by_counter (n bigint primary key, id text not null)`);
    await reader.query(`create table counter (one int primary key, n bigint not null)`);
    await reader.query(`insert into counter values (1, 0)`);
    const after = async (table: string, cursor: number) => {
      const { rows } = await reader.query<{ n: string }>(`select n from ${table} where n > $1 order by n`, [
        cursor,
      ]);
      return rows.map(({ n }) => Number(n));
    };
    const end = () => Promise.all(clients.map((client) => client.end()));
    return { first, second, after, end };
  };

  test("from a sequence, a reader skips an operation for ever", async () => {
    const { first, second, after, end } = await setUp();
    const insert = (client: pg.Client) =>
      client.query(`insert into by_sequence (id) values ($1)`, [randomUUID()]);
    await first.query("begin");
    await insert(first);
    await second.query("begin");
    await insert(second);
    await second.query("commit");
    const seen = await after("by_sequence", 0);
    const cursor = seen.at(-1) ?? 0;
    await first.query("commit");
    seen.push(...(await after("by_sequence", cursor)));
    // Number 1 was committed, but the reader's cursor had passed it.
    expect(seen).toEqual([2]);
    expect(await after("by_sequence", 0)).toEqual([1, 2]);
    await end();
  });

  test("from the locked counter row, the second writer waits and the reader sees both", async () => {
    const { first, second, after, end } = await setUp();
    const insert = async (client: pg.Client) => {
      const { rows } = await client.query<{ n: string }>(
        `update counter set n = n + 1 where one = 1 returning n`,
      );
      await client.query(`insert into by_counter values ($1, $2)`, [rows[0]!.n, randomUUID()]);
    };
    await first.query("begin");
    await insert(first);
    let secondDone = false;
    const waiting = second
      .query("begin")
      .then(() => insert(second))
      .then(() => second.query("commit"))
      .then(() => {
        secondDone = true;
      });
    // The second writer is seen to wait for the lock before the reader looks.
    for (;;) {
      const { rows } = await first.query<{ n: string }>(
        `select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      if (Number(rows[0]!.n) > 0) break;
    }
    expect(secondDone).toBe(false);
    const seen = await after("by_counter", 0);
    const cursor = seen.at(-1) ?? 0;
    await first.query("commit");
    await waiting;
    seen.push(...(await after("by_counter", cursor)));
    expect(seen).toEqual([1, 2]);
    await end();
  });
});

describe("the hub's own store with the lock taken out", () => {
  test("a hub that numbers by a sequence makes its console skip", async () => {
    const url = await postgres.newDatabase();
    const hub = await newHub(await open(url));
    const device = await enrol(hub);
    const client = new pg.Client(url);
    await client.connect();
    // The variant the law forbids: numbers from a sequence, head read from the table.
    await client.query(`create sequence feed_of_bigserial start 3`);
    const held = new pg.Client(url);
    await held.connect();
    const insert = (by: pg.Client, id: string) =>
      by.query(
        `insert into log_operation (feed, seq, id, device, device_seq, actor, type, subject, body, size, sig,
           hash, receipt, received_at, reoffered)
         select n, n, $1, $2, n, $3, 'ticket.open', null, '{}', 2, '', '', '', 0, 0
         from (select nextval('feed_of_bigserial') as n) as numbers`,
        [id, device.id, device.member],
      );
    const moveHead = (by: pg.Client) =>
      by.query(
        `update counter set feed = m, seq = m from (select max(feed) as m from log_operation) as heads`,
      );
    const [overtaken, overtaking] = [randomUUID(), randomUUID()];
    await held.query("begin");
    await insert(held, overtaken);
    await client.query("begin");
    await insert(client, overtaking);
    await moveHead(client);
    await client.query("commit");
    const session = await sessionOf(hub, device);
    const page = must(await hub.pull(session, { epoch: 1, feed: 2, limit: 100 }));
    expect(page.operations.map(({ feed }) => feed)).toEqual([4]);
    await held.query("commit");
    const rest = must(await hub.pull(session, { epoch: 1, feed: page.through, limit: 100 }));
    expect(rest.operations).toEqual([]);
    // It is in the log, and this console will never see it.
    expect((await pullAll(hub, device)).map(({ feed }) => feed)).toEqual([1, 2, 3, 4]);
    await client.end();
    await held.end();
  });
});
