import type { Mark } from "../../log/seen.ts";
import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import { undoingOf } from "../kind/undo-facts.ts";

/** Somebody was at the user's desk. */
export interface Visit {
  /** 1 for the first one of the ticket. */
  no: number;
  member: string;
  /** When it began, ms since the epoch. */
  at: number;
  /** The arrival, and what was done at it. */
  operations: readonly string[];
}

/** What is done on site so long after somebody came belongs to another visit. */
const LONGEST_MS = 8 * 3600 * 1000;

/**
 * The visits of a ticket in the order of the log. An arrival begins one; what somebody did on site belongs to the
 * visit that he had begun, or begins one where he had told of no arrival. An arrival that was taken back is none.
 */
export function visitsOf(state: EntityState): Visit[] {
  const visits: (Visit & { operations: string[] })[] = [];
  for (const { mark, arrives } of onSite(state)) {
    const open = arrives ? undefined : visits.filter(({ member }) => member === mark.actor).at(-1);
    const belongs = open && Math.abs(mark.at - open.at) <= LONGEST_MS;
    if (belongs) open.operations.push(mark.op);
    else visits.push({ no: visits.length + 1, member: mark.actor, at: mark.at, operations: [mark.op] });
  }
  return visits;
}

/** Whose number an entry on site would have that is made now. */
export function visitOfNext(visits: readonly Visit[], member: string, now: number): number {
  const last = visits.filter((visit) => visit.member === member).at(-1);
  return last && Math.abs(now - last.at) <= LONGEST_MS ? last.no : visits.length + 1;
}

/** Arrivals and what was done on site, in the order of the log. */
function onSite(state: EntityState): { mark: Mark; arrives: boolean }[] {
  const arrivals = entriesOf(state, "times")
    .slice(0)
    .flatMap(({ mark, value }) => (value.kind === "arrived" ? [{ place: mark, arrives: true }] : []));
  const done = entriesOf(state, "actions")
    .slice(0)
    .flatMap(({ mark, value }) => (value.way === "onSite" ? [{ place: mark, arrives: false }] : []));
  return [...arrivals, ...done]
    .sort((a, b) => a.place - b.place)
    .flatMap(({ place, arrives }) => {
      const mark = state.marks.at(place);
      return mark && !undoingOf(state, mark.op) ? [{ mark, arrives }] : [];
    });
}
