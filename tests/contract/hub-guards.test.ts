import { sql } from "kysely";
import { describe, expect, test, vi } from "vitest";
import { createHubService, restoreInto, systemEnvironment, verifyHub } from "../../hub/compose.ts";
import { entitiesOf, stateIn } from "../../hub/features/fold/entity-rows.ts";
import type { HubService } from "../../hub/service.ts";
import type { DumpRow, HubStore } from "../../hub/store/hub-store.ts";
import { foldEntity } from "../../shared/domain/evolve.ts";
import type { LoggedOperation } from "../../shared/log/operation.ts";
import { open as openSealed } from "../../shared/log/seal.ts";
import type { EntityState } from "../../shared/log/state.ts";
import { sha256Hex } from "../../hub/log/hub-crypto.ts";
import {
  enrol,
  must,
  newHub,
  pairAgain,
  pullAll,
  pushAs,
  sessionOf,
  TestDevice,
} from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

vi.mock("../../shared/domain/kinds.ts", async (original) => {
  const { withGuardedTicket } = await import("../support/domain/guarded-ticket.ts");
  return withGuardedTicket(await original());
});

const { engines } = hubEngines();

const actsOn =
  (ticket: string) =>
  (device: TestDevice, type: string, more: object = {}) =>
    device.seal(type, { ticket, ...more }, [`ticket:${ticket}`]);
const begin = (device: TestDevice) => {
  const opening = device.ticket();
  const ticket = opening.op.payload.ticket as string;
  return { opening: opening.sealed, ticket, key: `ticket:${ticket}`, act: actsOn(ticket) };
};
const statuses = (outcome: Awaited<ReturnType<typeof pushAs>>) =>
  must(outcome).answers.map((answer) => (answer.status === "refused" ? answer.path : answer.status));
const dumpOf = async (store: HubStore) => {
  const rows: DumpRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
};
/** As any console folds it from what it pulls. */
const onConsole = async (hub: HubService, device: TestDevice, key: string): Promise<EntityState> => {
  const log = (await pullAll(hub, device)).flatMap(({ seq, ...sealed }): LoggedOperation[] => {
    const read = openSealed(sealed, sha256Hex);
    return read.ok && read.op.touches.includes(key) ? [{ op: read.op, seq }] : [];
  });
  const [kind = "", id = ""] = key.split(":");
  return foldEntity(kind, id, log);
};
const onHub = async (store: HubStore, key: string): Promise<EntityState> =>
  stateIn((await entitiesOf(store, [key])).get(key)!);
const breachesOf = ({ conflicts }: EntityState) =>
  conflicts.map((each) => [each.class, each.field, each.sides.map(({ value }) => value)]);

describe.each(engines)("a guarded decision on $name", ({ open }) => {
  const fresh = async () => {
    const store = await open();
    return { store, hub: await newHub(store) };
  };

  test("is refused by the rule's name where its author had seen what forbids it; another's is taken", async () => {
    const { store, hub } = await fresh();
    const [asker, other] = [await enrol(hub), await enrol(hub)];
    const { opening, key, act } = begin(asker);
    const batch = [opening, act(asker, "ticket.request").sealed];
    expect(statuses(await pushAs(hub, asker, batch))).toEqual(["accepted", "accepted"]);
    const own = act(asker, "ticket.approve").sealed;
    const answers = must(await pushAs(hub, asker, [own])).answers;
    expect(answers).toMatchObject([{ status: "refused", code: "forbidden", path: "separation" }]);
    expect(must(await pushAs(hub, asker, [own])).answers).toEqual(answers);
    other.baseSeq = 5;
    expect(statuses(await pushAs(hub, other, [act(other, "ticket.approve").sealed]))).toEqual(["accepted"]);
    const state = await onHub(store, key);
    expect(state.conflicts).toEqual([]);
    expect(state.lists.approvals).toHaveLength(1);
    expect(state).toEqual(await onConsole(hub, asker, key));
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("is judged after the earlier steps of its own batch", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    const { opening, key, act } = begin(device);
    const step = (type: string) => act(device, type).sealed;
    const batch = [
      opening,
      step("ticket.approve"),
      step("ticket.request"),
      step("ticket.approve"),
      device.ticket().sealed,
    ];
    expect(statuses(await pushAs(hub, device, batch))).toEqual([
      "accepted",
      "accepted",
      "accepted",
      "separation",
      "accepted",
    ]);
    expect((await onHub(store, key)).lists.approvals).toHaveLength(1);
  });

  test("is judged by a second hub on what the first has taken, also at the same moment", async () => {
    const { store, hub } = await fresh();
    const beside = await createHubService({ store });
    const device = await enrol(hub);
    const twin = await pairAgain(hub, device.member, new TestDevice());
    const { opening, act } = begin(device);
    must(await pushAs(hub, device, [opening, act(device, "ticket.request").sealed]));
    // Seen by the second laptop of the same member, which is sent to the other hub.
    twin.baseSeq = must(await hub.pull(await sessionOf(hub, twin), { ...(await hub.head()), limit: 1 })).head;
    const late = act(twin, "ticket.approve").sealed;
    const racing = [pushAs(hub, device, device.tickets(3)), pushAs(beside, twin, [late])] as const;
    const [, second] = await Promise.all(racing);
    expect(statuses(second)).toEqual(["separation"]);
  });

  test("that could not know is taken, and a breach that can be settled is shown to everybody", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    const twin = await pairAgain(hub, device.member, new TestDevice());
    const { opening, ticket, key, act } = begin(device);
    must(await pushAs(hub, device, [opening]));
    twin.baseSeq = 4;
    // Both offline: one asks, the other laptop of the same member approves.
    const asked = act(device, "ticket.request");
    const approved = act(twin, "ticket.approve");
    must(await pushAs(hub, device, [asked.sealed]));
    expect(statuses(await pushAs(hub, twin, [approved.sealed]))).toEqual(["accepted"]);
    const state = await onHub(store, key);
    expect(breachesOf(state)).toEqual([["breach", "separation", [null, "ticket.approve"]]]);
    expect(await onConsole(hub, device, key)).toEqual(state);

    const lead = await enrol(hub, "lead");
    const note = (value: string) => {
      const sides = [asked.op.id, approved.op.id];
      return lead.seal(
        "conflict.resolve",
        { kind: "ticket", entity: ticket, field: "separation", sides, value, note: "" },
        [key],
        { v: 2 },
      ).sealed;
    };
    expect(statuses(await pushAs(hub, lead, [note("whatever"), note("acknowledged")]))).toEqual([
      "payload.value",
      "accepted",
    ]);
    const after = await onHub(store, key);
    expect(after.conflicts).toEqual([]);
    expect(after.settled).toMatchObject([{ class: "breach", field: "separation", value: "acknowledged" }]);
  });

  test("that comes back after a restore is not judged; states are folded anew, in the old order", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    const { opening, key, act } = begin(device);
    must(await pushAs(hub, device, [opening]));
    const backup = await dumpOf(store);
    expect(backup.map(({ table }) => table)).not.toContain("entity");
    must(
      await pushAs(hub, device, [act(device, "ticket.approve").sealed, act(device, "ticket.request").sealed]),
    );
    const [approval, request] = (await pullAll(hub, device)).slice(-2);
    must(await restoreInto(store, systemEnvironment, backup, null));
    const again = await createHubService({ store });
    expect((await onHub(store, key)).marks).toHaveLength(1);
    const { epoch } = await again.head();
    const session = await sessionOf(again, device);
    // The later one first: each has its old number and finds its old place.
    for (const lost of [request!, approval!]) {
      const { answers } = must(await again.reoffer(session, { epoch, operations: [lost] }));
      expect(answers.map(({ status }) => status)).toEqual(["taken"]);
    }
    const state = await onHub(store, key);
    expect(state.conflicts).toEqual([]);
    expect(state).toEqual(await onConsole(again, device, key));
  });

  test("is judged on the whole log also where an older hub has written beside this one", async () => {
    const { store, hub } = await fresh();
    const device = await enrol(hub);
    const { opening, act } = begin(device);
    must(await pushAs(hub, device, [opening, act(device, "ticket.request").sealed]));
    // What an older hub appends is followed by none of these tables.
    for (const table of ["entity", "entity_operation", "fold_cursor"]) {
      await sql`delete from ${sql.table(table)}`.execute(store.db);
    }
    const late = act(device, "ticket.approve").sealed;
    expect(statuses(await pushAs(hub, device, [late]))).toEqual(["separation"]);
  });
});
