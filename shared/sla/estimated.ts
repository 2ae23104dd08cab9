import { dayOf } from "../log/civil-days.ts";
import type { WorkingCalendar } from "./calendar.ts";
import type { Reckoned, Stretch } from "./clock.ts";
import { told } from "./zone.ts";
import type { Zone } from "./zone.ts";

const yearAt = (zone: Zone, second: number) => Number(told(zone, second).slice(0, 4));

/**
 * Whether clocks are a guess (预估): something counted, or is due, in a year whose holidays are not known.
 *
 * @param known whether the holidays of a year are
 */
export function isEstimated(
  calendar: WorkingCalendar,
  { clocks, counted }: Pick<Reckoned, "clocks" | "counted">,
  known: (year: number) => boolean,
): boolean {
  const { zone } = calendar;
  const dues = Object.values(clocks).flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return (
    dues.some((at) => !known(yearAt(zone, at))) ||
    counted.some((each) => countsGuessed(calendar, each, known))
  );
}

/** Whether any working second of a stretch lies in a year without a notice. */
function countsGuessed(calendar: WorkingCalendar, [from, until]: Stretch, known: (year: number) => boolean) {
  const { zone } = calendar;
  for (let year = yearAt(zone, from); year <= yearAt(zone, until); year += 1) {
    if (known(year)) continue;
    const low = Math.max(from, startOf(zone, year));
    const high = Math.min(until, startOf(zone, year + 1));
    if (calendar.worked(low, high) > 0) return true;
  }
  return false;
}

/** The first second of a civil year. */
function startOf(zone: Zone, year: number): number {
  const midnight = dayOf(`${String(year).padStart(4, "0")}-01-01`) * 86_400;
  return midnight - zone.offsetAt(midnight - zone.offsetAt(midnight));
}
