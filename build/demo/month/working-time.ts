// When the department works: Monday to Friday and the make-up days, 09:00 to 12:00 and 13:30 to 18:00 in
// Shanghai, whose clock knows no summer time.
import { SHIPPED_CALENDAR } from "../../../shared/domain/definition/shipped-service.ts";
import { shippedDay } from "../../../shared/sla/notices.ts";
import { keptCalendar } from "../../../shared/sla/team-calendar.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFSET = 8 * 60 * MINUTE;
/** Minutes of the day. */
const FRAMES = [
  [540, 720],
  [810, 1080],
] as const;

/** The date in Shanghai of a moment, `2026-11-27`. */
export function dateOf(ms: number): string {
  return new Date(ms + OFFSET).toISOString().slice(0, 10);
}

/** A moment of a day in Shanghai, by its minute. */
export function momentOf(date: string, minute: number): number {
  return Date.parse(`${date}T00:00:00+08:00`) + minute * MINUTE;
}

/** As an operation carries it. */
export function timestamp(ms: number): string {
  return `${new Date(ms + OFFSET).toISOString().slice(0, -1)}+08:00`;
}

export const daysAfter = (date: string, days: number): string => dateOf(momentOf(date, 720) + days * DAY);

export function isWorkday(date: string): boolean {
  const named = shippedDay(date);
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return named ? !named.isOffDay : weekday >= 1 && weekday <= 5;
}

/** The days of work from one date to another, both included. */
export function workdays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = daysAfter(day, 1)) if (isWorkday(day)) days.push(day);
  return days;
}

const minuteOf = (ms: number) => (ms - momentOf(dateOf(ms), 0)) / MINUTE;

export function isWorking(ms: number): boolean {
  return (
    isWorkday(dateOf(ms)) && FRAMES.some(([from, until]) => minuteOf(ms) >= from && minuteOf(ms) <= until)
  );
}

/** So many working minutes after a moment. */
export function later(ms: number, minutes: number): number {
  const reached = keptCalendar(SHIPPED_CALENDAR).calendar.reached(ms / 1000, minutes * 60);
  return (reached ?? ms / 1000) * 1000;
}

/** The last moment of work up to this one. */
export function lastWork(ms: number): number {
  let date = dateOf(ms);
  let minute = minuteOf(ms);
  for (;;) {
    if (isWorkday(date)) {
      const frame = FRAMES.findLast(([from]) => from < minute);
      if (frame) return momentOf(date, Math.min(minute, frame[1]));
    }
    date = daysAfter(date, -1);
    minute = 1440;
  }
}
