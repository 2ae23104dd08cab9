import fc from "fast-check";
import type { z } from "zod";
import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import type { CommandType } from "../../../shared/domain/commands.ts";
import type { ConflictRow } from "../../../shared/domain/conflict/conflict-view.ts";
import { firstBreach } from "../../../shared/domain/kind/rule.ts";
import type { Known } from "../../../shared/domain/kind/rule.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { KINDS, kindNamed } from "../../../shared/domain/kinds.ts";
import { OPERATION_TYPES, isHubs } from "../../../shared/domain/registry.ts";
import type { OperationType } from "../../../shared/domain/registry.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { Payload } from "./payloads.ts";
import { REQUEST_ASKS } from "./request-asks.ts";
import { ROUND_ASKS, runStarts } from "./round-asks.ts";
import { checklistChanges, runAnswers, runConclusions } from "./run-asks.ts";
import { passing, valuesAtHand, valuesOf } from "./values.ts";
import type { Materials } from "./values.ts";

/** What a person has before them who is about to act. */
export interface Hand extends Materials {
  conflicts: readonly ConflictRow[];
  /** What this person did last to records of a kind, by record. */
  done(kind: string): readonly { id: string; operation: string }[];
  known: Known;
  /** Addresses of files that were taken in here. */
  blobs: readonly string[];
  /** Hand-overs and returns that nobody has signed, with what is signed of each. */
  unsigned(): readonly UnsignedAtHand[];
  /** What lies under a seal, and under which. */
  sealed(): readonly { asset: string; seal: string }[];
  /** Runs of checklists that this laptop has. */
  runs(): readonly EntityState[];
  /** Rounds, and tours of them, that this laptop has. */
  rounds(): readonly EntityState[];
  tours(): readonly EntityState[];
  /** Assets on loan. */
  lent(): readonly string[];
  /** An id that nothing has yet. */
  newId(): string;
}

/** A document that waits for the person before the desk. */
export interface UnsignedAtHand {
  document: string;
  docHash: string;
  role: "giver" | "receiver";
  name: string;
}

type Asks = (hand: Hand) => fc.Arbitrary<Payload> | null;

/** By these people decide what is in conflict. */
const SETTLING: Readonly<Record<string, Asks>> = {
  "conflict.resolve": (hand) => {
    const open = hand.conflicts.filter((each) => each.class === "text" || each.class === "state");
    if (open.length === 0) return null;
    return fc.constantFrom(...open).chain((conflict) => {
      const { kind, entity, field, sides } = conflict;
      const told = sides.map(({ value }) => value).filter((value) => typeof value === "string");
      const schema = kindNamed(kind)?.fields[field]?.schema as z.ZodType<unknown, string>;
      const own = conflict.class === "text" ? [valuesOf(schema, hand)] : [];
      const value = fc.oneof(fc.constantFrom(...told), ...own);
      return value.map((chosen) => ({
        kind,
        entity,
        field,
        sides: sides.map(({ op }) => op),
        value: chosen,
      }));
    });
  },
  "conflict.tellApart": ({ conflicts }) => {
    const open = conflicts.filter((each) => each.class === "unique");
    if (open.length === 0) return null;
    return fc.constantFrom(...open).map(({ kind, field, sides }) => {
      const records = sides.slice(0, 20).map(({ value }) => String(value));
      return { kind, field, records, note: "Both stand in front of me" };
    });
  },
  "custody.resolve": ({ conflicts }) => {
    const open = conflicts.filter((each) => each.class === "chain" && each.field === "custody");
    if (open.length === 0) return null;
    return fc.constantFrom(...open).chain(({ entity, sides }) => {
      const tips = sides.map(({ value }) => (value as { tip: string }).tip);
      return fc
        .constantFrom(...tips)
        .map((adopt) => ({ asset: entity, adopt, tips, note: "Asked both of them" }));
    });
  },
};

/** As the form allows, put right where a careless person would only ever be refused. */
const rightly =
  (type: string, right: (asked: Payload, hand: Hand) => Payload): Asks =>
  (hand) => {
    const { schema, act } = COMMANDS[type as keyof typeof COMMANDS] as CommandType;
    const made = valuesAtHand(schema, hand) as fc.Arbitrary<Payload> | null;
    const put = made?.map((asked) => right(asked, hand));
    return put ? passing(put, (asked) => firstBreach(act?.rules, schema.parse(asked), hand.known)) : null;
  };

/** Nobody signs or photographs here: it stands in the company's own system. */
const elsewhere = ({ step }: Payload, { moments }: Hand) => ({
  ...(step as object),
  ...{ person: null, decision: "approve", at: moments[0], opinion: "beyond repair" },
  ...{ way: "external", external: { number: "OA-1" }, signature: null, paper: null },
});

/** What leads a lot to its end: the steps need each other. */
const LOTS: Readonly<Record<string, Asks>> = {
  "disposal.open": rightly("disposal.open", ({ set, ...asked }) => ({
    ...asked,
    set: { ...(set as object), appraisers: 1, reasonText: "Too old for what it is asked to do" },
    applicant: null,
  })),
  "disposal.add": rightly("disposal.add", ({ lines, ...asked }) => ({
    ...asked,
    lines: ((lines ?? []) as Payload[]).map(({ asset }) => ({
      ...{ asset, origValue: 1200.5, netValue: 0, acquiredOn: "2016-01-01", stillUsable: false },
    })),
  })),
  "disposal.check": rightly("disposal.check", (asked) => ({
    ...{ ...asked, confidentiality: "internal", holdCheck: true },
  })),
  "disposal.appraise": rightly("disposal.appraise", (asked, hand) => ({
    ...{ ...asked, step: elsewhere(asked, hand) },
  })),
  "disposal.approve": rightly("disposal.approve", (asked, hand) => ({
    ...{ ...asked, except: [], step: elsewhere(asked, hand) },
  })),
  "disposal.takeOut": rightly("disposal.takeOut", ({ remove, ...asked }) => ({
    ...{ ...asked, remove: { assets: ((remove as Payload).assets as string[] | undefined)?.slice(0, 1) } },
  })),
  "custody.dispose": rightly("custody.dispose", (asked) => ({
    ...asked,
    words: "As it stood there",
    approval: { by: "王主任", reference: "OA-7" },
  })),
};

/** Commands whose question follows from what is on the screen, not from its form alone. */
const BY_HAND: Readonly<Record<string, Asks>> = {
  ...SETTLING,
  ...LOTS,
  ...Object.fromEntries(
    KINDS.map(({ name }: RecordKind) => [
      `${name}.undo`,
      (hand: Hand) => {
        const done = hand.done(name);
        if (done.length === 0) return null;
        return fc.constantFrom(...done).map(({ id, operation }) => ({ [name]: id, operation }));
      },
    ]),
  ),
  // The id of a package is nobody's yet.
  "ticket.pack": (hand) => {
    const [tickets, persons] = [hand.ids("ticket"), hand.ids("person")];
    if (tickets.length === 0 || persons.length === 0) return null;
    return fc.record({
      ticket: fc.constantFrom(...tickets),
      package: fc.record({
        ...{ id: fc.constant(hand.newId()), person: fc.constantFrom(...persons) },
        ...{ key: fc.constantFrom("arrival", "move", "leaving"), day: fc.constant("2026-12-01") },
      }),
    });
  },
  // Nothing is decided of what goes under a seal: taken at random, hardly anything would.
  "custody.return": rightly("custody.return", ({ lines, ...asked }) => ({
    ...asked,
    lines: (lines as Payload[]).map((line) =>
      asked.underSeal ? { ...line, liability: null, next: null } : line,
    ),
  })),
  "custody.sign": (hand) => {
    const open = hand.unsigned();
    if (open.length === 0) return null;
    return fc.constantFrom(...open).map(({ document, docHash, role, name }) => ({
      document,
      docHash,
      signatures: [
        {
          ...{ role, name, signedAt: hand.moments[0], identityCheck: "badge" },
          strokes: [
            [
              [0, 0, 0],
              [300, 200, 400],
            ],
          ],
        },
      ],
    }));
  },
  "custody.attempt": (hand) => {
    const open = hand.unsigned();
    if (open.length === 0) return null;
    const said = fc.constantFrom(
      { way: "call", outcome: "notReached" },
      { way: "visit", outcome: "promised" },
      { way: "courier", outcome: "sent", carrier: "SF", tracking: "SF-1" },
      { way: "courier", outcome: "delivered" },
    );
    return fc
      .record({ document: fc.constantFrom(...open), said, at: fc.constantFrom(...hand.moments) })
      .map(({ document: { document }, said: how, at }) => ({ document, at, ...how }));
  },
  "custody.renew": (hand) => {
    const lent = hand.lent();
    if (lent.length === 0) return null;
    const assets = fc.uniqueArray(fc.constantFrom(...lent), { minLength: 1, maxLength: 3 });
    return fc.record({ assets, dueBack: fc.constantFrom("2099-01-01", "2099-02-01"), reason: hand.words });
  },
  "custody.unseal": (hand) => {
    const sealed = hand.sealed();
    if (sealed.length === 0) return null;
    return fc.constantFrom(...sealed).map(({ asset, seal }) => ({
      ...{ assets: [asset], at: hand.moments[1], seal, intact: true, condition: "good" },
    }));
  },
  "definition.setChecklist": checklistChanges,
  ...REQUEST_ASKS,
  "ticket.approve": rightly("ticket.approve", (asked, hand) => ({
    ...{ ...asked, step: { ...elsewhere(asked, hand), afterwards: true } },
  })),
  ...ROUND_ASKS,
  "run.start": (hand) => {
    const { ids, words } = hand;
    const named = (kind: string) => fc.constantFrom(null, ...ids(kind));
    const checklist = fc.constantFrom(...shippedChecklists().keys());
    const about = { ticket: named("ticket"), asset: named("asset"), place: words };
    return runStarts(hand, fc.record({ checklist, ...about }));
  },
  "run.answer": runAnswers,
  "run.conclude": runConclusions,
  "file.attach": (hand) => {
    const kinds = KINDS.filter(({ name }: RecordKind) => name !== "file");
    const records = kinds.flatMap(({ name }: RecordKind) => hand.ids(name).map((id) => `${name}:${id}`));
    if (records.length === 0 || hand.blobs.length === 0) return null;
    return fc.record({
      about: fc.constantFrom(...records),
      blob: fc.constantFrom(...hand.blobs),
      name: hand.words,
    });
  },
  "record.erase": (hand) => {
    const records = KINDS.flatMap(({ name }: RecordKind) => hand.ids(name).map((id) => `${name}:${id}`));
    if (records.length === 0) return null;
    const asks = { record: fc.constantFrom(...records), wish: fc.boolean() };
    return fc.record({ ...asks, reason: hand.words, rule: fc.constant("the person asked for it") });
  },
};

/** What most who do this say: taken at random, hardly any wipe would suit its medium. */
const USUAL: Readonly<Record<string, Payload>> = {
  "medium.wipe": {
    ...{ method: "clear", technique: "overwrite", norm: "nist80088", passes: 1, confidentiality: "internal" },
    ...{ tool: "nwipe", toolVersion: "0.37", report: null, noReport: "工具不出报告" },
  },
  "medium.destroy": {
    ...{ technique: "shred", norm: "nist80088", equipment: "FS-01", confidentiality: "internal" },
    ...{ photos: [], noPhoto: "相机不在身边" },
  },
  "medium.verify": { way: "status" },
};

/**
 * What a person may ask by a command, made from its form and what is at hand, within its rules.
 *
 * @returns null where nothing is at hand that could be asked about
 */
export function asksOf(type: string, hand: Hand): fc.Arbitrary<Payload> | null {
  const { schema, act } = COMMANDS[type as keyof typeof COMMANDS] as CommandType;
  const byHand = Object.hasOwn(BY_HAND, type) ? BY_HAND[type] : undefined;
  if (byHand) return byHand(hand);
  const usual = Object.hasOwn(USUAL, type) ? USUAL[type] : {};
  const asks = (valuesAtHand(schema, hand) as fc.Arbitrary<Payload> | null)?.map((asked) => ({
    ...asked,
    ...usual,
  }));
  if (!asks) return null;
  return passing(asks, (asked) => firstBreach(act?.rules, schema.parse(asked), hand.known));
}

/** What the core itself may seal of what a person does: no form asks for it. */
export function noticesOf(type: string, hand: Hand): fc.Arbitrary<Payload> | null {
  const { kind, payload } = OPERATION_TYPES.get(type) as OperationType;
  const fresh = [hand.newId()];
  const ids = (named: string | null) => (named === kind ? fresh : hand.ids(named));
  return valuesAtHand(payload as z.ZodType<unknown, Payload>, { ...hand, ids });
}

/** The last act on each of these records, where a member did it. */
export function lastOf(states: readonly EntityState[], member: string): { id: string; operation: string }[] {
  return states.flatMap(({ id, marks }) => {
    const last = marks.at(-1);
    return last?.actor === member ? [{ id, operation: last.op }] : [];
  });
}

/** Whether a command asks like this. */
export function isAsked(type: string, asked: Payload): boolean {
  return (COMMANDS[type as keyof typeof COMMANDS] as CommandType).schema.safeParse(asked).success;
}

/** Commands by which people decide what is in conflict. */
export const SETTLING_COMMANDS: readonly string[] = Object.keys(SETTLING);

/** Commands of which something is sealed. */
export const SEALED_COMMANDS: readonly string[] = Object.entries<CommandType>(COMMANDS)
  .filter(([, { act }]) => act !== null)
  .map(([type]) => type);

/** Types that the core seals without being asked; the hub's own, and those of its services, are not among them. */
export const NOTICES: readonly string[] = [...OPERATION_TYPES.keys()].filter(
  (type) =>
    !isHubs(type) && OPERATION_TYPES.get(type)?.permission !== "service" && !Object.hasOwn(COMMANDS, type),
);
