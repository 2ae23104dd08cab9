import { z } from "zod";
import { dateOf, dayOf } from "../log/civil-days.ts";
import { createCalendar } from "./calendar.ts";
import type { Frames, WorkingCalendar } from "./calendar.ts";
import { shippedDay } from "./notices.ts";
import { zoneNamed } from "./zone.ts";
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

export const date = z
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

/** Working time as a form says it; what it says of a day goes before what ships. */
export function calendarOf({ days, ...said }: CalendarForm, zone: Zone, shipped: boolean): WorkingCalendar {
  const week = framesOfWeek(said);
  const own = new Map(Object.entries(days).map(([day, of]) => [day, framesIn(of)]));
  const ordinary = framesIn(ordinaryFrames(said));
  return createCalendar({
    zone,
    week,
    dated(day) {
      const mine = own.get(day);
      if (mine || !shipped) return mine ?? null;
      const odd = shippedDay(day);
      return odd ? (odd.isOffDay ? [] : ordinary) : null;
    },
  });
}

/** Hours of an ordinary day, for one that is worked instead of another: no notice says which. */
export function ordinaryFrames({ week }: Pick<CalendarForm, "week">) {
  return WEEKDAYS.map((day) => week[day] ?? []).find((said) => said.length > 0) ?? [];
}

/** Monday first. */
export function framesOfWeek({ week }: Pick<CalendarForm, "week">): Frames[] {
  return WEEKDAYS.map((day) => framesIn(week[day] ?? []));
}

export function framesIn(said: readonly (readonly [from: string, until: string])[]): Frames {
  return said.map(([from, until]) => [secondsOf(from), secondsOf(until)]);
}

const secondsOf = (said: string) => Number(said.slice(0, 2)) * 3600 + Number(said.slice(3)) * 60;
