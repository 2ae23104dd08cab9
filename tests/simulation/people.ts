import fc from "fast-check";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { assetsIn } from "../../shared/domain/disposal/lot.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";
import { clearingOf } from "../../shared/domain/medium/clearedness.ts";
import type { Clearedness } from "../../shared/domain/medium/clearedness.ts";
import { TICKET_TRANSITIONS } from "../../shared/domain/ticket/ticket-words.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import type { Page } from "../../shared/ipc/queries.ts";
import type { EntityState } from "../../shared/log/state.ts";
import {
  NOTICES,
  SEALED_COMMANDS,
  SETTLING_COMMANDS,
  asksOf,
  isAsked,
  lastOf,
  noticesOf,
} from "../support/domain/asks.ts";
import { takeText } from "../support/core/blobs.ts";
import { custodyHand } from "../support/core/custody-hand.ts";
import type { Hand } from "../support/domain/asks.ts";
import type { Payload } from "../support/domain/payloads.ts";
import { nextOfTour } from "../support/domain/round-asks.ts";
import { nextOfRun } from "../support/domain/run-asks.ts";
import { NothingFits } from "../support/domain/values.ts";
import { must } from "./hub-site.ts";
import type { Command, Laptop } from "./laptop.ts";
import type { Random } from "./random.ts";

/** Records of a kind that somebody chooses from. */
const AT_HAND = 20;
/** So many in an office in which all work on the same few. */
const CROWDED_AT_HAND = 2;
/** Fields that a person changes at once. */
const MOST_EDITS = 3;
/** Times that a text or a mark is chosen for once that another field is. */
const OFTEN = 4;
/** How often one who sees a conflict decides it. */
const SETTLING = 0.4;
/** How often one goes on with a lot, a medium or a document that waits for it: their steps need each other. */
const GOING_ON = 0.35;
/** Times in a run that somebody goes on so; what waits for one who never has it would keep all others from theirs. */
const ENOUGH = 3;
/** Acts that somebody thinks of until one is possible. */
const MOST_THOUGHTS = 40;
/** Before the first day of every run. */
const MOMENTS = ["2026-11-20T08:00:00.000Z", "2026-11-21T16:30:00.000+08:00"];

/** What is done more often, or less, than an act that is not named here. */
const WEIGHTS: Readonly<Record<string, number>> = {
  "record.erase": 3,
  "ticket.undo": 4,
  "asset.undo": 2,
  "person.undo": 40,
  "site.undo": 14,
  "medium.register": 6,
  "medium.edit": 3,
  "medium.confirm": 7,
  "medium.undo": 16,
  "medium.wipe": 30,
  "medium.hold": 6,
  "medium.destroy": 2,
  "medium.verify": 40,
  "medium.validate": 40,
  "file.undo": 40,
  "run.start": 1.5,
  "run.answer": 3,
  "run.agree": 8,
  "run.abandon": 8,
  "run.override": 16,
  "run.undo": 60,
  "run.raise": 18,
  "round.plan": 3,
  "round.edit": 10,
  "round.add": 4,
  "round.takeOut": 10,
  "round.order": 12,
  "round.end": 2,
  "round.undo": 12,
  "tour.start": 5,
  "tour.miss": 4,
  "tour.finish": 12,
  "tour.undo": 160,
  "disposal.open": 2.5,
  "disposal.add": 2,
  "disposal.cancel": 1.5,
  "disposal.supersede": 16,
  "disposal.takeOut": 10,
  "disposal.edit": 8,
  "disposal.undo": 8,
  "file.edit": 14,
  "file.remove": 10,
  "site.set": 3,
  "ticket.edit": 10,
  "ticket.note": 3,
  "ticket.accept": 2,
  "ticket.resolve": 4,
  "ticket.close": 6,
  "ticket.pause": 2,
  "ticket.resume": 9,
  "ticket.arrive": 1,
  "ticket.happened": 2,
  "ticket.prioritise": 2,
  "ticket.report": 4,
  "ticket.hang": 2,
  "ticket.attempt": 2,
  "ticket.told": 2,
  "ticket.plan": 2,
  "ticket.group": 2,
  "ticket.answer": 4,
  "ticket.pack": 12,
  "ticket.approve": 14,
  "address.take": 2,
  "address.edit": 2,
  "address.extend": 2,
  "address.release": 3,
  "address.undo": 30,
  "ticket.reopen": 12,
  "ticket.escalate": 2,
  "ticket.verify": 2,
  "ticket.callBack": 30,
  "ticket.explainMiss": 3,
  "ticket.review": 6,
  "rating.give": 2,
  "problem.open": 1,
  "problem.edit": 2,
  "problem.undo": 30,
  "site.setProbes": 4,
  "shift.write": 3,
  "shift.takeOver": 20,
  "ticket.archive": 40,
  "ticket.bringBack": 200,
  "asset.edit": 6,
  "asset.merge": 0.5,
  "custody.handOver": 5,
  "custody.return": 6,
  "custody.sign": 4,
  "custody.attempt": 6,
  "custody.renew": 220,
  "custody.miss": 12,
  "custody.unseal": 400,
  "asset.classify": 3,
  "asset.declassify": 30,
};
const CROWDED: Readonly<Record<string, number>> = {
  ...WEIGHTS,
  "ticket.open": 0.1,
  "asset.register": 0.2,
  "person.set": 0.3,
  "asset.merge": 2,
  "ticket.edit": 14,
  "custody.handOver": 10,
};

/** So many runs have every act among those that they favour. */
const RUNS_FOR_ALL = 20;
const FAVOURED = 12;

/**
 * Acts that one run has more of, a stretch of the list by its seed: what is one after the other there follows from each
 * other, and no act is left to chance alone, however many there come to be.
 */
export function favouredBy(seed: number): ReadonlySet<string> {
  const all = [...SEALED_COMMANDS, ...NOTICES];
  const size = Math.ceil(all.length / RUNS_FOR_ALL);
  const from = (seed % RUNS_FOR_ALL) * size;
  return new Set(all.slice(from, from + size));
}

/**
 * What a member might do next, looking at what this laptop has: any act of any kind, asked as its
 * form allows. Null when there is nothing to act on.
 *
 * @param count of the acts so far; most words are new, so that a lost one is missed
 * @param done how often each act was chosen in this run: the oftener, the less likely, so that a run has many
 * @param favoured acts that this run has more of
 * @param crowded all work on the same few records, so that a third comes in while two are being told apart
 */
export function nextAct(
  laptop: Laptop,
  random: Random,
  {
    count,
    crowded,
    favoured,
    done,
  }: {
    count: number;
    crowded: boolean;
    favoured: ReadonlySet<string>;
    done: ReadonlyMap<string, number>;
  },
): Command | null {
  const weights = crowded ? CROWDED : WEIGHTS;
  const weightOf = (name: string) =>
    ((weights[name] ?? 1) * (favoured.has(name) ? FAVOURED : 1)) / (1 + (done.get(name) ?? 0));
  const all = Object.fromEntries([...SEALED_COMMANDS, ...NOTICES].map((name) => [name, weightOf(name)]));
  const { rows: conflicts } = must(laptop.core.query("conflict.page", { limit: 50 })) as Page<ConflictRow>;
  const limit = crowded ? CROWDED_AT_HAND : AT_HAND;
  const asking = (type: string) => handOf(laptop, type, conflicts, count, limit);
  const asked = (type: string) => askedBy(type, asking(type), random);
  // What is shown as a conflict is looked at first, by one who sees it.
  const settling = conflicts.length > 0 && random.chance(SETTLING) ? SETTLING_COMMANDS : null;
  if (settling) return asked(random.pick(settling));
  if (random.chance(GOING_ON)) {
    const waiting = waitingAt(laptop).filter(({ type }) => (done.get(type) ?? 0) < ENOUGH);
    const next = waiting.length > 0 ? random.pick(waiting) : null;
    const gone = next && askedBy(next.type, onlyOn(next, asking(next.type)), random);
    if (gone) return gone;
  }
  for (let thought = 0; thought < MOST_THOUGHTS; thought += 1) {
    const command = asked(random.weighted(all));
    if (command) return command;
  }
  return null;
}

/** A hand that holds one record alone, with what is in it. */
const onlyOn = ({ of, id, assets }: Waiting, hand: Hand): Hand => ({
  ...hand,
  ids: (kind) => (kind === of ? [id] : kind === "asset" && assets ? assets : hand.ids(kind)),
});

/** What a record waits for. */
interface Waiting {
  type: string;
  of: string;
  id: string;
  /** What it is done with, where that is in the lot. */
  assets?: readonly string[];
}

/** What waits for somebody, as this laptop shows it. */
function waitingAt(laptop: Laptop): Waiting[] {
  const { unsigned, lent, sealed } = custodyHand(laptop.core);
  return [
    ...laptop
      .states("disposal")
      .flatMap((state) => nextOfLot(state).map((next) => ({ ...next, of: "disposal", id: state.id }))),
    ...laptop.states("medium").flatMap((state) => nextOfMedium(state)),
    ...laptop.states("run").flatMap((state) => {
      const type = nextOfRun(state);
      return type ? [{ type, of: "run", id: state.id }] : [];
    }),
    ...laptop.states("tour").flatMap((state) => {
      const type = nextOfTour(state, { runs: () => laptop.states("run") });
      return type ? [{ type, of: "tour", id: state.id }] : [];
    }),
    ...laptop
      .states("ticket")
      .flatMap((state) => nextOfTicket(state).map((type) => ({ type, of: "ticket", id: state.id }))),
    ...(unsigned().length > 0 ? ["custody.sign", "custody.attempt"] : []).map(anywhere),
    ...(lent().length > 0 ? ["custody.renew"] : []).map(anywhere),
    ...(sealed().length > 0 ? ["custody.unseal"] : []).map(anywhere),
  ];
}

/** What is asked of some tickets alone. */
function nextOfTicket({ fields, exists }: EntityState): string[] {
  if (!exists) return [];
  if (fields.status === "archived") return ["ticket.bringBack"];
  const isAskedFor = typeof fields.item === "string";
  return [
    ...(fields.securityFlag === true ? ["ticket.report"] : []),
    ...(fields.status === "resolved" && typeof fields.category === "string" ? ["ticket.close"] : []),
    ...(fields.status === "closed" ? ["ticket.archive"] : []),
    ...(isAskedFor ? ["ticket.answer", "ticket.approve"] : []),
    ...(typeof fields.requesterPerson === "string" && fields.package === undefined ? ["ticket.pack"] : []),
    ...(fields.status === "resolved" && typeof fields.category !== "string" ? ["ticket.edit"] : []),
  ];
}

const anywhere = (type: string): Waiting => ({ type, of: "", id: "" });

/** What was wiped is looked at, and decided on, by whoever this laptop has before it. */
function nextOfMedium(state: EntityState): Waiting[] {
  const NEXT: Partial<Record<Clearedness, string>> = { wiped: "medium.verify", verified: "medium.validate" };
  const type = NEXT[clearingOf(state).state];
  return type ? [{ type, of: "medium", id: state.id }] : [];
}

/** What comes next of a lot, as anybody sees who reads it; one that is ready may still lose one of its assets. */
function nextOfLot(state: EntityState): Pick<Waiting, "type" | "assets">[] {
  const { fields, lists } = state;
  const assets = assetsIn(state);
  switch (fields.status) {
    case "open": {
      if (assets.length === 0) return [{ type: "disposal.add" }];
      if (typeof fields.confidentiality !== "string") return [{ type: "disposal.check" }];
      const decided = (lists.appraisals ?? []).length > 0;
      const onward = { type: decided ? "disposal.approve" : "disposal.appraise" };
      return assets.length > 1 ? [onward, { type: "disposal.takeOut", assets }] : [onward];
    }
    case "approved":
      return [{ type: "custody.dispose", assets }];
    case "out":
      if (fields.recycler === undefined) return [{ type: "disposal.recycler" }];
      if (fields.proofNo === undefined) return [{ type: "disposal.prove" }];
      return [{ type: fields.writeoffNo === undefined ? "disposal.writeOff" : "disposal.close" }];
    default:
      return [];
  }
}

function askedBy(type: string, hand: Hand, random: Random): Command | null {
  const isNotice = NOTICES.includes(type);
  const asks = isNotice ? noticesOf(type, hand) : asksOf(type, hand);
  if (!asks) return null;
  try {
    const [asked] = fc.sample(asks, { seed: random.below(2 ** 31), numRuns: 1 });
    if (isNotice) return { type, ...(asked as Payload) };
    return { type, ...fewer(type, asked as Payload, random) };
  } catch (error) {
    // Two records are wanted, and one is at hand.
    if (error instanceof NothingFits) return null;
    throw error;
  }
}

function handOf(
  laptop: Laptop,
  type: string,
  conflicts: readonly ConflictRow[],
  count: number,
  limit: number,
): Hand {
  const { core } = laptop;
  const now = core.profile.store.environment.now();
  return {
    ids(kind) {
      if (kind === null) return [];
      const isShown = (state: EntityState) =>
        state.exists && !kindNamed(kind)?.partOf?.(state) && isOffered(type, state);
      return laptop
        .states(kind)
        .filter(isShown)
        .slice(0, limit)
        .map(({ id }) => id);
    },
    words: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(`said ${count}`, `${count} 打印机`) },
      // Now and then what somebody else may have written as well.
      { weight: 1, arbitrary: fc.constantFrom("as agreed", "IT-1", "IT-2", "__proto__") },
    ),
    moments: MOMENTS,
    // What made a record is never undone, and not offered.
    done: (kind) =>
      lastOf(
        laptop.states(kind).filter(({ marks }) => marks.length > 1),
        core.profile.store.identity().member,
      ),
    blobs: takeText(core.profile.store, `Seen at the laptop of ${laptop.member}`),
    ...custodyHand(core),
    newId: () => core.profile.store.environment.uuidv7(),
    conflicts,
    runs: () => laptop.states("run"),
    rounds: () => laptop.states("round"),
    tours: () => laptop.states("tour"),
    known: { now, today: new Date(now).toISOString().slice(0, 10), state: () => null },
  };
}

/** The window offers a move only for a ticket that can make it. */
function isOffered(type: string, { kind, fields }: EntityState): boolean {
  if (type === "ticket.callBack") return ["resolved", "closed", "archived"].includes(String(fields.status));
  const move = Object.entries(TICKET_TRANSITIONS).find(([name]) => type === `ticket.${name}`);
  if (kind !== "ticket" || !move) return true;
  const [, { from }] = move;
  return (from as readonly unknown[]).includes(fields.status);
}

/**
 * A form lets one change everything at once; people change a few things, texts and marks more often
 * than others, and of marks there are few.
 */
function fewer(type: string, asked: Payload, random: Random): Payload {
  const names = Object.keys((asked.set ?? {}) as object);
  const kind = OPERATION_TYPES.get(type)?.kind ?? "";
  if (names.length === 0) return asked;
  const fields = kindNamed(kind)?.fields ?? {};
  const often = names.flatMap((name) => {
    const of = fields[name]?.class;
    return Array.from({ length: of === "text" || of === "unique" ? OFTEN : 1 }, () => name);
  });
  const chosen = Array.from({ length: 1 + random.below(MOST_EDITS) }, () => random.pick(often));
  // Who adds a record says what it needs.
  const kept = new Set(kind in asked ? chosen : names);
  const set = Object.fromEntries(
    Object.entries(asked.set as object)
      .filter(([name]) => kept.has(name))
      .map(([name, value]) => [
        name,
        fields[name]?.class === "unique" ? `IT-${random.below(6)}` : (value as unknown),
      ]),
  );
  const less = { ...asked, set };
  return isAsked(type, less) ? less : asked;
}
