import { LAST_DAY } from "../../../shared/domain/round/rhythm.ts";
import type { Rhythm } from "../../../shared/domain/round/rhythm.ts";
import { nextDues } from "../../../shared/domain/round/due-dates.ts";
import { dateOf, dayOf } from "../../../shared/log/civil-days.ts";

/** When a round falls due, as it is being entered: nothing is preset that a person must say. */
export interface RhythmDraft {
  of: Rhythm["of"] | null;
  every: number | string;
  weekdays: readonly number[];
  days: readonly number[];
  dates: readonly string[];
}

export const NO_RHYTHM: RhythmDraft = { of: null, every: 1, weekdays: [], days: [], dates: [] };

export const MONTH_DAYS = [...Array.from({ length: 31 }, (_, index) => index + 1), LAST_DAY];

export const draftOf = (rhythm: Rhythm | null): RhythmDraft => ({ ...NO_RHYTHM, ...rhythm });

/** What was entered so far; null while it says no day. */
export function rhythmOf({ of, every, weekdays, days, dates }: RhythmDraft): Rhythm | null {
  if (of === "dates") return dates.length === 0 ? null : { of, dates: [...dates].sort() };
  const count = Number(every);
  if (of === null || !Number.isInteger(count) || count < 1) return null;
  if (of === "week")
    return weekdays.length === 0 ? null : { of, every: count, weekdays: [...weekdays].sort() };
  return days.length === 0 ? null : { of, every: count, days: [...days].sort((a, b) => a - b) };
}

/** The next days on which it falls due, the day itself counted, as it would be saved now. */
export function comingOf(draft: RhythmDraft, from: string, until: string, today: string): string[] {
  const rhythm = rhythmOf(draft);
  if (rhythm === null || from === "") return [];
  const yesterday = dateOf(dayOf(today) - 1);
  return nextDues({ rhythm, from, until: until === "" ? null : until }, yesterday, 3);
}

/** With it where it was not, and without where it was. */
export const toggled = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
