import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { sameJson } from "../log/canonical.ts";
import { comesLast, fold } from "../log/fold.ts";
import type { LoggedOperation, Operation } from "../log/operation.ts";
import { hasSeen, markOf } from "../log/seen.ts";
import { emptyState, setElements } from "../log/state.ts";
import type { EntityState } from "../log/state.ts";
import { conflictRows } from "./conflict/conflict-view.ts";
import { evolve, foldEntity } from "./evolve.ts";
import { KINDS as ALL_KINDS, kindNamed } from "./kinds.ts";
import { marksOf } from "./known-marks.ts";
import { FIELD_SAMPLES } from "../../tests/support/domain/field-samples.ts";
import {
  Story,
  TICKET,
  WORKSPACE,
  hashOf,
  openTicket,
  stamp,
  uuid,
} from "../../tests/support/domain/operations.ts";
import { OPERATION_TYPES, read } from "./registry.ts";
import { ticketRow } from "./ticket/ticket-view.ts";

// Many runs of one law on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 60_000 });

const SEED = 20261123;
const ENTITY = uuid(1);
const KINDS = [...ALL_KINDS.map(({ name }) => name), "constructor", "loan"];

/** Edits with values of the samples; sometimes a field only a newer program knows. */
function edits(kind: string): fc.Arbitrary<Record<string, unknown>> {
  const samples = Object.entries(FIELD_SAMPLES[kind] ?? {}).map(
    ([name, values]) => [name, fc.constantFrom(...values)] as const,
  );
  return fc.record({ ...Object.fromEntries(samples), holographic: fc.boolean() }, { requiredKeys: [] });
}

const anyId = fc.integer({ min: 1000, max: 1020 }).map(uuid);
const link = fc.option(anyId, { nil: null }).map((prev) => ({ prev, prevHash: prev && hashOf(prev) }));
const lines = link.map((followed) => [{ asset: ENTITY, ...followed, condition: "good" }]);
const tags = fc.subarray(["vip", "楼上", "__proto__"]).map((chosen) => ({ tags: chosen }));
const sample = (kind: string, name: string) => fc.constantFrom(...(FIELD_SAMPLES[kind]?.[name] ?? []));
const ticket = fc.constant(ENTITY);
const asset = ticket;
const signed = { number: fc.constant("H-K7-0001"), place: fc.constant(""), lines };

/** For every registered type, payloads that fit. A type that is missing here fails a test below. */
const PAYLOADS: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  "ticket.open": fc.record({
    ticket,
    number: fc.constant("T-K7-0001"),
    set: edits("ticket").map((set) => ({ ...set, title: "Silent" })),
  }),
  "ticket.edit": fc.record({ ticket, set: edits("ticket"), add: tags, remove: tags }),
  "ticket.assign": fc.record({
    ticket,
    assignee: sample("ticket", "assignee"),
    reason: fc.constantFrom("", "Knows it"),
  }),
  "ticket.accept": fc.record({ ticket }),
  "ticket.note": fc.record({ ticket, text: sample("ticket", "actions") }),
  "ticket.resolve": fc.record({
    ticket,
    resolutionCode: sample("ticket", "resolutionCode"),
    solution: sample("ticket", "solution"),
  }),
  "ticket.reopen": fc.record({ ticket, reason: fc.constant("It is back") }),
  "ticket.close": fc.record({
    ticket,
    confirmation: sample("ticket", "confirmation"),
    rating: sample("ticket", "rating"),
  }),
  "ticket.archive": fc.record({ ticket }),
  "asset.register": fc.record({ asset, number: fc.constant("A-K7-0001"), set: edits("asset") }),
  "asset.edit": fc.record({ asset, set: edits("asset") }),
  "asset.merge": fc.record({ asset: anyId, drop: asset }),
  "custody.handOver": fc.record({
    ...signed,
    purpose: fc.constant("issue"),
    giverName: fc.constant("Store"),
    receiver: fc.constant(null),
    receiverName: sample("asset", "custody"),
    handedAt: fc.constant(stamp(0)),
  }),
  "custody.return": fc.record({
    ...signed,
    reason: fc.constant("idle"),
    returnerName: fc.constant("Li Na"),
    returnedAt: fc.constant(stamp(0)),
  }),
  "custody.resolve": fc
    .tuple(anyId, fc.array(anyId, { minLength: 1, maxLength: 4 }))
    .map(([adopt, tips]) => ({
      asset: ENTITY,
      prev: adopt,
      prevHash: hashOf(adopt),
      adopt,
      tips,
      note: "Asked",
    })),
  "member.set": fc.record({
    member: ticket,
    name: sample("member", "name"),
    role: sample("member", "role"),
    active: fc.boolean(),
  }),
  "device.enrol": fc.record({
    device: ticket,
    member: anyId,
    code: sample("device", "code"),
    publicKey: sample("device", "publicKey"),
  }),
  "device.revoke": fc.record({ device: ticket }),
  "person.set": fc.record({ person: ticket, set: edits("person") }),
  "site.set": fc.record({ site: ticket, set: edits("site") }),
  "conflict.resolve": fc.oneof(
    fc.record({
      kind: fc.constant("ticket"),
      entity: ticket,
      field: fc.constant("description"),
      sides: fc.array(anyId, { minLength: 1, maxLength: 4 }),
      value: sample("ticket", "description") as fc.Arbitrary<unknown>,
    }),
    fc.record({
      kind: fc.constant("ticket"),
      entity: ticket,
      field: fc.constant("status"),
      sides: fc.array(anyId, { minLength: 1, maxLength: 4 }),
      value: fc.constantFrom("new", "accepted", "closed") as fc.Arbitrary<unknown>,
    }),
    fc.record({
      kind: fc.constant("asset"),
      entity: ticket,
      field: fc.constant("remark"),
      sides: fc.array(anyId, { minLength: 1, maxLength: 4 }),
      value: sample("asset", "remark") as fc.Arbitrary<unknown>,
    }),
  ),
};

const fitting = Object.entries(PAYLOADS).map(([type, payload]) =>
  payload.map((made) => ({ type, payload: made })),
);
/** What a newer, broken or hostile program may have put into the log. */
const hostile = fc.record({
  type: fc.constantFrom(...OPERATION_TYPES.keys(), "loan.extend", "constructor.apply"),
  payload: fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
});
interface Act {
  what: { type: string; payload: Record<string, unknown> };
  v: number;
  device: number;
  /** How much of what it missed the device had learned before acting. */
  learned: number;
  minute: number;
  skew: number;
}
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.oneof({ weight: 8, arbitrary: fc.oneof(...fitting) }, { weight: 1, arbitrary: hostile }),
  v: fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(2) }),
  device: fc.integer({ min: 1, max: 3 }),
  learned: fc.double({ min: 0, max: 1, noNaN: true }),
  minute: fc.integer({ min: -100_000, max: 100_000 }),
  skew: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: -86_400_000, max: 86_400_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) },
  ),
});

/** A log as a hub could hold it; the last `waiting` acts of device 1 are still in its outbox. */
function logOf(acts: readonly Act[], waiting = 0): LoggedOperation[] {
  const base = new Map<number, number>();
  return acts.map(({ what, v, device, learned, minute, skew }, n) => {
    const pending = n >= acts.length - waiting;
    const author = pending ? 1 : device;
    const before = base.get(author) ?? 0;
    const baseSeq = before + Math.floor((n - before) * learned);
    if (!pending) base.set(author, baseSeq);
    const op: Operation = {
      id: uuid(1000 + n),
      type: what.type,
      v,
      workspace: WORKSPACE,
      device: uuid(100 + author),
      deviceSeq: n + 1,
      actor: uuid(200 + author),
      at: stamp(minute),
      clockSkewMs: skew,
      baseSeq: Math.min(baseSeq, acts.length - waiting),
      touches: [`ticket:${ENTITY}`],
      payload: what.payload,
      hash: hashOf(uuid(1000 + n)),
    };
    return { op, seq: pending ? null : n + 1 };
  });
}

const log = fc
  .tuple(fc.array(act, { maxLength: 20 }), fc.nat(4))
  .map(([acts, waiting]) => logOf(acts, Math.min(waiting, acts.length)));
const kind = fc.constantFrom(...KINDS);

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

const everyView = (state: EntityState) => [
  ...ALL_KINDS.map((kind) => kind.row(state)),
  kindNamed(state.kind)?.names(state),
  conflictRows(state),
  marksOf(state),
];

test("every registered operation type takes part in these properties, and its payloads fit", () => {
  expect(Object.keys(PAYLOADS).sort()).toEqual([...OPERATION_TYPES.keys()].sort());
  for (const [type, payload] of Object.entries(PAYLOADS)) {
    for (const made of fc.sample(payload, { seed: SEED, numRuns: 20 })) {
      const parsed = OPERATION_TYPES.get(type)?.payload.safeParse(made);
      expect(parsed?.error?.issues, `${type} ${JSON.stringify(made)}`).toBeUndefined();
    }
  }
});

describe("evolve", () => {
  test("is total: any operations in any order on anything never throw, and every view can show the result", () => {
    fc.assert(
      fc.property(kind, log, fc.array(fc.nat()), (of, operations, shuffle) => {
        const order = [...operations].sort(
          (a, b) => (shuffle[a.op.deviceSeq] ?? 0) - (shuffle[b.op.deviceSeq] ?? 0),
        );
        let state = emptyState(of, ENTITY);
        for (const logged of order) state = evolve(state, logged);
        expect(everyView(state)).toHaveLength(ALL_KINDS.length + 3);
        for (const { at } of state.marks) expect(() => new Date(at).toISOString()).not.toThrow();
        expect(state.marks).toHaveLength(operations.length);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test("is pure: neither the state nor the operation it is given changes", () => {
    fc.assert(
      fc.property(kind, log, (of, operations) => {
        let state = deepFreeze(emptyState(of, ENTITY));
        for (const logged of operations) state = deepFreeze(evolve(state, deepFreeze(logged)));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("is deterministic: the order in which operations came in leaves no trace", () => {
    fc.assert(
      fc.property(kind, log, (of, operations) => {
        expect(foldEntity(of, ENTITY, [...operations].reverse())).toEqual(foldEntity(of, ENTITY, operations));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("step by step gives what the whole fold gives, also through storage", () => {
    fc.assert(
      fc.property(kind, log, (of, operations) => {
        let state = emptyState(of, ENTITY);
        for (const logged of operations) {
          expect(comesLast(state, logged)).toBe(true);
          state = evolve(JSON.parse(JSON.stringify(state)) as EntityState, logged);
        }
        const whole = foldEntity(of, ENTITY, operations);
        expect(state).toEqual(whole);
        expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("replaying nothing changes nothing", () => {
    fc.assert(
      fc.property(kind, log, (of, operations) => {
        expect(fold(evolve, of, ENTITY, [])).toEqual(emptyState(of, ENTITY));
        const state = foldEntity(of, ENTITY, operations);
        expect([].reduce<EntityState>(evolve, state)).toBe(state);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test("an accepted operation that comes late is folded in its place, not on top", () => {
    const story = new Story();
    story.act(1, "ticket.open", openTicket());
    story.act(1, "ticket.edit", { ticket: TICKET, set: { place: "3-12" } }, { pending: true });
    const [, mine] = story.operations;
    const state = story.state("ticket", TICKET);
    expect(comesLast(state, { op: (mine as LoggedOperation).op, seq: 2 })).toBe(false);
  });
});

describe("nothing that people wrote is lost", () => {
  /** Few kinds of act, so that people really get into each other's way. */
  const crowded = fc.constantFrom("ticket.open", "ticket.edit", "ticket.edit", "conflict.resolve");
  const ticketAct = crowded.chain((type) =>
    (PAYLOADS[type] as fc.Arbitrary<Record<string, unknown>>).chain((payload) =>
      act.map((made) => ({ ...made, v: 1, what: { type, payload } })),
    ),
  );
  const ticketLog = fc.array(ticketAct, { minLength: 2, maxLength: 20 }).map((acts) => logOf(acts));
  const applies = (op: Operation) => read(op).kind === "known";
  const wrote = (op: Operation, name: string): unknown =>
    applies(op) && (op.type === "ticket.edit" || op.type === "ticket.open")
      ? (op.payload.set as Record<string, unknown>)[name]
      : undefined;

  test("a plain value stands, was replaced by somebody who knew it, or is shown as overwritten", () => {
    fc.assert(
      fc.property(ticketLog, fc.constantFrom("place", "dept", "title", "impact"), (operations, name) => {
        const state = foldEntity("ticket", ENTITY, operations);
        const writes = operations.filter(({ op }) => wrote(op, name) !== undefined);
        for (const [n, mine] of writes.entries()) {
          const value = wrote(mine.op, name);
          const mark = markOf(mine);
          const replaced = writes.slice(n + 1).some(({ op }) => hasSeen(op, mark));
          const shown = state.overwritten.some((lost) => lost.field === name && sameJson(lost.value, value));
          expect(replaced || shown || sameJson(state.fields[name], value), `${mine.op.id} ${name}`).toBe(
            true,
          );
        }
      }),
      { seed: SEED, numRuns: 600 },
    );
  });

  test("a text stands, was replaced by somebody who knew it, or is a side of a conflict", () => {
    fc.assert(
      fc.property(ticketLog, (operations) => {
        const state = foldEntity("ticket", ENTITY, operations);
        const told = [...state.conflicts, ...state.settled]
          .filter(({ field }) => field === "description")
          .flatMap(({ sides }) => sides.map(({ value }) => value));
        const decided = (op: Operation) =>
          op.type === "conflict.resolve" &&
          applies(op) &&
          op.payload.field === "description" &&
          op.payload.value;
        const text = (op: Operation) => wrote(op, "description") ?? (decided(op) || undefined);
        const writes = operations.filter(({ op }) => text(op) !== undefined);
        for (const [n, mine] of writes.entries()) {
          const value = text(mine.op);
          const mark = markOf(mine);
          // Whoever names a story in a decision had it on the screen.
          const named = (op: Operation) => (op.payload.sides as string[] | undefined)?.includes(mine.op.id);
          const replaced = writes.slice(n + 1).some(({ op }) => hasSeen(op, mark) || named(op));
          const stands = sameJson(state.fields.description, value);
          expect(replaced || stands || told.includes(value), mine.op.id).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 600 },
    );
  });

  test("an element is there exactly while an addition is not answered by a removal that knew of it", () => {
    fc.assert(
      fc.property(ticketLog, (operations) => {
        const state = foldEntity("ticket", ENTITY, operations);
        const has = (op: Operation, list: "add" | "remove", tag: string) =>
          op.type === "ticket.edit" && applies(op)
            ? ((op.payload[list] as { tags?: string[] } | undefined)?.tags ?? []).includes(tag)
            : false;
        for (const tag of ["vip", "楼上", "__proto__"]) {
          const stands = operations.some(
            (added, n) =>
              has(added.op, "add", tag) &&
              !operations
                .slice(n + 1)
                .some(
                  ({ op }) => has(op, "remove", tag) && !has(op, "add", tag) && hasSeen(op, markOf(added)),
                ),
          );
          expect(setElements(state, "tags").includes(tag), tag).toBe(stands);
        }
      }),
      { seed: SEED, numRuns: 600 },
    );
  });
});

describe("what a newer program wrote", () => {
  const later = (payload: Record<string, unknown>, change: Partial<Operation> = {}): LoggedOperation => {
    const story = new Story();
    story.act(1, "ticket.open", openTicket());
    const op = story.act(1, "ticket.accept", { ticket: TICKET });
    return { op: { ...op, payload, ...change }, seq: 2 };
  };
  const open = () => {
    const story = new Story();
    story.act(1, "ticket.open", openTicket());
    return story.state("ticket", TICKET);
  };

  test("F10: an unknown type or version is kept, marked and skipped", () => {
    for (const change of [{ type: "ticket.teleport" }, { v: 2 }]) {
      const logged = later({ ticket: TICKET }, change);
      const state = evolve(open(), logged);
      expect(state.unread).toEqual([logged.op.id]);
      expect(state.fields).toEqual(open().fields);
      expect(ticketRow(state).needsUpdate).toBe(true);
    }
  });

  test("F10: an unknown part of a known operation is marked, and the rest is folded", () => {
    const logged = later({ ticket: TICKET, hologram: true });
    const state = evolve(open(), logged);
    expect(state.unread).toEqual([logged.op.id]);
    expect(state.fields.status).toBe("accepted");
  });

  test("F10: an unknown field among edits is marked, and the rest is folded", () => {
    const logged = later({ ticket: TICKET, set: { place: "3-12", hologram: true } }, { type: "ticket.edit" });
    const state = evolve(open(), logged);
    expect(state.unread).toEqual([logged.op.id]);
    expect(state.fields.place).toBe("3-12");
    expect(state.fields).not.toHaveProperty("hologram");
  });
});
