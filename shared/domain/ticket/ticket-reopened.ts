import { framesIn, ordinaryFrames } from "../../sla/calendar-form.ts";
import { keptCalendar } from "../../sla/team-calendar.ts";
import { calendarIn } from "../definition/definition-view.ts";
import { calendarRowOf } from "./ticket-clock.ts";
import type { ServiceRules } from "./ticket-clock.ts";
import type { TicketTime } from "./ticket-times.ts";

/** Working days within which a reopening counts against the solution before it (domain.md 4). */
export const REOPENED_WITHIN = 5;

/** Moments, seconds, at which a ticket was taken up again so soon after it had been solved. */
export function reopenedSoon(
  times: readonly TicketTime[],
  site: string | null,
  rules: ServiceRules,
): number[] {
  const row = calendarRowOf(site, rules);
  if (!row) return [];
  const said = calendarIn(row);
  const day = framesIn(ordinaryFrames(said)).reduce((sum, [from, until]) => sum + until - from, 0);
  const { calendar } = keptCalendar(said);
  let solved: number | null = null;
  return times.flatMap(({ kind, at }) => {
    if (kind === "resolved") solved = at;
    if (kind !== "reopened" || solved === null) return [];
    const isSoon = calendar.worked(solved, at) <= REOPENED_WITHIN * day;
    solved = null;
    return isSoon ? [at] : [];
  });
}
