import { z } from "zod";
import { calendarForm, date, framesIn, framesOfWeek, ordinaryFrames } from "./calendar-form.ts";
import { createCalendar } from "./calendar.ts";
import type { Frames, WorkingCalendar } from "./calendar.ts";
import { shippedYear } from "./notices.ts";
import { zoneNamed } from "./zone.ts";

/** A holiday notice as it is published and imported: one year, whole. */
export const notice = z.object({
  year: z.number().int().min(2000).max(2999),
  days: z.array(z.object({ name: z.string().min(1).max(40), date, isOffDay: z.boolean() })).max(200),
});

export type Notice = z.output<typeof notice>;

/** Working time as a team keeps it: what it says of a day goes before the notices. */
export const teamCalendar = calendarForm.extend({
  /** Read wherever it comes to; whether it is a zone is asked where it is said (definition-acts.ts). */
  zone: z.string().min(1).max(60),
  /** Why a day of its own differs, by date. */
  reasons: z.record(date, z.string().max(60)).default({}),
  /** Whether holidays and make-up days of the State Council's notices are kept. */
  national: z.boolean().default(true),
  /** Notices that came after this program; each goes before what ships of its year. */
  notices: z
    .array(notice)
    .max(30)
    .refine((all) => new Set(all.map(({ year }) => year)).size === all.length, "a year stands twice")
    .refine(
      (all) => all.every(({ year, days }) => days.every((day) => day.date.startsWith(String(year)))),
      "a day lies in another year",
    )
    .default([]),
  /** Sites that keep it; whoever is at none of any calendar's keeps the standard one. */
  sites: z.array(z.uuid()).max(500).default([]),
});
export type TeamCalendar = z.output<typeof teamCalendar>;

/** Why a day is not as its weekday. */
export interface OddDay {
  name: string;
  /** `statutory`: the law alone, since the year's notice is not known. */
  by: "team" | "notice" | "statutory";
  isOffDay: boolean;
}

export interface KeptCalendar {
  calendar: WorkingCalendar;
  /** What is special about a day; null for one that is as its weekday. */
  oddDay(date: string): OddDay | null;
  /** Whether the notice of a year is known; where none is kept, there is nothing to know. */
  known(year: number): boolean;
}

const made = new WeakMap<TeamCalendar, KeptCalendar>();

/** A team's working time, reckoned once for as long as it says the same. */
export function keptCalendar(said: TeamCalendar): KeptCalendar {
  const held = made.get(said);
  if (held) return held;
  const kept = keep(said);
  made.set(said, kept);
  return kept;
}

function keep(said: TeamCalendar): KeptCalendar {
  const { days, reasons, national, notices } = said;
  // A laptop may know fewer zones than the one that wrote it.
  const zone = zoneNamed(said.zone) ?? zoneNamed("UTC");
  if (!zone) throw new TypeError("there is no UTC");
  const week = framesOfWeek(said);
  const ordinary = framesIn(ordinaryFrames(said));
  const imported = new Map(
    notices.map(({ year, days: of }) => [year, new Map(of.map((day) => [day.date, day]))]),
  );

  function noticed(day: string): OddDay | null {
    if (!national) return null;
    const year = Number(day.slice(0, 4));
    const own = imported.get(year);
    const { known, days: shipped } = shippedYear(year);
    const found = own ? own.get(day) : shipped.get(day);
    return found
      ? { name: found.name, isOffDay: found.isOffDay, by: own || known ? "notice" : "statutory" }
      : null;
  }

  function oddDay(day: string): OddDay | null {
    const frames = days[day];
    if (frames) return { name: reasons[day] ?? "", isOffDay: frames.length === 0, by: "team" };
    return noticed(day);
  }

  function dated(day: string): Frames | null {
    const frames = days[day];
    if (frames) return framesIn(frames);
    const odd = noticed(day);
    return odd ? (odd.isOffDay ? [] : ordinary) : null;
  }

  return {
    calendar: createCalendar({ zone, week, dated }),
    oddDay,
    known: (year) => !national || imported.has(year) || shippedYear(year).known,
  };
}
