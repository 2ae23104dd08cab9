import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { calendarIn, targetIn } from "../../../shared/domain/definition/definition-view.ts";
import { LANGUAGES } from "../../../shared/domain/definition/localized.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { WEEKDAYS } from "../../../shared/sla/calendar-form.ts";
import { CLOCKS } from "../../../shared/sla/clock.ts";
import type { ClockName } from "../../../shared/sla/clock.ts";
import type { TeamCalendar } from "../../../shared/sla/team-calendar.ts";
import { saidWords } from "../../defining/index.ts";
import type { AskingForm } from "../../records/index.ts";

/** By what a target chooses tickets; none of one for whichever they are. */
const SCOPES = ["types", "priorities", "items", "categories"] as const;
type Scope = (typeof SCOPES)[number];

/** Working hours and minutes as people write them, `4:30` or `4`; '' where nothing is promised. */
export interface TargetValues {
  title: Localized;
  scope: Record<Scope, readonly string[]>;
  minutes: Record<ClockName, string>;
  always: boolean;
  retired: boolean;
}

/** @param row null for one that is made */
export function targetValues(row: DefinitionRow | null): TargetValues {
  const said = row && targetIn(row);
  const written = CLOCKS.map((name) => [name, writtenMinutes(said?.minutes[name])]);
  const scope = SCOPES.map((name) => [name, said?.for[name] ?? []]);
  return {
    title: row?.title ?? {},
    scope: Object.fromEntries(scope) as TargetValues["scope"],
    minutes: Object.fromEntries(written) as TargetValues["minutes"],
    always: said?.always ?? false,
    retired: row?.retired ?? false,
  };
}

function writtenMinutes(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Minutes of what was written; undefined for nothing, null for what is no time. */
export function minutesIn(written: string): number | null | undefined {
  const said = written.trim();
  if (said === "") return undefined;
  const [, hours, minutes = "0"] = /^(\d{1,4})(?:[:：]([0-5]\d))?$/.exec(said) ?? [];
  const sum = hours === undefined ? 0 : Number(hours) * 60 + Number(minutes);
  return sum > 0 ? sum : null;
}

export type TargetWrong = "time" | "nothing";

/** A target is called something, and keeps the names that it has. */
export function isTargetUnnamed({ title }: Pick<TargetValues, "title">, row: DefinitionRow | null): boolean {
  const said = saidWords(title);
  return Object.keys(said).length === 0 || LANGUAGES.some((each) => row?.title[each] && !said[each]);
}

export function wrongTarget({ minutes }: TargetValues): Partial<Record<ClockName, TargetWrong>> {
  const said = CLOCKS.map((name) => [name, minutesIn(minutes[name])] as const);
  if (said.every(([, each]) => each === undefined)) return { resolution: "nothing" };
  return Object.fromEntries(said.filter(([, each]) => each === null).map(([name]) => [name, "time"]));
}

export function targetForm(row: DefinitionRow | null): AskingForm<TargetValues> {
  return {
    asks: ({ title: named, scope, minutes, always, retired }) => {
      const said = CLOCKS.flatMap((name) => {
        const each = minutesIn(minutes[name]);
        return typeof each === "number" ? [[name, each] as const] : [];
      });
      const chosen = SCOPES.filter((name) => scope[name].length > 0).map((name) => [name, scope[name]]);
      const body = { for: Object.fromEntries(chosen), minutes: Object.fromEntries(said), always };
      const title = saidWords(named);
      const set = {
        ...(row && sameWords(title, saidWords(row.title)) ? {} : { title }),
        ...(retired === (row?.retired ?? false) ? {} : { retired }),
        body,
      };
      return ["definition.set", { family: "target", ...(row ? { key: row.key } : {}), set }];
    },
    places: { "set.title": "title", set: "minutes" },
  };
}

const sameWords = (a: Localized, b: Localized) => LANGUAGES.every((each) => a[each] === b[each]);

type Weekday = (typeof WEEKDAYS)[number];
type Frame = [from: string, until: string];

export interface CalendarValues {
  title: Localized;
  /** Sites that keep it; none for the one that holds wherever no other does. */
  sites: string[];
  /** Frames of each weekday, `09:00-12:00 13:30-18:00`; '' for a day of rest. */
  week: Record<Weekday, string>;
  /** One day in a line: date, frames or nothing, why. */
  days: string;
  national: boolean;
}

/** @param made it becomes one of its own, begun with what this one says of the week */
export function calendarValues(row: DefinitionRow, made = false): CalendarValues {
  const { week, days: all, reasons, national, sites } = calendarIn(row);
  const days = made ? {} : all;
  const lines = Object.entries(days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, frames]) => [date, writtenFrames(frames), reasons[date] ?? ""].filter(Boolean).join(" "));
  const written = WEEKDAYS.map((day) => [day, writtenFrames(week[day] ?? [])]);
  return {
    ...(made ? { title: {}, sites: [] } : { title: row.title, sites: [...sites] }),
    ...{ week: Object.fromEntries(written) as CalendarValues["week"], days: lines.join("\n"), national },
  };
}

export const writtenFrames = (frames: readonly (readonly [string, string])[]): string =>
  frames.map(([from, until]) => `${from}-${until}`).join(" ");

const FRAME = /^(\d{1,2}:\d{2})\s*[-–—~至]\s*(\d{1,2}:\d{2})$/;
const padded = (time: string) => time.padStart(5, "0");

/** Frames of what was written, in their order; null where a part of it is none. */
export function framesWritten(written: string): Frame[] | null {
  const parts = written
    .trim()
    .split(/[\s,，、;；]+/)
    .filter(Boolean);
  const frames = parts.map((part): Frame | null => {
    const [, from, until] = FRAME.exec(part) ?? [];
    return from && until ? [padded(from), padded(until)] : null;
  });
  if (frames.some((frame) => frame === null)) return null;
  const found = (frames as Frame[]).sort(([a], [b]) => (a < b ? -1 : 1));
  const fits = found.every(
    ([from, until], index) =>
      from < until &&
      until <= "24:00" &&
      from >= (found[index - 1]?.[1] ?? "00:00") &&
      !/:[6-9]/.test(from + until),
  );
  return fits ? found : null;
}

interface OwnDays {
  days: TeamCalendar["days"];
  reasons: TeamCalendar["reasons"];
}

/** Own days of what was written, or the first line that is none. */
export function daysWritten(written: string): OwnDays | { line: number } {
  const said: OwnDays = { days: {}, reasons: {} };
  for (const [index, line] of written.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [date = "", ...rest] = plainTimes(line).split(/\s+/);
    const place = rest.findIndex((part) => !FRAME.test(part));
    const count = place < 0 ? rest.length : place;
    const frames = framesWritten(rest.slice(0, count).join(" "));
    // What looks like a time and was not read as one would make a day off of a day that is worked.
    const isLeft = rest.slice(count).some((part) => /\d{1,2}:\d{2}/.test(part));
    if (!isDate(date) || frames === null || isLeft || said.days[date]) return { line: index + 1 };
    said.days[date] = frames;
    const why = rest.slice(count).join(" ").slice(0, 60);
    if (why !== "") said.reasons[date] = why;
  }
  return said;
}

/** Times as an input method and a quick hand write them: 9：00 – 12：00，13：30-18：00. */
function plainTimes(line: string): string {
  return line
    .trim()
    .replace(/[：]/g, ":")
    .replace(/(\d:\d{2})\s*[-–—~～至]\s*(?=\d)/g, "$1-")
    .replace(/(\d:\d{2})\s*[,，、;；]\s*(?=\d)/g, "$1 ");
}

function isDate(said: string): boolean {
  const at = Date.parse(`${said}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(said) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(said);
}

export interface CalendarWrong {
  /** It has no name, or is made for no site: it would hold nowhere. */
  said: "title" | "sites" | null;
  /** Weekdays whose frames are none. */
  week: Weekday[];
  /** Line of the own days that is none. */
  line: number | null;
}

export function wrongCalendar({ title, sites, week, days }: CalendarValues, made = false): CalendarWrong {
  const own = daysWritten(days);
  const isNamed = Object.values(title).some((text) => text.trim() !== "");
  return {
    said: isNamed ? (made && sites.length === 0 ? "sites" : null) : "title",
    week: WEEKDAYS.filter((day) => framesWritten(week[day]) === null),
    line: "line" in own ? own.line : null,
  };
}

export function calendarForm(row: DefinitionRow, made = false): AskingForm<CalendarValues> {
  return {
    asks: ({ title: named, sites, week, days, national }) => {
      const own = daysWritten(days);
      const frames = WEEKDAYS.map((day) => [day, framesWritten(week[day]) ?? []]);
      const body = {
        ...calendarIn(row),
        ...{ week: Object.fromEntries(frames) as TeamCalendar["week"], national, sites },
        ...("line" in own ? {} : own),
      };
      const title = saidWords(named);
      const set = { ...(made || !sameWords(title, row.title) ? { title } : {}), body };
      return ["definition.set", { family: "calendar", ...(made ? {} : { key: row.key }), set }];
    },
    places: { "set.title": "title", "set.body.sites": "sites", set: "days" },
  };
}
