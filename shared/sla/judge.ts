import { dayOf } from "../log/civil-days.ts";
import { calendarOf } from "./calendar-form.ts";
import type { WorkingCalendar } from "./calendar.ts";
import type { ClockCase } from "./clock-case.ts";
import { reckon } from "./clock.ts";
import type { ClockEvent, ClockFlag, ClockName, ClockReading } from "./clock.ts";
import { shippedYear } from "./notices.ts";
import { told, zoneNamed } from "./zone.ts";
import type { Zone } from "./zone.ts";

/** A reading as it is told: moments in the calendar's zone. */
export type ToldReading = Omit<ClockReading, "dueAt" | "stoppedAt"> & {
  dueAt: string | null;
  stoppedAt: string | null;
};

export type ClockAnswer = Partial<Record<ClockName, ToldReading>> & {
  /** Something counted, or is due, in a year whose holidays are not known. */
  estimated: boolean;
  flags: { event: number; flag: ClockFlag }[];
};

const secondOf = (said: string) => Math.floor(Date.parse(said) / 1000);

/**
 * The clocks of a case.
 *
 * @param shipped holidays and make-up days that ship come behind the days of the case
 */
export function judge(
  { calendar: said, targets: first, events, now }: ClockCase,
  shipped: boolean,
): ClockAnswer {
  const zone = zoneNamed(said.zone);
  if (!zone) throw new TypeError("the case was not checked");
  const calendar = calendarOf(said, zone, shipped);
  const reckoned = reckon(calendar, first, events.map(eventOf), secondOf(now));
  if (!reckoned) throw new TypeError("the case was not checked");
  const { clocks, flags, counted } = reckoned;
  const dues = Object.values(clocks).flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return {
    ...Object.fromEntries(
      Object.entries(clocks).map(([name, reading]) => [name, toldReading(zone, reading)]),
    ),
    estimated: shipped && (dues.some((at) => isGuessed(zone, at)) || countsGuessed(calendar, counted)),
    flags,
  };
}

function eventOf({ at, ...said }: ClockCase["events"][number]): ClockEvent {
  const until = "until" in said && said.until !== undefined ? { until: secondOf(said.until) } : {};
  return { ...said, ...until, at: secondOf(at) } as ClockEvent;
}

function toldReading(zone: Zone, { dueAt, stoppedAt, ...reading }: ClockReading): ToldReading {
  return {
    ...reading,
    dueAt: dueAt === null ? null : told(zone, dueAt),
    stoppedAt: stoppedAt === null ? null : told(zone, stoppedAt),
  };
}

const yearAt = (zone: Zone, second: number) => Number(told(zone, second).slice(0, 4));
const isGuessed = (zone: Zone, second: number) => !shippedYear(yearAt(zone, second)).known;

/** Whether any working second of these stretches lies in a year without a notice. */
function countsGuessed(calendar: WorkingCalendar, counted: readonly (readonly [number, number])[]): boolean {
  const { zone } = calendar;
  return counted.some(([from, until]) => {
    for (let year = yearAt(zone, from); year <= yearAt(zone, until); year += 1) {
      if (shippedYear(year).known) continue;
      const low = Math.max(from, startOf(zone, year));
      const high = Math.min(until, startOf(zone, year + 1));
      if (calendar.worked(low, high) > 0) return true;
    }
    return false;
  });
}

/** The first second of a civil year. */
function startOf(zone: Zone, year: number): number {
  const midnight = dayOf(`${String(year).padStart(4, "0")}-01-01`) * 86_400;
  return midnight - zone.offsetAt(midnight - zone.offsetAt(midnight));
}
