import type { EntityState } from "../../log/state.ts";
import { framesIn, ordinaryFrames } from "../../sla/calendar-form.ts";
import { keptCalendar } from "../../sla/team-calendar.ts";
import { calendarIn } from "../definition/definition-view.ts";
import { textIn, textOrNull, writtenAt } from "../kind/read-state.ts";
import { calendarRowOf } from "./ticket-clock.ts";
import type { ServiceRules } from "./ticket-clock.ts";
import { ticketPriority } from "./ticket-priority.ts";

/** Working days of the team's calendar in which a user may say that it is not solved (domain.md 2.1). */
export const DAYS_TO_OBJECT = 3;

/**
 * When the time is over in which the user could object to a solution: so many ordinary days of the working
 * time of the ticket's site, since the solution was recorded. Never day and night: users work by the team's hours.
 *
 * @returns seconds since the epoch; null of a ticket that is not solved, or where nobody ever works
 */
export function lapsesAt(state: EntityState, rules: ServiceRules): number | null {
  if (textIn(state, "status") !== "resolved") return null;
  const row = calendarRowOf(textOrNull(state, "site"), rules);
  if (!row) return null;
  const said = calendarIn(row);
  const day = framesIn(ordinaryFrames(said)).reduce((sum, [from, until]) => sum + until - from, 0);
  if (day === 0) return null;
  const since = Math.floor(writtenAt(state, "status") / 1000);
  return keptCalendar(said).calendar.reached(since, DAYS_TO_OBJECT * day);
}

/** What a ticket lacks to be closed: what is closed counts for ever, so it is filed (domain.md 2.8). */
export function lackedToClose(
  state: EntityState,
  said: { category?: string | undefined; rootCause?: string | undefined } = {},
): string[] {
  const isUrgent = ["P1", "P2"].includes(ticketPriority(state));
  const filed = {
    category: said.category ?? textIn(state, "category"),
    rootCause: said.rootCause ?? textIn(state, "rootCause"),
  };
  return [...(filed.category ? [] : ["category"]), ...(filed.rootCause || !isUrgent ? [] : ["rootCause"])];
}
