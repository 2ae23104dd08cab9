import { calendarOf } from "./calendar-form.ts";
import type { ClockCase } from "./clock-case.ts";
import { reckon } from "./clock.ts";
import type { ClockEvent, ClockFlag, ClockName, ClockReading } from "./clock.ts";
import { isEstimated } from "./estimated.ts";
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
  const { clocks, flags } = reckoned;
  return {
    ...Object.fromEntries(
      Object.entries(clocks).map(([name, reading]) => [name, toldReading(zone, reading)]),
    ),
    estimated: shipped && isEstimated(calendar, reckoned, (year) => shippedYear(year).known),
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
