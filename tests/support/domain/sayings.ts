import { kindNamed } from "../../../shared/domain/kinds.ts";
import { OPERATION_TYPES, read } from "../../../shared/domain/registry.ts";
import { DISPOSAL_MOVES } from "../../../shared/domain/disposal/disposal-fields.ts";
import { RUN_MOVES } from "../../../shared/domain/run/run-fields.ts";
import { TICKET_TRANSITIONS } from "../../../shared/domain/ticket/ticket-words.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { EntityKey, LoggedOperation, Operation } from "../../../shared/log/operation.ts";
import { hasSeen, markOf } from "../../../shared/log/seen.ts";

/**
 * What an act says of a record, read from its payload and the table of fields alone: by it the laws
 * and the simulation judge the fold, whose code it does not use.
 */
export type Saying =
  | { says: "value"; field: string; value: unknown }
  /** A decision between stories; `named` are those that were on the screen. */
  | { says: "decision"; field: string; value: unknown; named: readonly string[] }
  | { says: "on" | "off"; field: string; element: string }
  | { says: "entry"; field: string }
  /** From one of these states to another; what does not fit must become a conflict. */
  | { says: "move"; field: string; from: readonly string[]; to: string; ifItFits?: Record<string, unknown> }
  /** Where a record begins, if nothing was said before. */
  | { says: "start"; field: string; to: string }
  /** Parts that nobody reads any more. */
  | { says: "erasure"; field: string; parts: readonly string[] }
  /** The record is another thing than these. */
  | { says: "apart"; field: string; others: readonly string[] }
  /** An event of a chain, which follows another. */
  | { says: "event"; field: string; prev: string | null };

type Payload = Record<string, unknown>;
type Speech = (payload: Payload, op: Operation, id: string) => Saying[];

const move = (name: keyof typeof TICKET_TRANSITIONS, ifItFits: Record<string, unknown> = {}): Saying => ({
  ...{ says: "move", field: "status", ifItFits },
  ...TICKET_TRANSITIONS[name],
});
const value = (field: string, said: unknown): Saying => ({ says: "value", field, value: said });
const lotMove = (name: keyof typeof DISPOSAL_MOVES): Saying => ({
  ...{ says: "move", field: "status" },
  ...DISPOSAL_MOVES[name],
});
const runMove = (name: keyof typeof RUN_MOVES): Saying => ({
  ...{ says: "move", field: "status" },
  ...RUN_MOVES[name],
});
/** Of a lot, and of the assets that one act touches with it. */
const onLot =
  (lot: Speech, asset: Speech): Speech =>
  (payload, op, id) =>
    (id === payload.disposal ? lot : asset)(payload, op, id);
const freed: Speech = () => [value("lot", null)];
const ACTIONS: Saying = { says: "entry", field: "actions" };
const TIMES: Saying = { says: "entry", field: "times" };
/** Fields of a ticket by which another target may hold. */
const MATTERS = ["impact", "urgency", "type", "category", "securityFlag", "vip", "item", "dueAt"];
const matter = (set: unknown): Saying[] =>
  MATTERS.some((name) => (set as Payload | undefined)?.[name] !== undefined) ? [TIMES] : [];
const beside = (note: unknown): Saying[] => (note ? [ACTIONS] : []);
const LATER: Saying = { says: "entry", field: "later" };
const STAY: Saying = { says: "entry", field: "stays" };
const document = ({ document: kept }: Payload): Saying[] =>
  kept ? [{ says: "entry", field: "documents" }] : [];

/** What an act says besides the fields that its payload names; a type that is missing here says no more. */
const MORE: Readonly<Record<string, Speech>> = {
  "ticket.open": () => [{ says: "start", field: "status", to: "new" }, TIMES],
  "ticket.edit": ({ set }) => matter(set),
  "ticket.assign": ({ reason }) => (reason ? [ACTIONS] : []),
  "ticket.note": () => [ACTIONS],
  // Of two who accept the same ticket only the first becomes its assignee.
  "ticket.accept": (_, { actor }) => [move("accept", { assignee: actor }), TIMES],
  "ticket.resolve": () => [move("resolve"), TIMES],
  "ticket.reopen": () => [move("reopen"), ACTIONS, TIMES],
  "ticket.close": (said) => [
    move("close"),
    ...(said.category ? [TIMES] : []),
    ...(said.by || said.way || said.guidance || said.signature
      ? [{ says: "entry" as const, field: "confirmations" }]
      : []),
  ],
  "ticket.fire": ({ rungs }) =>
    (rungs as { step: string; minutes: number | null }[]).map(({ step, minutes }) =>
      value(`fired.${minutes === null ? step : `${step}:${minutes}`}`, true),
    ),
  "ticket.closeByRule": () => [
    { says: "move", field: "status", from: ["resolved", "closed"], to: "closed" },
    value("confirmation", "automatic"),
  ],
  "rating.sum": () => [],
  "ticket.escalate": () => [{ says: "entry", field: "escalations" }],
  "ticket.verify": () => [{ says: "entry", field: "verifications" }],
  "ticket.explainMiss": ({ note }) => beside(note),
  "ticket.review": () => [{ says: "entry", field: "reviews" }],
  "ticket.callBack": () => [{ says: "entry", field: "callbacks" }],
  "problem.open": ({ set }) => ((set as Payload).state === undefined ? [value("state", "open")] : []),
  "shift.write": () => [{ says: "entry", field: "sheets" }],
  "shift.takeOver": () => [{ says: "entry", field: "taken" }],
  "ticket.pause": ({ reason, until, nextOn, reference, note }) => [
    value("pause", { reason, until, nextOn, reference }),
    TIMES,
    ...beside(note),
  ],
  "ticket.resume": ({ note }) => [value("pause", null), TIMES, ...beside(note)],
  "ticket.arrive": ({ at }) => [value("arrivedAt", at), TIMES],
  "ticket.happened": ({ step, at }) => [value(`told.${String(step)}`, at), ACTIONS],
  "ticket.prioritise": () => [ACTIONS, TIMES],
  "ticket.report": () => [ACTIONS],
  "ticket.hang": ({ main }) => [value("main", main)],
  "ticket.attempt": ({ note }) => [{ says: "entry", field: "attempts" }, ...beside(note)],
  "ticket.told": () => [ACTIONS],
  "ticket.group": ({ reason }) => beside(reason),
  "ticket.approve": () => [{ says: "entry", field: "approvals" }],
  "address.take": () => [{ says: "start", field: "status", to: "held" }],
  "address.release": (_, { id }) => [
    {
      ...{ says: "move", field: "status", from: ["held"], to: "released" },
      ifItFits: { released: id },
    },
  ],
  "address.undo": ({ moved }) => {
    const way = moved as { from: string; to: string } | undefined;
    return way ? [{ says: "move", field: "status", from: [way.from], to: way.to }] : [];
  },
  "ticket.archive": () => [move("archive")],
  "ticket.bringBack": () => [move("bringBack")],
  "ticket.undo": ({ moved, set }) => {
    const way = moved as { from: string; to: string } | undefined;
    return [
      ...(way ? [{ says: "move" as const, field: "status", from: [way.from], to: way.to }] : []),
      ...matter(set),
    ];
  },
  "file.remove": () => [value("removed", true)],
  "asset.register": document,
  "asset.edit": document,
  "asset.merge": ({ asset, drop }, _, id) => (id === drop ? [value("mergedInto", asset)] : []),
  "asset.classify": ({ reason }) => [value("classified", true), value("classifiedWhy", reason)],
  "asset.declassify": ({ reason }) => [value("classified", false), value("classifiedWhy", reason)],
  "medium.register": () => [STAY],
  "medium.move": () => [STAY],
  "custody.sign": () => [LATER],
  "custody.attempt": () => [LATER],
  "custody.renew": () => [LATER],
  "custody.miss": () => [LATER],
  "custody.unseal": () => [LATER],
  "custody.return": ({ unreturned }, _, id) =>
    ((unreturned ?? []) as { asset: string }[]).some(({ asset }) => asset === id) ? [LATER] : [],
  "disposal.mark": onLot(
    () => [],
    ({ disposal, waits }) => [value("lot", waits ? disposal : null)],
  ),
  "medium.wipe": () => [{ says: "entry", field: "attempts" }],
  "medium.destroy": () => [{ says: "entry", field: "attempts" }],
  "medium.verify": () => [{ says: "entry", field: "verifications" }],
  "medium.validate": () => [{ says: "entry", field: "validations" }],
  "disposal.open": () => [{ says: "start", field: "status", to: "open" }],
  "disposal.appraise": () => [{ says: "entry", field: "appraisals" }],
  "disposal.approve": onLot(
    ({ step, completes }) => {
      const { decision } = step as { decision: string };
      const moves = decision === "reject" ? [lotMove("reject")] : completes ? [lotMove("approve")] : [];
      return [{ says: "entry", field: "approvals" }, ...moves];
    },
    ({ disposal }) => [value("lot", disposal)],
  ),
  "custody.dispose": (payload, _, id) => {
    const lines = payload.lines as { asset: string; prev: string | null }[];
    const line = lines.find(({ asset }) => asset === id);
    if (line) return [{ says: "event", field: "custody", prev: line.prev }, value("lot", null)];
    if (id === payload.disposal) return [{ says: "entry", field: "outs" }, lotMove("dispose")];
    return [STAY, value("asset", null), value("away", payload.to)];
  },
  "run.start": () => [{ says: "start", field: "status", to: "open" }],
  "tour.start": () => [{ says: "entry", field: "starts" }],
  "tour.finish": () => [value("finished", true)],
  "round.end": () => [value("ended", true)],
  "run.conclude": () => [runMove("conclude")],
  "run.abandon": () => [runMove("abandon")],
  "disposal.close": () => [lotMove("close")],
  "disposal.cancel": onLot(() => [lotMove("cancel")], freed),
  "disposal.supersede": onLot(() => [lotMove("supersede")], freed),
  "custody.resolve": ({ adopt }) => [{ says: "event", field: "custody", prev: adopt as string }],
  "device.enrolService": () => [value("revoked", false)],
  "access.export": () => [value("how", "export")],
  "access.print": () => [value("how", "print")],
  "access.look": () => [value("how", "look")],
  "access.probe": () => [value("how", "probe")],
  "device.enrol": () => [value("revoked", false)],
  "device.revoke": () => [value("revoked", true)],
  "record.erase": ({ targets, until }) =>
    until === null
      ? [
          {
            ...{ says: "erasure", field: "" },
            parts: (targets as { parts: string[] }[]).flatMap(({ parts }) => parts),
          },
        ]
      : [],
  "conflict.tellApart": ({ field, records }, _, id) => [
    {
      ...{ says: "apart", field: field as string },
      others: (records as string[]).filter((other) => other !== id),
    },
  ],
  "conflict.resolve": ({ field, value: chosen, sides }) => [
    { says: "decision", field: field as string, value: chosen, named: sides as string[] },
  ],
};

/** What an operation says of one record it touches; nothing when this program cannot read it. */
export function sayingsOf(op: Operation, key: EntityKey): Saying[] {
  const reading = read(op);
  const definition = OPERATION_TYPES.get(op.type);
  const { kind, id } = splitEntityKey(key);
  if (reading.kind !== "known" || !definition) return [];
  const { payload } = reading;
  const more = Object.hasOwn(MORE, op.type) ? (MORE[op.type]?.(payload, op, id) ?? []) : [];
  if (definition.kind !== kind) return more;
  // An event's own words (number, place) are the document's, not the record's; so is a certificate's number.
  if (definition.chain)
    return [...(definition.act.chain === true ? eventOf(kind, payload, id) : []), ...more];
  const { number: _, ...said } = payload;
  return [...fieldsNamed(kind, op.type === "medium.validate" ? said : payload), ...more];
}

/**
 * The same, where a state is at hand: an undo that came too late says nothing. Whether it did is told
 * by the state, and judged by the tests of undoing.
 */
export function sayingsIn(state: EntityState, op: Operation, key: EntityKey): Saying[] {
  const told = state.undone?.find(({ by }) => by.op === op.id);
  const isUndo = OPERATION_TYPES.get(op.type)?.act.undoes === true;
  return isUndo && !told?.stands ? [] : sayingsOf(op, key);
}

/** Fields that a payload names: itself, among edits, or as elements of a set. */
function fieldsNamed(kind: string, payload: Payload): Saying[] {
  const set = (payload.set ?? {}) as Payload;
  const add = (payload.add ?? {}) as Payload;
  const remove = (payload.remove ?? {}) as Payload;
  return Object.entries(kindNamed(kind)?.fields ?? {}).flatMap(([field, spec]): Saying[] => {
    const elements = (of: Payload, says: "on" | "off"): Saying[] =>
      ((of[field] ?? []) as string[]).map((element) => ({ says, field, element }));
    if (spec.class === "set") {
      return [...elements(remove, "off"), ...elements(payload, "on"), ...elements(add, "on")];
    }
    if (field === "uses")
      return ((payload.uses ?? []) as unknown[]).length > 0 ? [{ says: "entry", field }] : [];
    if (!["register", "text", "unique"].includes(spec.class)) return [];
    const said = Object.hasOwn(set, field) ? set[field] : payload[field];
    if (said === undefined) return [];
    if (!spec.keyed) return [value(field, said)];
    return Object.entries(said as Payload).map(([key, each]) => value(`${field}.${key}`, each));
  });
}

/** One line of a document of a chain: the record, and the event that this one follows. */
function eventOf(kind: string, payload: Payload, id: string): Saying[] {
  const lines = (payload.lines ?? []) as (Payload & { prev: string | null })[];
  const chains = Object.entries(kindNamed(kind)?.fields ?? {}).filter(([, spec]) => spec.class === "chain");
  return lines
    .filter((line) => line[kind] === id)
    .flatMap(({ prev }) => chains.map(([field]): Saying => ({ says: "event", field, prev })));
}

/** Whether an operation makes a record that its author knew to be there: it says nothing of it. */
export function isMadeAgain(before: readonly LoggedOperation[], op: Operation, kind: string): boolean {
  const isMaking = ({ type }: Operation) => {
    const definition = OPERATION_TYPES.get(type);
    return definition?.kind === kind && definition.act.creates === true;
  };
  const made = before.find((logged) => isMaking(logged.op));
  return made !== undefined && isMaking(op) && hasSeen(op, markOf(made));
}
