import { dateOf, dayOf as daysOf } from "../../shared/log/civil-days.ts";
import { calendarIn } from "../../shared/domain/definition/definition-view.ts";
import { calendarRowOf, ticketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import type { ServiceRules, TicketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import { waitsAt } from "../../shared/domain/ticket/ticket-view.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import type { ClockReading } from "../../shared/sla/clock.ts";
import { keptCalendar } from "../../shared/sla/team-calendar.ts";
import { minutesToSoon, toneOf } from "../clock/clock-shown.ts";

/** What is to be done, the nearest first: not how a ticket stands, but whose turn it is and when. */
export const WORK_GROUPS = ["now", "today", "waiting", "confirm", "later"] as const;
export type WorkGroup = (typeof WORK_GROUPS)[number];

/** Where an open ticket stands in the day of a technician. Moments are seconds since the epoch. */
export interface Standing {
  group: WorkGroup;
  /** When the next thing is due; null where nothing is. */
  due: number | null;
  /** Before this moment nothing of it can change, while nobody does anything. */
  until: number;
}

const DAY = 86_400;
const MINUTE = 60;

/** Group and due moment of an open ticket. Pure: the same wherever the same is known. */
export function standingOf(
  row: Pick<TicketRow, "status" | "priority" | "times" | "pause" | "site" | "plan" | "nextUpdate">,
  rules: ServiceRules,
  now: number,
): Standing {
  const clock = ticketClock(row.times, { site: row.site, rules }, now);
  const day = dayOf(row.site, rules, clock, now);
  const running = Object.entries(clock?.clocks ?? {}).filter(
    ([, { stoppedAt, state }]) => stoppedAt === null && state !== "paused",
  );
  const waits = waitsAt(row.times, now * 1000);
  // What was late before it waited is late still; only our own delay lets the solution run on.
  const counted =
    waits && row.pause?.reason !== "secondLine" ? running.filter(([name]) => name === "response") : running;
  const promised = promisedIn(row, waits, day);
  const readings = counted.map(([, reading]) => reading);
  const until = Math.min(
    // What is near stays near, and is due when it is, until somebody does something.
    ...readings
      .filter((reading) => !isNear(reading))
      .map((reading) => now + Math.max(0.5, minutesToSoon(reading)) * MINUTE),
    ...promised.filter((at) => at > now),
    day.ends,
  );
  const nears = readings.some(isNear) || promised.some((at) => at <= now);
  const due = earliest([...readings.map(({ dueAt }) => dueAt), ...promised]);
  return { group: groupOf({ row, waits, nears, due }, day), due, until };
}

interface Seen {
  row: Pick<TicketRow, "status" | "priority">;
  waits: boolean;
  /** Something of it is over or nearly over, or what was promised has come. */
  nears: boolean;
  due: number | null;
}

function groupOf({ row, waits, nears, due }: Seen, day: Day): WorkGroup {
  if (row.status === "resolved") return "confirm";
  const isUrgent = row.status === "new" && (row.priority === "P1" || row.priority === "P2");
  if (nears || (isUrgent && !waits)) return "now";
  if (due !== null && day.of(due) <= day.date) return "today";
  return waits ? "waiting" : "later";
}

/**
 * What somebody has promised or planned, each at the moment at which it asks for somebody: a planned visit when
 * it is, an appointment when it is, and the rest when the team works, at that moment or with the next opening.
 */
function promisedIn(
  { pause, plan, nextUpdate }: Pick<TicketRow, "pause" | "plan" | "nextUpdate">,
  waits: boolean,
  day: Day,
): number[] {
  const second = (moment: string) => Math.floor(Date.parse(moment) / 1000);
  return [
    ...(plan ? [second(plan.at)] : []),
    ...(nextUpdate ? [day.open(second(nextUpdate))] : []),
    ...(pause?.until && waits ? [second(pause.until)] : []),
    ...(pause?.nextOn && waits ? [day.open(day.begin(pause.nextOn))] : []),
  ];
}

const isNear = (reading: ClockReading) => ["soon", "over"].includes(toneOf(reading));

function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((each) => each !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

interface Day {
  /** The civil day of now, where the ticket's site is. */
  date: string;
  /** When the next begins. */
  ends: number;
  of(second: number): string;
  /** When a day begins. */
  begin(date: string): number;
  /** That moment, or when work begins next. */
  open(second: number): number;
}

function dayOf(site: string | null, rules: ServiceRules, clock: TicketClock | null, now: number): Day {
  const row = clock ? undefined : calendarRowOf(site, rules);
  const kept = clock?.kept ?? (row && keptCalendar(calendarIn(row)));
  const civil = (second: number) => second + (kept?.calendar.zone.offsetAt(second) ?? 0);
  const of = (second: number) => dateOf(Math.floor(civil(second) / DAY));
  const calendar = kept?.calendar;
  const begin = (date: string) => {
    const midnight = daysOf(date) * DAY;
    const offsetAt = (second: number) => calendar?.zone.offsetAt(second) ?? 0;
    // Asked twice: where the clocks are changed that day, midnight there has another offset than midnight in London.
    return midnight - offsetAt(midnight - offsetAt(midnight));
  };
  const date = of(now);
  return {
    ...{ date, of, begin },
    ends: Math.max(now + 1, begin(dateOf(daysOf(date) + 1))),
    open: (second) => (calendar?.reached(second, 1) ?? second + 1) - 1,
  };
}

/** Rows of a work view in the order in which they are worked on, and how many each group has. */
export interface Grouped {
  rows: readonly TicketRow[];
  groups: readonly WorkGroup[];
  counts: Readonly<Partial<Record<WorkGroup, number>>>;
}

/**
 * Groups and orders rows under the same promises, again and again: of each only what may have changed by then
 * is reckoned anew. As long as the order is the same, so is the answer: nothing moves under the hand.
 */
export function grouping(rules: ServiceRules) {
  const held = new WeakMap<TicketRow, Standing>();
  let last: Grouped = { rows: [], groups: [], counts: {} };

  function standing(row: TicketRow, now: number): Standing {
    const kept = held.get(row);
    if (kept && now < kept.until) return kept;
    const made = standingOf(row, rules, now);
    held.set(row, made);
    return made;
  }

  /** @param now seconds since the epoch */
  return (rows: readonly TicketRow[], now: number): Grouped => {
    const placed = rows.map((row) => ({ row, ...standing(row, now) })).sort(byTurn);
    const isSame =
      placed.length === last.rows.length &&
      placed.every(({ row, group }, at) => row === last.rows[at] && group === last.groups[at]);
    if (isSame) return last;
    const counts: Partial<Record<WorkGroup, number>> = {};
    for (const { group } of placed) counts[group] = (counts[group] ?? 0) + 1;
    last = { rows: placed.map(({ row }) => row), groups: placed.map(({ group }) => group), counts };
    return last;
  };
}

const NEVER = Number.MAX_SAFE_INTEGER;

/** The group, then what is due first, then priority and age. A conflict is a mark, no urgency. */
function byTurn(a: Standing & { row: TicketRow }, b: Standing & { row: TicketRow }): number {
  return (
    WORK_GROUPS.indexOf(a.group) - WORK_GROUPS.indexOf(b.group) ||
    (a.due ?? NEVER) - (b.due ?? NEVER) ||
    inOrder(a.row.priority, b.row.priority) ||
    a.row.openedAt - b.row.openedAt ||
    inOrder(a.row.number, b.row.number)
  );
}

/** Of codes: a language's own order of letters is dear, and thousands are compared. */
const inOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
