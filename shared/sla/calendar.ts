import { dateOf, weekdayOf } from "../log/civil-days.ts";
import type { Zone } from "./zone.ts";

/** Working time of a day, as seconds of civil time from its midnight; the last may end at 24:00. */
export type Frames = readonly (readonly [from: number, until: number])[];

export interface CalendarRules {
  zone: Zone;
  /** Monday first. */
  week: readonly Frames[];
  /** What goes before the week: a closed day has no frames. */
  dated(date: string): Frames | null;
}

/** A target that is not reached within so many days is not reached: a calendar may be closed for good. */
const FARTHEST = 366 * 60;
/** Days summed at once. */
const BLOCK = 366;

/** A frame as it lies on the line of time, seconds since the epoch. */
type Interval = readonly [from: number, until: number];

interface Block {
  /** Working seconds of the block before each of its days; the last is the whole. */
  before: Float64Array;
  /** By day of the block. */
  intervals: readonly (readonly Interval[])[];
}

export type WorkingCalendar = ReturnType<typeof createCalendar>;

/**
 * Working time of a calendar. What a zone skips or repeats of a day is skipped or repeated: minutes are
 * real minutes. Sums are kept by block, so that a year costs what a day costs.
 */
export function createCalendar({ zone, week, dated }: CalendarRules) {
  const blocks = new Map<number, Block>();

  function framesOf(day: number): Frames {
    return dated(dateOf(day)) ?? week[weekdayOf(day) - 1] ?? [];
  }

  function blockOf(number: number): Block {
    const held = blocks.get(number);
    if (held) return held;
    const first = number * BLOCK;
    // A day of any zone lies within a day and a half around that of UTC.
    const spans = zone.spans((first - 1) * 86_400 - 43_200, (first + BLOCK + 1) * 86_400 + 43_200);
    const before = new Float64Array(BLOCK + 1);
    const intervals: Interval[][] = [];
    for (let index = 0; index < BLOCK; index += 1) {
      const midnight = (first + index) * 86_400;
      const frames = framesOf(first + index);
      const ofDay = spans.flatMap(({ from, until, offset }) =>
        frames.flatMap(([start, end]): Interval[] => {
          const low = Math.max(midnight + start - offset, from);
          const high = Math.min(midnight + end - offset, until);
          return low < high ? [[low, high]] : [];
        }),
      );
      intervals.push(ofDay);
      before[index + 1] = (before[index] ?? 0) + ofDay.reduce((sum, [low, high]) => sum + high - low, 0);
    }
    const block = { before, intervals };
    blocks.set(number, block);
    return block;
  }

  /** The civil day of a moment. */
  const dayAt = (second: number): number => Math.floor((second + zone.offsetAt(second)) / 86_400);

  /** Working seconds of a day before a moment. */
  function ofDayBefore(day: number, second: number): number {
    const { intervals } = blockOf(Math.floor(day / BLOCK));
    const ofDay = intervals[day - Math.floor(day / BLOCK) * BLOCK] ?? [];
    return ofDay.reduce((sum, [low, high]) => sum + Math.max(0, Math.min(high, second) - low), 0);
  }

  /** Working seconds from the beginning of one day to that of a later one. */
  function ofDays(from: number, until: number): number {
    const [first, last] = [Math.floor(from / BLOCK), Math.floor(until / BLOCK)];
    let sum = 0;
    for (let number = first; number <= last; number += 1) {
      const { before } = blockOf(number);
      const low = number === first ? from - first * BLOCK : 0;
      const high = number === last ? until - last * BLOCK : BLOCK;
      sum += (before[high] ?? 0) - (before[low] ?? 0);
    }
    return sum;
  }

  /** Working seconds between two moments, seconds since the epoch; 0 where they are turned round. */
  function worked(from: number, until: number): number {
    if (until <= from) return 0;
    const [first, last] = [dayAt(from), dayAt(until)];
    if (first > last) return 0;
    return ofDays(first, last) - ofDayBefore(first, from) + ofDayBefore(last, until);
  }

  /**
   * The first moment at which `seconds` of working time have passed since `from`: at the end of a frame
   * that end, not the next opening. Null where the calendar never has so many.
   */
  function reached(from: number, seconds: number): number | null {
    if (seconds <= 0) return from;
    const start = dayAt(from);
    // As if since the beginning of the first day.
    let left = seconds + ofDayBefore(start, from);
    for (let day = start; day <= start + FARTHEST;) {
      const number = Math.floor(day / BLOCK);
      const { before, intervals } = blockOf(number);
      const index = day - number * BLOCK;
      const rest = (before[BLOCK] ?? 0) - (before[index] ?? 0);
      if (rest < left) {
        left -= rest;
        day = (number + 1) * BLOCK;
        continue;
      }
      const target = (before[index] ?? 0) + left;
      let found = index;
      while ((before[found + 1] ?? 0) < target) found += 1;
      return within(intervals[found] ?? [], target - (before[found] ?? 0));
    }
    return null;
  }

  return { zone, worked, reached };
}

function within(intervals: readonly Interval[], seconds: number): number | null {
  let left = seconds;
  for (const [low, high] of intervals) {
    if (high - low >= left) return low + left;
    left -= high - low;
  }
  return null;
}
