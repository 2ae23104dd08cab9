import { dateOf, dayOf } from "../../log/civil-days.ts";
import { CLOCKS, reckon } from "../../sla/clock.ts";
import type { ClockEvent, ClockName, Reckoned, Targets } from "../../sla/clock.ts";
import { isEstimated } from "../../sla/estimated.ts";
import { keptCalendar } from "../../sla/team-calendar.ts";
import type { KeptCalendar, OddDay, TeamCalendar } from "../../sla/team-calendar.ts";
import { told } from "../../sla/zone.ts";
import { calendarIn, definitionsOf, targetIn } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import type { Localized } from "../definition/localized.ts";
import type { ServiceBasis } from "./service-basis.ts";
import type { Matter, TicketTime } from "./ticket-times.ts";

/** What a team promises, and when it works: definitions of both families, in their order. */
export interface ServiceRules {
  calendars: readonly DefinitionRow[];
  targets: readonly DefinitionRow[];
}

/** @param changed rows of the definitions that operations have made or changed */
export function serviceRulesOf(changed: readonly DefinitionRow[]): ServiceRules {
  return { calendars: definitionsOf("calendar", changed), targets: definitionsOf("target", changed) };
}

/** A calendar or target as it is named beside what it came to. */
export interface NamedRule {
  key: string;
  version: number;
  title: Localized;
}

/** By what a ticket is judged. */
interface Ruling {
  said: TeamCalendar;
  calendar: NamedRule;
  /** Null where nothing was promised. */
  target: NamedRule | null;
  always: boolean;
  /** Who said of a day that it is not as its weekday, where that was copied. */
  by?: ServiceBasis["calendar"]["by"];
  first: Targets;
  events: readonly ClockEvent[];
  /** Clocks that the target of today gives; others count only where they have stopped. */
  named: readonly ClockName[];
}

/** The clocks of a ticket, and by what they were judged. */
export interface TicketClock extends Reckoned {
  calendar: NamedRule;
  target: NamedRule | null;
  zone: string;
  /** Counted day and night, whatever the calendar says. */
  always: boolean;
  /** 预估: something lies in a year whose holidays are not known. */
  estimated: boolean;
  /** The working time in which it was reckoned. */
  kept: KeptCalendar;
}

const STANDARD = "standard";
const FULL: [string, string][] = [["00:00", "24:00"]];
const always = new WeakMap<TeamCalendar, TeamCalendar>();

/** Every minute of every day, in the zone of a calendar. */
export function dayAndNight(of: TeamCalendar): TeamCalendar {
  const held = always.get(of);
  if (held) return held;
  const week = { mon: FULL, tue: FULL, wed: FULL, thu: FULL, fri: FULL, sat: FULL, sun: FULL };
  const made = { ...of, week, days: {}, reasons: {}, notices: [], national: false };
  always.set(of, made);
  return made;
}

const named = ({ key, version, title }: DefinitionRow): NamedRule => ({ key, version, title });

/** The calendar that a site keeps; the standard one where none is said to be its. */
export function calendarRowOf(site: string | null, { calendars }: ServiceRules): DefinitionRow | undefined {
  const kept = calendars.filter(({ retired }) => !retired);
  return (
    kept.find((row) => site !== null && calendarIn(row).sites.includes(site)) ??
    kept.find(({ key }) => key === STANDARD) ??
    calendars.find(({ key }) => key === STANDARD)
  );
}

/** The first target that fits a ticket. */
function targetRowOf(
  { priority, type, category, item }: Matter,
  { targets }: ServiceRules,
): DefinitionRow | undefined {
  return targets.find((row) => {
    const said = row.retired ? null : targetIn(row);
    if (!said) return false;
    const { types, priorities, categories, items } = said.for;
    return (
      (types?.some((each) => each === type) ?? true) &&
      (priorities?.includes(priority) ?? true) &&
      (categories?.some((each) => each === category) ?? true) &&
      (items?.some((each) => each === item) ?? true)
    );
  });
}

const minutesOf = (row: DefinitionRow | undefined): Targets => (row && targetIn(row)?.minutes) ?? {};

function rulingOf(times: readonly TicketTime[], site: string | null, rules: ServiceRules): Ruling | null {
  const row = calendarRowOf(site, rules);
  if (!row) return null;
  let last: DefinitionRow | undefined;
  let first: Targets = {};
  let isMoment = false;
  const events = times.map((time): ClockEvent => {
    if (time.kind !== "opened" && time.kind !== "matter") return time;
    last = targetRowOf(time, rules);
    const { at, dueAt = null } = time;
    isMoment = dueAt !== null;
    if (time.kind === "matter") return { at, kind: "targets", targets: minutesOf(last), dueAt };
    first = minutesOf(last);
    return { at, kind: "opened", dueAt };
  });
  const isAlways = last !== undefined && targetIn(last)?.always === true;
  const calendar = calendarIn(row);
  return {
    said: isAlways ? dayAndNight(calendar) : calendar,
    calendar: named(row),
    target: last ? named(last) : null,
    always: isAlways,
    first,
    events,
    named: CLOCKS.filter(
      (name) => minutesOf(last)[name] !== undefined || (isMoment && name === "resolution"),
    ),
  };
}

/** What was copied when the ticket was closed. */
function rulingIn({ calendar, target, dueAt }: ServiceBasis, times: readonly TicketTime[]): Ruling {
  const { key, version, by, ...said } = calendar;
  const moment = dueAt === null ? {} : { dueAt: Date.parse(dueAt) / 1000 };
  return {
    said: { ...said, national: false, notices: [], sites: [] },
    by,
    calendar: { key, version, title: {} },
    target: target && { key: target.key, version: target.version, title: {} },
    always: target?.always ?? false,
    first: target?.minutes ?? {},
    events: times.flatMap((time): ClockEvent[] =>
      time.kind === "matter"
        ? []
        : [time.kind === "opened" ? { at: time.at, kind: "opened", ...moment } : time],
    ),
    named: CLOCKS,
  };
}

/**
 * The clocks of a ticket at a moment, and by what they were judged (domain.md 3, contracts.md). Pure: the same
 * on every device that knows the same operations and definitions.
 *
 * @param now seconds since the epoch
 * @returns null where it was never opened, or nothing is promised of it
 */
export function ticketClock(
  times: readonly TicketTime[],
  by: ServiceBasis | { site: string | null; rules: ServiceRules },
  now: number,
): TicketClock | null {
  const ruling = "rules" in by ? rulingOf(times, by.site, by.rules) : rulingIn(by, times);
  if (!ruling) return null;
  const kept = saidBy(keptCalendar(ruling.said), ruling.by);
  const reckoned = reckon(kept.calendar, ruling.first, ruling.events, now);
  if (!reckoned) return null;
  // Nobody waits for a visit that another target does not promise; what was reached stays told.
  const clocks = Object.fromEntries(
    Object.entries(reckoned.clocks).filter(
      ([name, { stoppedAt }]) => stoppedAt !== null || ruling.named.some((each) => each === name),
    ),
  );
  if (Object.keys(clocks).length === 0) return null;
  const shown = { ...reckoned, clocks };
  return {
    ...shown,
    kept,
    calendar: ruling.calendar,
    target: ruling.target,
    always: ruling.always,
    zone: ruling.said.zone,
    estimated: "rules" in by ? isEstimated(kept.calendar, shown, (year) => kept.known(year)) : by.estimated,
  };
}

/** Days that are gone through to be told of one ticket. */
const MOST_DAYS = 366;

/** Days that are not as their weekday, from the opening of a ticket to the last of its moments, by date. */
export function oddDaysOf(
  { kept: { calendar, oddDay }, clocks, counted }: Pick<TicketClock, "kept" | "clocks" | "counted">,
  most = MOST_DAYS,
): (OddDay & { date: string })[] {
  const ends = [...counted.flat(), ...Object.values(clocks).flatMap(({ dueAt }) => dueAt ?? [])];
  const dayAt = (second: number) => dayOf(told(calendar.zone, second).slice(0, 10));
  const [first, last] = [dayAt(Math.min(...ends)), dayAt(Math.max(...ends))];
  const days: (OddDay & { date: string })[] = [];
  for (let day = first; day <= Math.min(last, first + most); day += 1) {
    const date = dateOf(day);
    const odd = oddDay(date);
    if (odd) days.push({ ...odd, date });
  }
  return days;
}

/** The same calendar; of a day that was copied it is told who had said so. */
function saidBy(kept: KeptCalendar, by: Ruling["by"]): KeptCalendar {
  if (!by) return kept;
  const oddDay = (date: string) => {
    const odd = kept.oddDay(date);
    return odd && { ...odd, by: by[date] ?? odd.by };
  };
  return { ...kept, oddDay };
}
