import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { sameJson } from "../log/canonical.ts";
import { acceptNext, comesLast, fold } from "../log/fold.ts";
import type { LoggedOperation, Operation } from "../log/operation.ts";
import { resolve, separate, valuesOf } from "../log/parts.ts";
import { hasSeen, markOf } from "../log/seen.ts";
import type { Mark } from "../log/seen.ts";
import { emptyState, setElements, stateFrom } from "../log/state.ts";
import type { EntityState } from "../log/state.ts";
import { conflictRows } from "./conflict/conflict-view.ts";
import { evolve, foldEntity } from "./evolve.ts";
import { KINDS as ALL_KINDS, kindNamed } from "./kinds.ts";
import type { RecordKind } from "./kind/record-kind.ts";
import { marksOf } from "./known-marks.ts";
import {
  Story,
  TICKET,
  WORKSPACE,
  hashOf,
  openTicket,
  stamp,
  uuid,
} from "../../tests/support/domain/operations.ts";
import { EVERY_VERSION, FEW, payloadsOf } from "../../tests/support/domain/payloads.ts";
import type { Payload } from "../../tests/support/domain/payloads.ts";
import { isMadeAgain, sayingsIn } from "../../tests/support/domain/sayings.ts";
import type { Saying } from "../../tests/support/domain/sayings.ts";
import { keysOf } from "../../tests/support/domain/values.ts";
import type { Materials } from "../../tests/support/domain/values.ts";
import { OPERATION_TYPES, personalOf, read, versionOf } from "./registry.ts";
import { ticketRow } from "./ticket/ticket-view.ts";

// Many runs of one law on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 60_000 });

const SEED = 20261123;
const ENTITY = uuid(1);
const KINDS = [...ALL_KINDS.map(({ name }) => name), "constructor", "loan"];

/** All records at hand are few, and the one that is folded is among them, whatever its kind. */
const AROUND: Materials = {
  ...FEW,
  ids: (of) => (of === null ? FEW.ids(null) : [ENTITY, ENTITY, uuid(2)]),
  words: fc.constantFrom("vip", "楼上", "__proto__", "Silent"),
};

/** For every version of every type, payloads that fit; edits sometimes with what only a newer program knows. */
const fitting = EVERY_VERSION.map(({ type, v }) =>
  fc
    .tuple(payloadsOf(type, v, AROUND), fc.nat(6))
    .map(([payload, chance]) => ({ type, v, payload: chance > 0 ? payload : holographic(payload) })),
);

function holographic(payload: Payload): Payload {
  const { set } = payload;
  return typeof set === "object" ? { ...payload, set: { ...set, holographic: true } } : payload;
}

const stub = (text: string) => text.length.toString(16).padStart(64, "0");

describe("personal values", () => {
  const types = [...OPERATION_TYPES.values()].filter(({ personal }) => personal);

  test.each(types.map((definition) => [definition.type, definition] as const))(
    "of %s that are not at hand read as something that fits",
    (type, definition) => {
      let withheld = 0;
      for (const made of fc.sample(payloadsOf(type, definition.v, AROUND), { seed: SEED, numRuns: 200 })) {
        const hidden = separate(made, personalOf(definition, made), () => "salt", stub);
        const said = resolve(hidden.payload, personalOf(definition, hidden.payload), undefined);
        withheld += said.withheld.length;
        expect(definition.payload.safeParse(said.payload)).toMatchObject({ success: true });
        expect(definition.touches(said.payload)).toEqual(definition.touches(made));
      }
      expect(withheld).toBeGreaterThan(0);
    },
  );

  test("of a field that says it is personal stand in no signed text, whichever act sets it", () => {
    const bare: string[] = [];
    for (const { type, kind, act } of OPERATION_TYPES.values()) {
      const fields = Object.entries(kindNamed(kind ?? "")?.fields ?? {}).filter(([, spec]) => spec.personal);
      const shape = (act.payload as { shape?: Record<string, { shape?: object }> }).shape ?? {};
      for (const [name] of fields) {
        const edited = Object.hasOwn(shape.set?.shape ?? {}, name);
        const path = edited ? `set.${name}` : name;
        const personal = typeof act.personal === "function" ? {} : (act.personal ?? {});
        const said = edited || Object.hasOwn(shape, name);
        if (said && !Object.hasOwn(personal, path)) bare.push(`${type} ${path}`);
      }
    }
    expect(bare).toEqual([]);
  });
});

/** A payload as its version seals it, with or without the parts. */
function sealedForm({ type, v, payload }: Act["what"], atHand: boolean) {
  const definition = OPERATION_TYPES.get(type);
  const version = definition && versionOf(definition, v);
  if (!version) return { payload };
  const separated = separate(payload, personalOf(version, payload), () => "salt", stub);
  const parts = valuesOf(new Map(separated.parts.map((text) => [stub(text), text])));
  return atHand && parts.size > 0 ? { payload: separated.payload, parts } : { payload: separated.payload };
}

/** What a newer, broken or hostile program may have put into the log. */
const hostile = fc.record({
  type: fc.constantFrom(...OPERATION_TYPES.keys(), "loan.extend", "constructor.apply"),
  v: fc.integer({ min: 1, max: 3 }),
  payload: fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
});
interface Act {
  what: { type: string; v: number; payload: Payload };
  device: number;
  /** How much of what it missed the device had learned before acting. */
  learned: number;
  minute: number;
  skew: number;
  /** Whether the values that it hides behind their hash are here. */
  atHand: boolean;
}
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.oneof({ weight: 8, arbitrary: fc.oneof(...fitting) }, { weight: 1, arbitrary: hostile }),
  atHand: fc.boolean(),
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
  return acts.map(({ what, device, learned, minute, skew, atHand }, n) => {
    const pending = n >= acts.length - waiting;
    const author = pending ? 1 : device;
    const before = base.get(author) ?? 0;
    const baseSeq = before + Math.floor((n - before) * learned);
    if (!pending) base.set(author, baseSeq);
    const op: Operation = {
      id: uuid(1000 + n),
      type: what.type,
      v: what.v,
      workspace: WORKSPACE,
      device: uuid(100 + author),
      deviceSeq: n + 1,
      actor: uuid(200 + author),
      at: stamp(minute),
      clockSkewMs: skew,
      baseSeq: Math.min(baseSeq, acts.length - waiting),
      touches: [`ticket:${ENTITY}`],
      ...sealedForm(what, atHand),
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

test("every version of every type takes part in these properties", () => {
  expect(fitting.length).toBeGreaterThanOrEqual(OPERATION_TYPES.size);
  for (const made of fc.sample(fc.oneof(...fitting), { seed: SEED, numRuns: 300 })) {
    const reading = read({ ...made, touches: [] } as unknown as Operation);
    expect(reading.kind, JSON.stringify(made)).toBe("known");
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
          state = evolve(stateFrom(JSON.parse(JSON.stringify(state)) as EntityState), logged);
        }
        const whole = foldEntity(of, ENTITY, operations);
        expect(state).toEqual(whole);
        expect(stateFrom(JSON.parse(JSON.stringify(whole)) as EntityState)).toEqual(whole);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("numbered one by one in the order they were made, waiting operations leave what folding anew gives", () => {
    let numbered = 0;
    fc.assert(
      fc.property(kind, log, (of, operations) => {
        const now = [...operations];
        let state = foldEntity(of, ENTITY, now);
        for (const [n, { op, seq }] of operations.entries()) {
          if (seq !== null) continue;
          now[n] = { op, seq: n + 1 };
          const next = acceptNext(state, op, n + 1);
          expect(next).toEqual(foldEntity(of, ENTITY, now));
          state = next as EntityState;
          numbered += 1;
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(numbered).toBeGreaterThan(100);
  });

  test("a waiting operation that is numbered out of turn is no case for that", () => {
    const story = new Story();
    story.act(1, "ticket.open", openTicket());
    const first = story.act(1, "ticket.edit", { ticket: TICKET, set: { place: "3-12" } }, { pending: true });
    const second = story.act(1, "ticket.edit", { ticket: TICKET, set: { place: "4-1" } }, { pending: true });
    const state = story.state("ticket", TICKET);
    expect(acceptNext(state, second, 2)).toBeNull();
    expect(acceptNext(state, first, 1)).toBeNull();
    expect(acceptNext(state, first, 2)).not.toBeNull();
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

describe.each(ALL_KINDS as readonly RecordKind[])(
  "of $name nothing that people wrote is lost",
  ({ name: of, fields, acts }) => {
    const KEY = `${of}:${ENTITY}`;
    const settles = payloadsOf("conflict.resolve", 2, AROUND).filter((payload) => payload.kind === of);
    const isSettled = Object.values(fields).some((spec) => spec.class === "text" || spec.class === "state");
    /** Few records and few words, so that people really get into each other's way. */
    const written = Object.keys(acts).map((type) => {
      const v = OPERATION_TYPES.get(type)?.v ?? 1;
      return payloadsOf(type, v, AROUND).map((payload) => ({ type, v, payload }));
    });
    const settled = settles.map((payload) => ({ type: "conflict.resolve", v: 2, payload }));
    const crowded = fc
      .tuple(act, fc.oneof(...written, ...(isSettled ? [settled, settled] : [])))
      .map(([made, what]) => ({ ...made, what }));
    const crowdedLog = fc
      .array(crowded, { minLength: 2, maxLength: 16 })
      .map((acts) => logOf(acts))
      .map((log) => ({ state: foldEntity(of, ENTITY, log), log }))
      .map(({ state, log }) => ({
        state,
        said: log.map((logged, n) => ({
          logged,
          sayings: isMadeAgain(log.slice(0, n), logged.op, of) ? [] : sayingsIn(state, logged.op, KEY),
        })),
      }));
    const RUNS = { seed: SEED, numRuns: 250 };
    type Log = { state: EntityState; said: { logged: LoggedOperation; sayings: Saying[] }[] };
    const ofClass = (...classes: string[]) =>
      Object.entries(fields).flatMap(([name, spec]) => {
        if (!classes.includes(spec.class)) return [];
        return spec.keyed ? keysOf(spec.schema, AROUND).map((key) => `${name}.${key}`) : [name];
      });

    /** A law about fields of a class; a kind without such fields cannot break it. */
    const lawOf =
      (...classes: string[]) =>
      (name: string, law: () => void) => {
        if (ofClass(...classes).length > 0) test(name, law);
      };

    /** Somebody who knew of it said something else of the field, or named it in a decision. */
    function replaces({ logged, sayings }: Log["said"][number], field: string, mark: Mark): boolean {
      return sayings.some((saying) => {
        if (saying.says === "move") return field in (saying.ifItFits ?? {}) && hasSeen(logged.op, mark);
        if (saying.field !== field) return false;
        // Whoever names a story in a decision had it on the screen.
        if (saying.says === "decision") return hasSeen(logged.op, mark) || saying.named.includes(mark.op);
        return saying.says === "value" && hasSeen(logged.op, mark);
      });
    }

    /** Values of fields that nobody replaced who knew of them. What an undo brings back was said before it. */
    function unanswered({ said }: Log, names: readonly string[]) {
      return said.flatMap(({ logged, sayings }, n) =>
        sayings.flatMap((saying) => {
          if (OPERATION_TYPES.get(logged.op.type)?.act.undoes) return [];
          if (saying.says !== "value" && saying.says !== "decision") return [];
          const { field, value } = saying;
          if (!names.includes(field)) return [];
          const mark = markOf(logged);
          return said.slice(n + 1).some((later) => replaces(later, field, mark)) ? [] : [{ field, value }];
        }),
      );
    }

    lawOf("register", "unique")(
      "a plain value stands, was replaced by somebody who knew it, or is shown as overwritten",
      () => {
        fc.assert(
          fc.property(crowdedLog, (log) => {
            for (const { field, value } of unanswered(log, ofClass("register", "unique"))) {
              const shown = log.state.overwritten.some(
                (lost) => lost.field === field && sameJson(lost.value, value),
              );
              expect(shown || sameJson(log.state.fields[field], value), `${of}.${field}`).toBe(true);
            }
          }),
          RUNS,
        );
      },
    );

    lawOf("text")("a text stands, was replaced by somebody who knew it, or is a side of a conflict", () => {
      fc.assert(
        fc.property(crowdedLog, (log) => {
          for (const { field, value } of unanswered(log, ofClass("text"))) {
            const told = [...log.state.conflicts, ...log.state.settled]
              .filter((conflict) => conflict.field === field)
              .flatMap(({ sides }) => sides.map((side) => side.value));
            expect(told.includes(value) || sameJson(log.state.fields[field], value), `${of}.${field}`).toBe(
              true,
            );
          }
        }),
        RUNS,
      );
    });

    lawOf("set")(
      "an element is there exactly while an addition is not answered by a removal that knew of it",
      () => {
        fc.assert(
          fc.property(crowdedLog, ({ state, said }) => {
            for (const field of ofClass("set")) {
              const elements = said.map(({ logged, sayings }) => {
                const named = sayings.filter((saying) => saying.field === field && "element" in saying);
                const which = (says: string) =>
                  new Set(
                    named.flatMap((saying) =>
                      saying.says === says && "element" in saying ? [saying.element] : [],
                    ),
                  );
                return { logged, on: which("on"), off: which("off") };
              });
              const all = new Set(elements.flatMap(({ on, off }) => [...on, ...off]));
              const standing = [...all].filter((element) =>
                elements.some(
                  (added, n) =>
                    added.on.has(element) &&
                    !elements
                      .slice(n + 1)
                      .some(
                        ({ logged, on, off }) =>
                          off.has(element) && !on.has(element) && hasSeen(logged.op, markOf(added.logged)),
                      ),
                ),
              );
              expect(setElements(state, field), `${of}.${field}`).toEqual(standing.sort());
            }
          }),
          RUNS,
        );
      },
    );
  },
);

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
