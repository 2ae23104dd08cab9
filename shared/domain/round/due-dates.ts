import { dateOf, dayOf, firstOf, lengthOf, monthOf, weekdayOf } from "../../log/civil-days.ts";
import type { Rhythm } from "./rhythm.ts";

/** What says when a round falls due. */
export interface Falling {
  rhythm: Rhythm;
  from: string;
  /** The last day on which it may fall due; null for no end. */
  until: string | null;
}

/** More due dates are not told at once: three years of every day. */
const MOST = 1100;
const NO_END = dayOf("9999-12-31");

/**
 * Due dates of one period, in their order. Each period has at least one, so that whoever asks for the next
 * looks at two of them, however far they lie apart.
 */
function duesOf(rhythm: Exclude<Rhythm, { of: "dates" }>, from: string, period: number): number[] {
  if (rhythm.of === "week") {
    const monday = dayOf(from) - (weekdayOf(dayOf(from)) - 1) + period * rhythm.every * 7;
    return rhythm.weekdays.map((weekday) => monday + weekday - 1).sort((a, b) => a - b);
  }
  const month = monthOf(from) + period * rhythm.every;
  const [first, length] = [firstOf(month), lengthOf(month)];
  const days = rhythm.days.map((day) => first + (day < 1 ? length : Math.min(day, length)) - 1);
  return [...new Set(days)].sort((a, b) => a - b);
}

/** The period in which a day lies, counted from that of the first day. */
function periodAt(rhythm: Exclude<Rhythm, { of: "dates" }>, from: string, day: number): number {
  if (rhythm.of === "month") return Math.floor((monthOf(dateOf(day)) - monthOf(from)) / rhythm.every);
  const monday = dayOf(from) - (weekdayOf(dayOf(from)) - 1);
  return Math.floor((day - monday) / (7 * rhythm.every));
}

const endOf = ({ until }: Falling) => (until === null ? NO_END : Math.min(dayOf(until), NO_END));

/** Due dates on and after a day, in their order. Ends with the round, or with whoever stops asking. */
function* dueFrom(falling: Falling, start: number): Generator<number> {
  const { rhythm, from } = falling;
  const [first, end] = [Math.max(start, dayOf(from)), endOf(falling)];
  if (first > end) return;
  if (rhythm.of === "dates") {
    yield* rhythm.dates
      .map(dayOf)
      .filter((day) => day >= first && day <= end)
      .sort((a, b) => a - b);
    return;
  }
  for (let period = periodAt(rhythm, from, first); ; period += 1) {
    for (const day of duesOf(rhythm, from, period)) {
      // Said so that what is no day ends it as well.
      if (!(day <= end)) return;
      if (day >= first) yield day;
    }
  }
}

/** Due dates from one day to another, both counted; at most 1 100 of them. */
export function dueBetween(falling: Falling, first: string, last: string): string[] {
  const dues: string[] = [];
  const end = dayOf(last);
  for (const day of dueFrom(falling, dayOf(first))) {
    if (day > end || dues.length >= MOST) break;
    dues.push(dateOf(day));
  }
  return dues;
}

/** The due dates that come after a day, at most so many. */
export function nextDues(falling: Falling, after: string, count: number): string[] {
  const dues: string[] = [];
  for (const day of dueFrom(falling, dayOf(after) + 1)) {
    if (dues.length >= Math.min(count, MOST)) break;
    dues.push(dateOf(day));
  }
  return dues;
}

/** The last due date up to a day, that day counted; null where there is none. */
export function lastDue(falling: Falling, day: string): string | null {
  const { rhythm, from } = falling;
  const [first, end] = [dayOf(from), Math.min(dayOf(day), endOf(falling))];
  if (end < first) return null;
  const period = rhythm.of === "dates" ? 0 : periodAt(rhythm, from, end);
  const near =
    rhythm.of === "dates"
      ? rhythm.dates.map(dayOf)
      : [...duesOf(rhythm, from, period - 1), ...duesOf(rhythm, from, period)];
  const past = near.filter((each) => each >= first && each <= end);
  return past.length === 0 ? null : dateOf(Math.max(...past));
}

/** Whether it falls due on a day. */
export const isDue = (falling: Falling, day: string): boolean => lastDue(falling, day) === day;

/** Whether it ever falls due. */
export const everDue = (falling: Falling): boolean => !dueFrom(falling, dayOf(falling.from)).next().done;
