import { z } from "zod";
import { createCalendar } from "./calendar.ts";
import type { Frames, WorkingCalendar } from "./calendar.ts";
import { CLOCKS, PAUSE_REASONS, reckon } from "./clock.ts";
import type { ClockEvent, ClockFlag, ClockName, ClockReading } from "./clock.ts";
import { shippedDay, shippedYear } from "./notices.ts";
import { dateOf, dayOf } from "../log/civil-days.ts";
import { told, zoneNamed } from "./zone.ts";
import type { Zone } from "./zone.ts";

/** Weekdays as a calendar names them, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time of day, HH:MM");

const frames = z
  .array(z.tuple([time, time]))
  .max(24)
  .superRefine((all, context) => {
    for (const [index, [from, until]] of all.entries()) {
      const before = all[index - 1]?.[1] ?? "00:00";
      if (from >= until)
        context.addIssue({ code: "custom", path: [index], message: "the frame runs backwards" });
      else if (from < before) {
        context.addIssue({ code: "custom", path: [index], message: "the frame overlaps the one before" });
      }
    }
  });

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "a date, YYYY-MM-DD")
  .refine((said) => isDate(said), "there is no such day");

function isDate(said: string): boolean {
  const day = dayOf(said);
  return Number.isFinite(day) && dateOf(day) === said;
}

/** Working time: frames of the weekdays, and days that differ. */
export const calendarForm = z.object({
  zone: z
    .string()
    .max(60)
    .refine((name) => zoneNamed(name) !== null, "there is no such zone"),
  week: z.partialRecord(z.enum(WEEKDAYS), frames),
  days: z.record(date, frames).default({}),
});
export type CalendarForm = z.output<typeof calendarForm>;

/** Within the years whose dates have four digits, in any zone. */
const moment = z.iso
  .datetime({ offset: true })
  .refine((said) => said >= "0002" && said < "9998", "too far away");

/** More than a working life of minutes. */
const MOST_MINUTES = 10_000_000;
const targets = z.partialRecord(z.enum(CLOCKS), z.number().int().min(0).max(MOST_MINUTES));

const event = z.discriminatedUnion("kind", [
  z.object({
    at: moment,
    kind: z.enum(["opened", "accepted", "arrived", "resumed", "resolved", "reopened"]),
  }),
  z.object({
    at: moment,
    kind: z.literal("paused"),
    reason: z.enum(PAUSE_REASONS),
    until: moment.optional(),
  }),
  z.object({ at: moment, kind: z.literal("targets"), targets }),
]);

/** A case of the service clock as a file tells it (contracts.md). */
export const clockCase = z.object({
  calendar: calendarForm,
  targets,
  events: z
    .array(event)
    .max(10_000)
    .refine((all) => all.some(({ kind }) => kind === "opened"), "nothing was opened"),
  now: moment,
});
export type ClockCase = z.output<typeof clockCase>;

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

/** Working time as a form says it; what it says of a day goes before what ships. */
export function calendarOf({ week, days }: CalendarForm, zone: Zone, shipped: boolean): WorkingCalendar {
  const pattern = WEEKDAYS.map((day) => framesIn(week[day] ?? []));
  const own = new Map(Object.entries(days).map(([day, said]) => [day, framesIn(said)]));
  // No notice says which day's hours are worked instead: those of an ordinary day.
  const ordinary = pattern.find((frames) => frames.length > 0) ?? [];
  return createCalendar({
    zone,
    week: pattern,
    dated(day) {
      const mine = own.get(day);
      if (mine || !shipped) return mine ?? null;
      const said = shippedDay(day);
      return said ? (said.isOffDay ? [] : ordinary) : null;
    },
  });
}

function framesIn(said: readonly (readonly [from: string, until: string])[]): Frames {
  return said.map(([from, until]) => [secondsOf(from), secondsOf(until)]);
}

const secondsOf = (said: string) => Number(said.slice(0, 2)) * 3600 + Number(said.slice(3)) * 60;

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
