import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import { ATTEMPTS_TO_CLOSE } from "./ticket-work-words.ts";

/** Attempts in vain to reach the user, in a row: whoever was reached is sought anew. */
export function attemptsOf(state: EntityState): number {
  const outcomes = entriesOf(state, "attempts")
    .slice(0)
    .map(({ value }) => value.outcome);
  return outcomes.length - 1 - outcomes.lastIndexOf("reached");
}

/** Whether it may be closed without the user's word. */
export const isUnreached = (state: EntityState): boolean => attemptsOf(state) >= ATTEMPTS_TO_CLOSE;
