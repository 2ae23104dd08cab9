import { describe, expect, test } from "vitest";
import type { FieldClass } from "../log/field.ts";
import { openConflict, setElements } from "../log/state.ts";
import type { EntityState } from "../log/state.ts";
import type { RecordKind } from "./kind/record-kind.ts";
import { KINDS } from "./kinds.ts";
import { marksOf } from "./known-marks.ts";
import { Story, TICKET, openTicket, uuid } from "../../tests/support/domain/operations.ts";
import { FEW, subjectOf } from "../../tests/support/domain/payloads.ts";
import { keysOf } from "../../tests/support/domain/values.ts";
import { elementsOf, entriesOf, makes, writesOf } from "../../tests/support/domain/writes.ts";
import type { Write } from "../../tests/support/domain/writes.ts";

// Every field of every kind, written by the acts that write it: which these are, and with what they
// write, is found out by trying them (tests/support/domain/writes.ts). A field that no act writes
// fails by its name.

const CLASSES: readonly FieldClass[] = ["register", "text", "set", "append", "state", "unique", "chain"];

/** A map that is kept key by key is as many fields as it has keys. */
const everyField = KINDS.flatMap(({ name: kind, fields }: RecordKind) =>
  Object.entries(fields).flatMap(([field, spec]) => {
    const names = spec.keyed ? keysOf(spec.schema, FEW).map((key) => `${field}.${key}`) : [field];
    return names.map((name) => ({ label: `${kind}.${name}`, kind, name, spec, fieldClass: spec.class }));
  }),
);
/** Without those that nobody can write two ways. */
const ofClass = (...classes: FieldClass[]) =>
  everyField.filter(({ fieldClass, spec }) => classes.includes(fieldClass) && !spec.fixed);

type Act = Write["act"];

/** A record that everybody knows. */
function known({ before }: Pick<Write, "before">): Story {
  const story = new Story();
  for (const { type, payload } of before) story.act(3, type, payload);
  return story;
}

const stateOf = (story: Story, kind: string) => story.state(kind, subjectOf(kind));

/** Two devices act, neither knowing of the other; the one named first is accepted first. */
function concurrently(
  kind: string,
  before: Act[],
  [first, second]: [Act, Act],
  minutes: [number, number],
): EntityState {
  const story = known({ before });
  const seen = story.operations.length;
  story.act(1, first.type, first.payload, { seen, minute: minutes[0] });
  story.act(2, second.type, second.payload, { seen, minute: minutes[1] });
  return stateOf(story, kind);
}

describe("field tables", () => {
  test.each(everyField)("$label has a class", ({ spec }) => {
    expect(CLASSES).toContain(spec.class);
  });

  test("a field that is edited freely is a register, a text or unique", () => {
    const edited = everyField.filter(({ spec }) => spec.edited);
    expect(edited.length).toBeGreaterThan(0);
    for (const { fieldClass } of edited) expect(["register", "text", "unique"]).toContain(fieldClass);
  });
});

test("no field that is kept key by key is personal: what hides and erases a value takes it for one whole", () => {
  const keyed = (KINDS as readonly RecordKind[]).flatMap(({ name, fields }) =>
    Object.entries(fields).flatMap(([field, spec]) =>
      spec.keyed ? [{ label: `${name}.${field}`, spec }] : [],
    ),
  );
  expect(keyed.map(({ label }) => label)).toContain("asset.own");
  expect(keyed.filter(({ spec }) => spec.personal).map(({ label }) => label)).toEqual([]);
});

describe("two who write a field without knowing of each other", () => {
  test.each(ofClass("register", "unique"))(
    "$label ($fieldClass): the later one stands, the other stays visible",
    ({ kind, name }) => {
      const [early, late] = writesOf(kind, name);
      expect(early.value).not.toEqual(late.value);
      const orders = [
        concurrently(kind, early.before, [early.act, late.act], [10, 20]),
        concurrently(kind, early.before, [late.act, early.act], [20, 10]),
      ];
      for (const state of orders) {
        expect(state.fields[name]).toEqual(late.value);
        const lost = state.overwritten.filter(({ field }) => field === name);
        expect(lost.map(({ value }) => value)).toEqual([early.value]);
        expect(openConflict(state, name)).toBeUndefined();
      }
    },
  );

  test.each(ofClass("text"))("$label (text): both are kept, side by side", ({ kind, name }) => {
    const [one, two] = writesOf(kind, name);
    const state = concurrently(kind, one.before, [one.act, two.act], [20, 10]);
    expect(openConflict(state, name)?.class).toBe("text");
    expect(openConflict(state, name)?.sides.map(({ value }) => value)).toEqual([one.value, two.value]);
  });

  test.each(ofClass("set"))(
    "$label (set): an addition wins over a removal that had not seen it",
    ({ kind, name }) => {
      const { add, other, remove } = elementsOf(kind, name);
      for (const order of ["addition first", "removal first"]) {
        const story = known(add);
        story.act(3, add.act.type, add.act.payload);
        const seen = story.operations.length;
        const adds = () => story.act(1, add.act.type, add.act.payload, { seen });
        const removes = () => story.act(2, remove.type, remove.payload, { seen });
        for (const act of order === "addition first" ? [adds, removes] : [removes, adds]) act();
        expect(setElements(stateOf(story, kind), name), order).toEqual([add.value]);
      }
      const both = concurrently(kind, add.before, [add.act, other.act], [1, 2]);
      expect(setElements(both, name)).toEqual([add.value, other.value].sort());
      expect(openConflict(both, name)).toBeUndefined();
    },
  );

  test.each(ofClass("append"))("$label (append): both entries stand, nobody is asked", ({ kind, name }) => {
    const [one, two] = entriesOf(kind, name);
    const state = concurrently(kind, one.before, [one.act, two.act], [20, 10]);
    // The way there may have left entries as well.
    const before = stateOf(known(one), kind).lists[name]?.map(({ value }) => value) ?? [];
    expect(state.lists[name]?.map(({ value }) => value)).toEqual([...before, one.value, two.value]);
    expect(openConflict(state, name)).toBeUndefined();
    expect(state.overwritten.filter(({ field }) => field === name)).toEqual([]);
  });

  test.each(ofClass("state"))(
    "$label (state): a move that does not fit becomes a conflict",
    ({ kind, name }) => {
      const move = writesOf(kind, name).find(({ before }) => before.length > 0) as Write;
      const state = concurrently(kind, move.before, [move.act, move.act], [20, 10]);
      expect(state.fields[name]).toBe(move.value);
      expect(openConflict(state, name)?.class).toBe("state");
      expect(openConflict(state, name)?.sides.map(({ actor }) => actor)).toEqual([uuid(201), uuid(202)]);
    },
  );

  test.each(ofClass("chain"))("$label (chain): contested, with both stories", ({ kind, name }) => {
    const [one, two] = writesOf(kind, name);
    const state = concurrently(kind, one.before, [one.act, two.act], [20, 10]);
    expect(openConflict(state, name)?.class).toBe("chain");
    expect(openConflict(state, name)?.sides.map(({ actor }) => actor)).toEqual([uuid(201), uuid(202)]);
  });
});

describe("two records with one value", () => {
  const claimsOf = (state: EntityState) => marksOf(state).filter(({ claims }) => claims);

  test.each(ofClass("unique"))("$label (unique): claim the same", ({ kind, name, spec }) => {
    // "X" on a label identifies nothing; the other of the two does.
    const says = ({ value }: Write) => spec.uniqueForm?.(value) !== "";
    const { act, before } = writesOf(kind, name).find(says) as Write;
    const other = uuid(99);
    const [one, two] = [subjectOf(kind), other].map((id) => {
      const story = new Story();
      for (const { type, payload } of [...before, act]) {
        story.act(
          1,
          type,
          JSON.parse(JSON.stringify(payload).replaceAll(subjectOf(kind), id)) as object as never,
        );
      }
      return claimsOf(story.state(kind, id)).find(({ field }) => field === name);
    });
    expect(one?.value).not.toBe("");
    expect(two).toEqual(one);
    expect(spec.uniqueForm?.(` ${String(one?.value).toLowerCase()} `)).toBe(one?.value);
  });
});

describe("who writes after having seen", () => {
  test.each(ofClass("register", "unique", "text"))(
    "$label: replaces, and nobody is asked",
    ({ kind, name }) => {
      const [one, two] = writesOf(kind, name);
      const story = known(one);
      story.act(1, one.act.type, one.act.payload, { minute: 20 });
      story.act(2, two.act.type, two.act.payload, { minute: 10 });
      const state = stateOf(story, kind);
      if (makes(two.act)) {
        expect(state.fields[name], "a record is made once").toEqual(one.value);
        expect(openConflict(state, "madeOnce")?.class).toBe("breach");
        return;
      }
      expect(state.fields[name]).toEqual(two.value);
      expect(state.overwritten.filter(({ field }) => field === name)).toEqual([]);
      expect(openConflict(state, name)).toBeUndefined();
    },
  );
});

const place = (value: string) => ["ticket.edit", { ticket: TICKET, set: { place: value } }] as const;
const tag = (element: string, on: boolean) =>
  ["ticket.edit", { ticket: TICKET, [on ? "add" : "remove"]: { tags: [element] } }] as const;

function ticketKnown(): Story {
  const story = new Story();
  story.act(1, "ticket.open", openTicket());
  return story;
}

describe("two who write the same value without knowing of each other", () => {
  test("are of one mind: nothing is overwritten and no conflict opens", () => {
    const story = ticketKnown();
    story.act(1, ...place("3-12"), { seen: 1 });
    story.act(2, ...place("3-12"), { seen: 1 });
    const state = story.state("ticket", TICKET);
    expect(state.overwritten).toEqual([]);
    expect(state.fields.place).toBe("3-12");
  });

  test("a later write that knew only one of them still shows the other's as overwritten", () => {
    for (const author of [1, 2]) {
      const story = ticketKnown();
      story.act(1, ...place("3-12"), { seen: 1 });
      story.act(2, ...place("3-12"), { seen: 1 });
      story.act(author, ...place("4-07"), { seen: 1 });
      expect(
        story.state("ticket", TICKET).overwritten.map(({ value }) => value),
        `by ${author}`,
      ).toEqual(["3-12"]);
    }
  });
});

describe("sets", () => {
  test("a removal that knew of one addition leaves the other's element in place", () => {
    const story = ticketKnown();
    story.act(1, ...tag("vip", true), { seen: 1 });
    story.act(2, ...tag("vip", true), { seen: 1 });
    story.act(2, ...tag("vip", false), { seen: 1 });
    expect(setElements(story.state("ticket", TICKET), "tags")).toEqual(["vip"]);
    story.act(1, ...tag("vip", false), { seen: 1 });
    expect(setElements(story.state("ticket", TICKET), "tags"), "both have taken theirs away").toEqual([]);
  });

  test.each(["__proto__", "constructor", "toString"])("an element may be called %s", (element) => {
    const story = ticketKnown();
    story.act(1, ...tag(element, true));
    const stored = JSON.parse(JSON.stringify(story.state("ticket", TICKET))) as EntityState;
    expect(setElements(stored, "tags")).toEqual([element]);
    story.act(1, ...tag(element, false));
    expect(setElements(story.state("ticket", TICKET), "tags")).toEqual([]);
  });
});
