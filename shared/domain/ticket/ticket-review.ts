import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import { textIn } from "../kind/read-state.ts";
import { undoingOf } from "../kind/undo-facts.ts";
import { visitsOf } from "./ticket-visits.ts";

/** At this reopening, and at this visit, a review by the lead is owed (domain.md 3.6). */
export const REVIEWED_AT = { reopening: 2, visit: 3 } as const;

/** How often a ticket that was solved was taken up again. */
export function reopeningsOf(state: EntityState): number {
  return reopenings(state).length;
}

/** Places of the reopenings that moved it and were not taken back. */
function reopenings(state: EntityState): number[] {
  return entriesOf(state, "times")
    .slice(0)
    .flatMap(({ mark, value }) => {
      const by = state.marks.at(mark);
      return by && value.kind === "reopened" && value.counts !== false && !undoingOf(state, by.op)
        ? [mark]
        : [];
    });
}

/**
 * How a ticket stands to its review: null while none is due; `owed` from its second reopening or third visit on,
 * until somebody has reviewed it since. What comes after is the lead's to see, and owes no other one.
 */
export function reviewOf(state: EntityState): "owed" | "done" | null {
  const reopened = reopenings(state)[REVIEWED_AT.reopening - 1];
  const [op] = visitsOf(state)[REVIEWED_AT.visit - 1]?.operations ?? [];
  const visited = op === undefined ? -1 : [...state.marks].findIndex((mark) => mark.op === op);
  const due = [...(reopened === undefined ? [] : [reopened]), ...(visited < 0 ? [] : [visited])];
  if (due.length === 0) return null;
  const last = entriesOf(state, "reviews").at(-1)?.mark ?? -1;
  const isDone = due.every((place) => place < last);
  if (isDone) return "done";
  return textIn(state, "status") === "archived" ? null : "owed";
}
