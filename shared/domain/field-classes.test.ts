import { describe, expect, test } from "vitest";
import type { FieldClass } from "../log/field.ts";
import { openConflict, setElements } from "../log/state.ts";
import type { EntityState } from "../log/state.ts";
import { custodyOf } from "./custody/custody-state.ts";
import { KINDS } from "./kinds.ts";
import { marksOf } from "./known-marks.ts";
import type { RecordKind } from "./kind/record-kind.ts";
import { FIELD_SAMPLES } from "../../tests/support/domain/field-samples.ts";
import {
  ASSET,
  Story,
  TICKET,
  handOver,
  openTicket,
  registerAsset,
  uuid,
} from "../../tests/support/domain/operations.ts";

const CLASSES: readonly FieldClass[] = ["register", "text", "set", "append", "state", "unique", "chain"];
const PERSON = uuid(31);
const SITE = uuid(41);
const MEMBER = uuid(201);
const DEVICE = uuid(101);
const ID: Record<string, string> = {
  ticket: TICKET,
  asset: ASSET,
  person: PERSON,
  site: SITE,
  member: MEMBER,
  device: DEVICE,
};

const claimsOf = (state: EntityState) => marksOf(state).filter(({ claims }) => claims);

type Payload = Record<string, unknown>;
type Write = [type: string, payload: Payload];
const resolve: Payload = { ticket: TICKET, resolutionCode: "fixed", solution: "Changed it" };
const close: Payload = { ticket: TICKET, confirmation: "verbal" };
const member: Payload = { member: MEMBER, name: "Zhou", role: "technician", active: true };
const enrol: Payload = { device: DEVICE, member: MEMBER, code: "K7", publicKey: `${"A".repeat(43)}=` };
const document = { format: "glpi-inventory", name: "pc.json", bytes: 2, gzip: "AAAA" };

/** How a user's act writes a field that has an operation of its own. */
const OWN_WRITES: Record<string, (value: unknown) => Write> = {
  "ticket.number": (value) => ["ticket.open", { ...openTicket(), number: value }],
  "ticket.assignee": (value) => ["ticket.assign", { ticket: TICKET, assignee: value }],
  "ticket.resolutionCode": (value) => ["ticket.resolve", { ...resolve, resolutionCode: value }],
  "ticket.rootCause": (value) => ["ticket.resolve", { ...resolve, rootCause: value }],
  "ticket.solution": (value) => ["ticket.resolve", { ...resolve, solution: value }],
  "ticket.confirmation": (value) => ["ticket.close", { ...close, confirmation: value }],
  "ticket.rating": (value) => ["ticket.close", { ...close, rating: value }],
  "ticket.actions": (value) => ["ticket.note", { ticket: TICKET, text: value }],
  "ticket.status": () => ["ticket.accept", { ticket: TICKET }],
  "asset.number": (value) => ["asset.register", { ...registerAsset(), number: value }],
  "asset.documents": (value) => [
    "asset.edit",
    { asset: ASSET, set: {}, document: { ...document, sha256: value } },
  ],
  "asset.mergedInto": (value) => ["asset.merge", { asset: value, drop: ASSET }],
  "asset.custody": (value) => ["custody.handOver", handOver(String(value), null)],
  "member.name": (value) => ["member.set", { ...member, name: value }],
  "member.role": (value) => ["member.set", { ...member, role: value }],
  "member.active": (value) => ["member.set", { ...member, active: value }],
  "device.member": (value) => ["device.enrol", { ...enrol, member: value }],
  "device.code": (value) => ["device.enrol", { ...enrol, code: value }],
  "device.publicKey": (value) => ["device.enrol", { ...enrol, publicKey: value }],
  "device.revoked": (value) => (value ? ["device.revoke", { device: DEVICE }] : ["device.enrol", enrol]),
};

function writeOf(kind: string, name: string, value: unknown): Write {
  const own = OWN_WRITES[`${kind}.${name}`];
  if (own) return own(value);
  return [
    kind === "ticket" || kind === "asset" ? `${kind}.edit` : `${kind}.set`,
    { [kind]: ID[kind], set: { [name]: value } },
  ];
}

function elementWrite(name: string, element: unknown, on: boolean): Write {
  return ["ticket.edit", { ticket: TICKET, [on ? "add" : "remove"]: { [name]: [element] } }];
}

/** A record that everybody knows: accepted as number 1. */
function known(kind: string, name: string): Story {
  const story = new Story();
  if (kind === "ticket") story.act(1, "ticket.open", openTicket());
  // Its own writer registers the asset and merges it: the field must still be free.
  if (kind === "asset" && name !== "number") story.act(1, "asset.register", registerAsset());
  return story;
}

/** Two devices write, neither knowing of the other; the one named first is accepted first. */
function concurrently(
  kind: string,
  name: string,
  first: Write,
  second: Write,
  minutes: [number, number],
): EntityState {
  const story = known(kind, name);
  const seen = story.operations.length;
  story.act(1, ...first, { seen, minute: minutes[0] });
  story.act(2, ...second, { seen, minute: minutes[1] });
  return story.state(kind, ID[kind] as string);
}

const everyField = KINDS.flatMap(({ name: kind, fields }: RecordKind) =>
  Object.entries(fields).map(([name, spec]) => ({
    label: `${kind}.${name}`,
    kind,
    name,
    spec,
    fieldClass: spec.class,
  })),
);

describe("field tables", () => {
  test.each(everyField)("$label has a class", ({ spec }) => {
    expect(CLASSES).toContain(spec.class);
  });

  test("every field has two samples that fit it, and no sample is left over", () => {
    for (const { name: kind, fields } of KINDS as readonly RecordKind[]) {
      expect(Object.keys(FIELD_SAMPLES[kind] ?? {}).sort()).toEqual(Object.keys(fields).sort());
      for (const [name, spec] of Object.entries(fields)) {
        if (spec.class === "append" || spec.class === "chain") continue;
        for (const value of FIELD_SAMPLES[kind]?.[name] ?? []) {
          expect(spec.schema.safeParse(value).success, `${kind}.${name} = ${JSON.stringify(value)}`).toBe(
            true,
          );
        }
      }
    }
  });

  test("a field that is edited freely is a register, a text or unique", () => {
    const edited = everyField.filter(({ spec }) => spec.edited);
    expect(edited.length).toBeGreaterThan(0);
    for (const { fieldClass } of edited) expect(["register", "text", "unique"]).toContain(fieldClass);
  });
});

const ofClass = (...classes: FieldClass[]) =>
  everyField.filter(({ fieldClass }) => classes.includes(fieldClass));
const samplesOf = (kind: string, name: string) => FIELD_SAMPLES[kind]?.[name] as readonly [unknown, unknown];

describe("two who write a field without knowing of each other", () => {
  test.each(ofClass("register", "unique"))(
    "$label ($fieldClass): the later one stands, the other stays visible",
    ({ kind, name }) => {
      const [early, late] = samplesOf(kind, name);
      const orders = [
        concurrently(kind, name, writeOf(kind, name, early), writeOf(kind, name, late), [10, 20]),
        concurrently(kind, name, writeOf(kind, name, late), writeOf(kind, name, early), [20, 10]),
      ];
      for (const state of orders) {
        expect(state.fields[name]).toEqual(late);
        const lost = state.overwritten.filter(({ field }) => field === name);
        expect(lost.map(({ value }) => value)).toEqual([early]);
        expect(openConflict(state, name)).toBeUndefined();
      }
    },
  );

  test.each(ofClass("text"))("$label (text): both are kept, side by side", ({ kind, name }) => {
    const [one, two] = samplesOf(kind, name);
    const state = concurrently(kind, name, writeOf(kind, name, one), writeOf(kind, name, two), [20, 10]);
    expect(openConflict(state, name)?.class).toBe("text");
    expect(openConflict(state, name)?.sides.map(({ value }) => value)).toEqual([one, two]);
  });

  test.each(ofClass("set"))(
    "$label (set): an addition wins over a removal that had not seen it",
    ({ name }) => {
      const [element, other] = samplesOf("ticket", name) as [string, string];
      for (const order of ["addition first", "removal first"]) {
        const story = known("ticket", name);
        story.act(3, ...elementWrite(name, element, true));
        const add = () => story.act(1, ...elementWrite(name, element, true), { seen: 2 });
        const remove = () => story.act(2, ...elementWrite(name, element, false), { seen: 2 });
        for (const act of order === "addition first" ? [add, remove] : [remove, add]) act();
        expect(setElements(story.state("ticket", TICKET), name), order).toEqual([element]);
      }
      const both = concurrently(
        "ticket",
        name,
        elementWrite(name, element, true),
        elementWrite(name, other, true),
        [1, 2],
      );
      expect(setElements(both, name)).toEqual([element, other].sort());
      expect(both.conflicts).toEqual([]);
    },
  );

  test.each(ofClass("append"))("$label (append): both entries stand, nobody is asked", ({ kind, name }) => {
    const [one, two] = samplesOf(kind, name);
    const state = concurrently(kind, name, writeOf(kind, name, one), writeOf(kind, name, two), [20, 10]);
    expect(state.lists[name]).toHaveLength(2);
    expect(state.conflicts).toEqual([]);
    expect(state.overwritten).toEqual([]);
  });

  test.each(ofClass("state"))(
    "$label (state): a move that does not fit becomes a conflict",
    ({ kind, name }) => {
      const [one, two] = samplesOf(kind, name);
      const state = concurrently(kind, name, writeOf(kind, name, one), writeOf(kind, name, two), [20, 10]);
      expect(state.fields[name]).toBe(one);
      expect(openConflict(state, name)?.class).toBe("state");
      expect(openConflict(state, name)?.sides.map(({ actor }) => actor)).toEqual([uuid(201), uuid(202)]);
    },
  );

  test.each(ofClass("unique"))(
    "$label (unique): two records with one value claim the same",
    ({ kind, name }) => {
      const [value] = samplesOf(kind, name);
      const claims = [uuid(51), uuid(52)].map((id) => {
        const story = new Story();
        const type = kind === "asset" ? "asset.register" : `${kind}.set`;
        const set = { [name]: ` ${String(value).toLowerCase()} ` };
        story.act(1, type, { [kind]: id, number: "A-K7-0001", set });
        return claimsOf(story.state(kind, id)).find(({ field }) => field === name);
      });
      expect(claims[0]).toMatchObject({ field: name, value });
      expect(claims[1]).toEqual(claims[0]);
    },
  );

  test.each(ofClass("chain"))("$label (chain): contested, with both stories", ({ kind, name }) => {
    const [one, two] = samplesOf(kind, name);
    const state = concurrently(kind, name, writeOf(kind, name, one), writeOf(kind, name, two), [20, 10]);
    expect(custodyOf(state).branches).toHaveLength(2);
    expect(openConflict(state, name)?.class).toBe("chain");
  });
});

describe("who writes after having seen", () => {
  test.each(ofClass("register", "unique", "text"))(
    "$label: replaces, and nobody is asked",
    ({ kind, name }) => {
      const [one, two] = samplesOf(kind, name);
      const story = known(kind, name);
      story.act(1, ...writeOf(kind, name, one), { minute: 20 });
      story.act(2, ...writeOf(kind, name, two), { minute: 10 });
      const state = story.state(kind, ID[kind] as string);
      expect(state.fields[name]).toEqual(two);
      expect(state.overwritten.filter(({ field }) => field === name)).toEqual([]);
      expect(openConflict(state, name)).toBeUndefined();
    },
  );
});

describe("two who write the same value without knowing of each other", () => {
  test("are of one mind: nothing is overwritten and no conflict opens", () => {
    const story = known("ticket", "place");
    story.act(1, ...writeOf("ticket", "place", "3-12"), { seen: 1 });
    story.act(2, ...writeOf("ticket", "place", "3-12"), { seen: 1 });
    const state = story.state("ticket", TICKET);
    expect(state.overwritten).toEqual([]);
    expect(state.fields.place).toBe("3-12");
  });

  test("a later write that knew only one of them still shows the other's as overwritten", () => {
    for (const author of [1, 2]) {
      const story = known("ticket", "place");
      story.act(1, ...writeOf("ticket", "place", "3-12"), { seen: 1 });
      story.act(2, ...writeOf("ticket", "place", "3-12"), { seen: 1 });
      story.act(author, ...writeOf("ticket", "place", "4-07"), { seen: 1 });
      expect(
        story.state("ticket", TICKET).overwritten.map(({ value }) => value),
        `by ${author}`,
      ).toEqual(["3-12"]);
    }
  });
});

describe("sets", () => {
  test("a removal that knew of one addition leaves the other's element in place", () => {
    const story = known("ticket", "tags");
    story.act(1, ...elementWrite("tags", "vip", true), { seen: 1 });
    story.act(2, ...elementWrite("tags", "vip", true), { seen: 1 });
    story.act(2, ...elementWrite("tags", "vip", false), { seen: 1 });
    expect(setElements(story.state("ticket", TICKET), "tags")).toEqual(["vip"]);
    story.act(1, ...elementWrite("tags", "vip", false), { seen: 1 });
    expect(setElements(story.state("ticket", TICKET), "tags"), "both have taken theirs away").toEqual([]);
  });

  test.each(["__proto__", "constructor", "toString"])("an element may be called %s", (element) => {
    const story = known("ticket", "tags");
    story.act(1, ...elementWrite("tags", element, true));
    const stored = JSON.parse(JSON.stringify(story.state("ticket", TICKET))) as EntityState;
    expect(setElements(stored, "tags")).toEqual([element]);
    story.act(1, ...elementWrite("tags", element, false));
    expect(setElements(story.state("ticket", TICKET), "tags")).toEqual([]);
  });
});
