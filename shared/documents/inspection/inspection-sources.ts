import type { Localized } from "../../domain/definition/localized.ts";
import type { DueState } from "../../domain/round/due-state.ts";
import type { Abnormal } from "../../domain/run/abnormal.ts";
import type { RunOutcome } from "../../domain/run/run-state.ts";

/** An asset or a place that a round visits. */
export interface TargetShown {
  key: string;
  /** Null for a place. */
  asset: string | null;
  /** Tag or number, and name; of a place what it is called. */
  label: string;
  number: string;
  tag: string;
  serial: string;
  /** Where it is. */
  place: string;
}

export type TargetState = "waiting" | "running" | "walked" | "missed";

/** What the month's inspection sheet says of one due date. */
export interface MonthDue {
  due: string;
  state: DueState;
  late: boolean;
  number: string;
  by: readonly string[];
  /** The day, where it was finished; '' before. */
  finishedOn: string;
  note: string;
  /** By key of the target; one that it did not visit is absent. */
  cells: Readonly<Record<string, { state: TargetState; outcome: RunOutcome | null; reason: string }>>;
}

export interface MonthAbnormal {
  due: string;
  label: string;
  run: string;
  found: readonly Abnormal[];
  /** Number of the ticket that was opened for it; '' without one. */
  ticket: string;
}

/** A month of a round: what its inspection sheet is made from. */
export interface RoundMonth {
  name: string;
  month: string;
  today: string;
  siteName: string;
  checklistTitle: Localized;
  who: readonly string[];
  targets: TargetShown[];
  dues: MonthDue[];
  abnormal: MonthAbnormal[];
}
