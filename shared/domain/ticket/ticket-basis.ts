import { ordinaryFrames } from "../../sla/calendar-form.ts";
import type { Targets } from "../../sla/clock.ts";
import type { TeamCalendar } from "../../sla/team-calendar.ts";
import { told } from "../../sla/zone.ts";
import { calendarIn } from "../definition/definition-view.ts";
import type { ServiceBasis } from "./service-basis.ts";
import { calendarRowOf, dayAndNight, oddDaysOf, ticketClock } from "./ticket-clock.ts";
import type { ServiceRules, TicketClock } from "./ticket-clock.ts";
import type { TicketTime } from "./ticket-times.ts";

/** Days that are gone through at most: all that a ticket can have been open. */
const MOST_COPIED = 40 * 366;

/** What is copied when a ticket is closed. */
export function basisOf(
  times: readonly TicketTime[],
  site: string | null,
  rules: ServiceRules,
  now: number,
): ServiceBasis | null {
  const clock = ticketClock(times, { site, rules }, now);
  const row = calendarRowOf(site, rules);
  if (!clock || !row) return null;
  const { zone, week, days } = calendarIn(row);
  const ordinary = ordinaryFrames({ week });
  const oddDays = oddDaysOf(clock, MOST_COPIED);
  const odd = oddDays.map(({ date, isOffDay }) => [date, days[date] ?? (isOffDay ? [] : ordinary)]);
  const minutes = Object.entries(clock.clocks).map(([name, { targetMinutes }]) => [name, targetMinutes]);
  return {
    calendar: {
      ...{ key: clock.calendar.key, version: clock.calendar.version },
      ...(clock.always ? { zone, week: dayAndNight(calendarIn(row)).week } : { zone, week }),
      days: clock.always ? {} : (Object.fromEntries(odd) as TeamCalendar["days"]),
      reasons: Object.fromEntries(oddDays.map(({ date, name }) => [date, name])),
      by: Object.fromEntries(oddDays.map(({ date, by }) => [date, by])),
    },
    target: clock.target && {
      ...{ key: clock.target.key, version: clock.target.version },
      minutes: Object.fromEntries(minutes) as Targets,
      always: clock.always,
    },
    dueAt: momentIn(clock),
    estimated: clock.estimated,
  };
}

function momentIn({ clocks: { resolution }, kept }: TicketClock): string | null {
  if (!resolution?.byMoment || resolution.dueAt === null) return null;
  return told(kept.calendar.zone, resolution.dueAt);
}
