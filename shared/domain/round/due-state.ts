import { dateOf, dayOf } from "../../log/civil-days.ts";
import { nextDues } from "./due-dates.ts";
import type { Falling } from "./due-dates.ts";

export const DUE_STATES = ["coming", "due", "running", "done", "missed"] as const;
export type DueState = (typeof DUE_STATES)[number];

/** The last day on which a due date is walked in time: with its grace, and before the next falls due. */
export function lastDayOf(falling: Falling, due: string, grace: number): string {
  return grace === 0 ? due : lastDayBefore(due, grace, nextDues(falling, due, 1)[0]);
}

/** The same, where the next due date is known; there may be none. */
export function lastDayBefore(due: string, grace: number, next: string | undefined): string {
  const last = dayOf(due) + grace;
  return dateOf(next === undefined ? last : Math.min(last, dayOf(next) - 1));
}

/**
 * Where a due date stands. One that was begun is running until it is finished, however late: whether that
 * was in time is told beside it.
 */
export function dueState(
  { due, lastDay, today }: { due: string; lastDay: string; today: string },
  tour: { finished: boolean } | null,
): DueState {
  if (tour) return tour.finished ? "done" : "running";
  if (due > today) return "coming";
  return today <= lastDay ? "due" : "missed";
}
