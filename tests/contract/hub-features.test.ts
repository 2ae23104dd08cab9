import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { AcceptanceCheck, HubContext } from "../../hub/log/hub-context.ts";
import { createHubService, restoreInto, systemEnvironment, verifyHub } from "../../hub/compose.ts";
import type { Feature } from "../../hub/features/feature.ts";
import { FEATURES } from "../../hub/features/features.ts";
import type { DumpRow, Handle, HubStore } from "../../hub/store/hub-store.ts";
import { KERNEL_SCHEMA } from "../../hub/store/kernel-schema.ts";
import { assembleSchema } from "../../hub/store/schema.ts";
import { enrol, must, newHub, pullAll, pushAs, sessionOf } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

// What a feature may declare, tried on one of our own: a table that is kept and one that follows from
// the log, a follower, a check in the accepting transaction.

type TallyTables = { tally: { type: string; timesSeen: number }; guestBook: { id: string; saidAt: number } };
const tables = ({ db }: Handle) => db.$extendTables<TallyTables>();
const poisoned = new Set<string>();

const tally: Feature = {
  tables: { tally: "derived", guest_book: "dumped" },
  migrations: {
    [assembleSchema([KERNEL_SCHEMA, ...FEATURES]).version + 1]: [
      `create table tally (type text primary key, times_seen {int} not null)`,
      `create table guest_book (id text primary key, said_at {int} not null)`,
    ],
  },
  async follow(_context, tx, operations) {
    for (const { id, type } of operations) {
      const row = { type, timesSeen: 1 };
      await tables(tx)
        .insertInto("tally")
        .values(row)
        .onConflict((conflict) =>
          conflict.column("type").doUpdateSet((eb) => ({ timesSeen: eb("tally.timesSeen", "+", 1) })),
        )
        .execute();
      if (poisoned.has(id)) throw new Error("a bug of this feature");
    }
  },
};

/** Nobody writes a note on a ticket that he accepted himself: any rule about two steps would do. */
const separation: AcceptanceCheck = {
  concerns: (type) => type === "ticket.note",
  async refusal(_context: HubContext, tx, op) {
    if (op.payload.text === "fail") await sql`select nonsense`.execute(tx.db);
    const before = await tx.db
      .selectFrom("logOperation")
      .select("body")
      .where("type", "=", "ticket.accept")
      .where("actor", "=", op.actor)
      .execute();
    const own = before.some(({ body }) => body.includes(String(op.payload.ticket)));
    return own ? { code: "forbidden", message: "accepted it himself", path: "separation" } : null;
  },
};

const features = [...FEATURES, tally, { checks: [separation] }];
const schema = assembleSchema([KERNEL_SCHEMA, ...features]);

const { engines } = hubEngines(schema);

const tallied = async (store: HubStore) => {
  const rows = await tables(store).selectFrom("tally").selectAll().orderBy("type").execute();
  return Object.fromEntries(rows.map(({ type, timesSeen }) => [type, timesSeen]));
};

const acts = (device: TestDevice) => {
  const opening = device.ticket();
  const ticket = opening.op.payload.ticket as string;
  const act = (type: string, more: object = {}) =>
    device.seal(type, { ticket, ...more }, [`ticket:${ticket}`]);
  return {
    opening: opening.sealed,
    note: (text = "已到现场") => act("ticket.note", { text }).sealed,
    accept: () => act("ticket.accept").sealed,
  };
};

describe.each(engines)("a feature on $name", ({ open }) => {
  const fresh = async () => {
    const store = await open();
    return { store, hub: await newHub(store, { features }) };
  };
  const statuses = (outcome: Awaited<ReturnType<typeof pushAs>>) =>
    must(outcome).answers.map(({ status }) => status);

  test("follows everything that enters the log: what is pushed and what the hub writes itself", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    must(await pushAs(hub, device, device.tickets(3)));
    expect(await tallied(store)).toEqual({ "device.enrol": 1, "member.set": 1, "ticket.open": 3 });
  });

  test("that fails over one operation undoes that one only, and the others are followed", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    const [first, bad, last] = [device.ticket(), device.ticket(), device.ticket()];
    poisoned.add(bad.op.id);
    const answers = await pushAs(hub, device, [first.sealed, bad.sealed, last.sealed]);
    expect(statuses(answers)).toEqual(["accepted", "refused", "accepted"]);
    expect((await tallied(store))["ticket.open"]).toBe(2);
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("keeps its dumped table over a restore; its derived one is left out and emptied", async () => {
    const { store, hub } = await fresh();
    await enrol(hub);
    const kept = { id: "a", saidAt: 9_007_199_254_740_991 };
    await tables(store).insertInto("guestBook").values(kept).execute();
    const rows: DumpRow[] = [];
    for await (const row of store.dump()) rows.push(row);
    expect(rows.map(({ table }) => table)).not.toContain("tally");
    expect(rows.find(({ table }) => table === "guest_book")?.row).toEqual({ id: "a", said_at: kept.saidAt });
    await tables(store).insertInto("guestBook").values({ id: "b", saidAt: 1 }).execute();
    must(await restoreInto(store, systemEnvironment, rows, null));
    expect(await tables(store).selectFrom("guestBook").selectAll().execute()).toEqual([kept]);
    expect(await tallied(store)).toEqual({});
  });

  test("is asked on the state just before an operation, also within one batch, and by two hubs", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    const { opening, note, accept } = acts(device);
    const batch = [opening, note(), accept(), note(), device.ticket().sealed];
    const first = await pushAs(hub, device, batch);
    expect(statuses(first)).toEqual(["accepted", "accepted", "accepted", "refused", "accepted"]);
    expect(must(first).answers[3]).toMatchObject({ code: "forbidden", path: "separation" });
    // The log has no gap where it was refused, and a retry hears the same.
    expect((await pullAll(hub, device)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(must(await pushAs(hub, device, batch))).toEqual(must(first));

    const second = acts(device);
    must(await pushAs(hub, device, [second.opening, second.accept()]));
    const beside = await createHubService({ store, features });
    expect(statuses(await pushAs(beside, device, [second.note()]))).toEqual(["refused"]);
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("whose check fails has the operation refused(internal), and the others get through", async () => {
    const { hub } = await fresh();
    const device = await enrol(hub);
    const { opening, note } = acts(device);
    const { answers } = must(await pushAs(hub, device, [opening, note("fail"), note()]));
    expect(answers.map(({ status }) => status)).toEqual(["accepted", "refused", "accepted"]);
    expect(answers[1]).toMatchObject({ code: "internal" });
  });

  test("is not asked about what comes back after a restore: it was accepted once", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    const { opening, note, accept } = acts(device);
    must(await pushAs(hub, device, [opening]));
    const rows: DumpRow[] = [];
    for await (const row of store.dump()) rows.push(row);
    must(await pushAs(hub, device, [note()]));
    const lost = (await pullAll(hub, device)).slice(-1);
    must(await restoreInto(store, systemEnvironment, rows, null));
    const again = await createHubService({ store, features });
    must(await pushAs(again, device, [accept()]));
    const { epoch } = await again.head();
    const { answers } = must(
      await again.reoffer(await sessionOf(again, device), { epoch, operations: lost }),
    );
    expect(answers.map(({ status }) => status)).toEqual(["taken"]);
    expect((await tallied(store))["ticket.note"]).toBe(1);
  });
});
