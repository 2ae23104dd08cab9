import { textOf, useLocale } from "./texts.ts";

export interface Format {
  /** 2026-11-23 or Nov 23, 2026. */
  date: (ms: number) => string;
  time: (ms: number) => string;
  /** With `now`, a day that everybody knows by its name is called by it: today 19:42. */
  dateTime: (ms: number, now?: number) => string;
  /** Time of day for today, else the date: for dense lists. */
  moment: (ms: number, now: number) => string;
  /** The day as a line between entries: today, yesterday, or the date with its day of the week. */
  day: (ms: number, now: number) => string;
  /** How old, in the largest unit that fits, as a column of a list says it: without "ago". */
  age: (ms: number, now: number) => string;
  number: (value: number) => string;
  bytes: (value: number) => string;
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** In the largest unit of which it is at least one; 0 for less than a minute. */
function largest(ms: number): [amount: number, unit: (typeof UNITS)[number][0]] {
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(ms / size);
    if (amount >= 1) return [amount, unit];
  }
  return [0, "minute"];
}

const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
/** Whole days of the calendar from one moment to another; yesterday is -1. */
const daysFrom = (now: number, ms: number) => Math.round((midnight(ms) - midnight(now)) / 86_400_000);

/** A Chinese unit, of a date too, stands apart from its number, as in the words of the catalogue. */
const apart = (text: string) => text.replace(/(\d)(?=[\u4e00-\u9fff])|([\u4e00-\u9fff])(?=\d)/g, "$1$2 ");
const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function formatFor(locale: string, justNow: string): Format {
  const day = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric" });
  const shortDay = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const full = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const weekday = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", weekday: "short" });
  const plain = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" });
  const units = { day: unit("day"), hour: unit("hour"), minute: unit("minute") };
  const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString();
  return {
    date: (ms) => apart(day.format(ms)),
    time: (ms) => clock.format(ms),
    dateTime: (ms, now) => {
      const back = now === undefined ? null : daysFrom(now, ms);
      return back === 0 || back === -1
        ? `${relative.format(back, "day")} ${clock.format(ms)}`
        : apart(full.format(ms));
    },
    moment: (ms, now) => {
      if (sameDay(ms, now)) return clock.format(ms);
      return new Date(ms).getFullYear() === new Date(now).getFullYear()
        ? apart(shortDay.format(ms))
        : apart(day.format(ms));
    },
    day: (ms, now) => {
      const back = daysFrom(now, ms);
      return back === 0 || back === -1 ? begun(relative.format(back, "day")) : apart(weekday.format(ms));
    },
    age: (ms, now) => {
      const [amount, unit] = largest(now - ms);
      return amount === 0 ? justNow : apart(units[unit].format(amount));
    },
    number: (value) => plain.format(value),
    bytes: (value) => {
      if (value < 1024) return `${plain.format(value)} B`;
      const step = Math.min(4, Math.floor(Math.log(value) / Math.log(1024)));
      return `${decimal.format(value / 1024 ** step)} ${["B", "KB", "MB", "GB", "TB"][step]}`;
    },
  };
}

/** Formatters are dear and every row of a list asks for them: one set per language. */
const made = new Map<string, Format>();

/** Dates, ages, numbers and sizes in the user's locale. */
export function useFormat(): Format {
  const locale = useLocale();
  let format = made.get(locale);
  if (!format) made.set(locale, (format = formatFor(locale, textOf(locale, "common")("justNow"))));
  return format;
}
