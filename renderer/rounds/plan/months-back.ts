import { dateOf, firstOf, monthOf } from "../../../shared/log/civil-days.ts";

/** Two years of sheets are offered. */
const MOST = 24;

/** Months from this one back to that in which a round began, the latest first; this one at least. */
export function monthsBack(today: string, from: string): string[] {
  const last = monthOf(today);
  const count = Math.min(MOST, Math.max(1, last - monthOf(from) + 1));
  return Array.from({ length: count }, (_, back) => dateOf(firstOf(last - back)).slice(0, 7));
}
