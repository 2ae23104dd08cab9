import { z } from "zod";
import { asset } from "../domain/asset/asset.ts";
import type { ConflictRow } from "../domain/conflict/conflict-view.ts";
import type { Localized } from "../domain/definition/localized.ts";
import { member } from "../domain/member/member.ts";
import type { DueState } from "../domain/round/due-state.ts";
import { round } from "../domain/round/round.ts";
import type { RoundRow } from "../domain/round/round.ts";
import type { Abnormal } from "../domain/run/abnormal.ts";
import type { RunOutcome } from "../domain/run/run-state.ts";
import { run } from "../domain/run/run.ts";
import { site } from "../domain/site/site.ts";
import { ticket } from "../domain/ticket/ticket.ts";
import { tour } from "../domain/tour/tour.ts";
import type { TourRow } from "../domain/tour/tour.ts";
import { date } from "../domain/words.ts";
import type { RoundMonth, TargetShown, TargetState } from "../documents/inspection/inspection-sources.ts";
import { query } from "./query-form.ts";

export type * from "../documents/inspection/inspection-sources.ts";

/** How far a tour has come. */
export interface Progress {
  targets: number;
  /** With a finished run. */
  walked: number;
  /** Without one, but with a reason. */
  missed: number;
}

/** One due date of a round. */
export interface DueEntry extends Progress {
  round: string;
  name: string;
  /** Key of the checklist. */
  checklist: string;
  due: string;
  /** The last day on which it is in time. */
  lastDay: string;
  state: DueState;
  /** It is running, or was finished, after its last day. */
  late: boolean;
  /** Members who walk it, by name; nobody for the team. */
  who: readonly string[];
  /** This laptop's member walks it, or the team does. */
  mine: boolean;
  site: string | null;
  /** Null while nobody has begun it. */
  tour: {
    id: string;
    number: string;
    /** Who began it, by name. */
    by: readonly string[];
    startedAt: number;
    /** 0 while it is open. */
    finishedAt: number;
    /** Two began it without knowing of each other: what both have done is in it. */
    doubled: boolean;
  } | null;
}

/** A round in its list. */
export interface RoundListed extends RoundRow {
  /** How its newest tour went, or goes; null while nobody has begun one. */
  last: (Progress & { state: "running" | "done" }) | null;
}

export interface RoundDetail {
  row: RoundRow;
  checklistTitle: Localized;
  /** In the order in which they are visited. */
  targets: TargetShown[];
  who: readonly { id: string; name: string }[];
  siteName: string;
  /** The next due dates after today, at most six. */
  next: readonly string[];
  /** The last tours, the newest first, at most twelve. */
  last: readonly DueEntry[];
  conflicts: ConflictRow[];
}

/** A target of a tour, and what came of it. */
export interface TourTarget extends TargetShown {
  state: TargetState;
  /** Somebody who began the tour without knowing of the other visited it; it is not in the list that counts. */
  extra: boolean;
  /** The run that counts, or that is under way. */
  run: { id: string; number: string; byName: string; at: number } | null;
  /** Of its finished run, the worst. */
  outcome: RunOutcome | null;
  abnormal: readonly Abnormal[];
  raised: { id: string; number: string } | null;
  missed: { reason: string; byName: string; at: string } | null;
}

export interface TourDetail {
  row: TourRow;
  checklistTitle: Localized;
  progress: Progress;
  by: readonly string[];
  doubled: boolean;
  finishedBy: string;
  targets: TourTarget[];
  conflicts: ConflictRow[];
}

/** What a scanned code means on a tour. */
export interface TourFound {
  /** Keys of the targets that bear it; several where several records do. */
  targets: string[];
  /** An asset that bears it and that the tour does not visit. */
  other: string | null;
}

/** A tour under way on which something is still to be looked at. */
export interface TourAwaiting {
  id: string;
  number: string;
  name: string;
  /** Key of the target. */
  target: string;
}

const id = z.uuid();
const page = {
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(500).default(100),
};
/** Days that are looked back for what was missed, and ahead for what is coming. */
const days = z.number().int().min(0).max(366);

/** What is looked up of rounds and their tours. */
export const roundQueries = {
  "round.page": query(z.object({ scope: z.enum(["active", "ended", "all"]).default("active"), ...page }), {
    own: "any",
    kinds: [tour.name, run.name],
  }),
  "round.get": query(z.object({ id, today: date }), {
    own: "record",
    kinds: [tour.name, run.name, asset.name, member.name, site.name],
  }),
  /**
   * What is due, running or missed on a day, one's own and the team's first; with `ahead` also what is
   * coming. What was missed stands here for `back` days, or until it is walked or its reasons are said.
   */
  "round.due": query(
    z.object({
      today: date,
      back: days.default(31),
      ahead: days.default(0),
      mine: z.boolean().default(false),
      /** Of one round alone. */
      round: id.nullable().default(null),
      ...page,
    }),
    { own: "any", kinds: [tour.name, run.name] },
  ),
  /** What the inspection sheet of a month (`2026-11`) says. */
  "round.month": query(z.object({ id, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), today: date }), {
    own: "any",
    kinds: [tour.name, run.name, asset.name, ticket.name],
  }),
  "tour.get": query(z.object({ id }), {
    own: "record",
    kinds: [run.name, asset.name, ticket.name, round.name],
  }),
  /** Tours under way that wait for an asset, at most five, the earliest due first. */
  "tour.awaiting": query(z.object({ asset: id }), { own: "any", kinds: [run.name] }),
  /** Which target of a tour a scanned or typed code means: tag, serial, number, MAC, the name of a place. */
  "tour.find": query(z.object({ id, code: z.string().min(1).max(500) }), "nothing"),
} as const;

export interface RoundResults {
  "round.page": { rows: RoundListed[]; total: number };
  "round.get": RoundDetail;
  "round.due": {
    rows: DueEntry[];
    total: number;
    counts: Record<"due" | "running" | "missed" | "coming", number>;
  };
  "round.month": RoundMonth;
  "tour.get": TourDetail;
  "tour.awaiting": TourAwaiting[];
  "tour.find": TourFound;
}
