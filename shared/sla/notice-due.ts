import { keptCalendar } from "./team-calendar.ts";
import type { TeamCalendar } from "./team-calendar.ts";

/** By then the State Council has published the next year's notice, as a rule at the beginning of November. */
const PUBLISHED_BY = "11-15";

/**
 * The first year whose notice should be known by now and is not, of any calendar that keeps the notices; null
 * where nothing is missing. What is due in such a year is an estimate (预估).
 *
 * @param today yyyy-mm-dd
 */
export function missingNotice(calendars: readonly TeamCalendar[], today: string): number | null {
  const year = Number(today.slice(0, 4));
  const wanted = today.slice(5) >= PUBLISHED_BY ? [year, year + 1] : [year];
  const kept = calendars.map(keptCalendar);
  return wanted.find((each) => kept.some(({ known }) => !known(each))) ?? null;
}
