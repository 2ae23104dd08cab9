import { derivedId } from "../../log/derived-id.ts";
import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import type { Checklist } from "../checklist/checklist-form.ts";
import { keptChecklist } from "../checklist/kept-checklist.ts";
import { mapIn } from "../kind/read-state.ts";
import { keyOfTarget } from "../round/target.ts";
import type { Target } from "../round/target.ts";
import type { MissedTarget, TourCopy } from "./tour-fields.ts";

export const TOUR_STATUS = ["open", "done"] as const;
export type TourStatus = (typeof TOUR_STATUS)[number];

/**
 * A round has one tour for each due date, alike on every laptop: two who begin it offline walk one, and
 * what each of them has looked at counts for both.
 */
export const tourId = (round: string, due: string): string => derivedId("tour", round, due);

export const tourStatus = ({ fields }: Pick<EntityState, "fields">): TourStatus =>
  fields.finished === true ? "done" : "open";

const copyOf = ({ fields }: EntityState) => (fields.copy ?? null) as TourCopy | null;

/** What it visits, in its order. */
export function tourTargets(state: EntityState): (Target & { key: string })[] {
  return (copyOf(state)?.targets ?? []).map((target) => ({ key: keyOfTarget(target), ...target }));
}

/** The checklist that it copied; null where only a newer program can read it. */
export function tourDocument(state: EntityState): Checklist | null {
  return keptChecklist(copyOf(state)?.document);
}

export const tourCopied = copyOf;

/** Targets that were not looked at, by key. */
export function missedIn(state: EntityState): Readonly<Record<string, MissedTarget>> {
  const missed = Object.entries(mapIn(state, "missed")).filter(([, value]) => value !== null);
  return Object.fromEntries(missed) as Record<string, MissedTarget>;
}

/** Numbers under which it was begun, the first one first. */
export const startsOf = (state: EntityState): string[] =>
  entriesOf(state, "starts").map(({ value }) => String(value.number));
