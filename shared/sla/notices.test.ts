import chineseDays from "chinese-days";
import { LegalHoliday, LunarDay } from "tyme4ts";
import { expect, test } from "vitest";
import { KNOWN_YEARS, shippedDay, shippedYear } from "./notices.ts";
import { dateOf, dayOf, weekdayOf } from "../log/civil-days.ts";

const daysOf = (year: number) => {
  const first = dayOf(`${year}-01-01`);
  return Array.from({ length: dayOf(`${year + 1}-01-01`) - first }, (_, index) => dateOf(first + index));
};

function isOff(date: string): boolean {
  return shippedDay(date)?.isOffDay ?? weekdayOf(dayOf(date)) > 5;
}

test("the years that are known are those with a notice, to this year at least", () => {
  expect(KNOWN_YEARS[0]).toBe(2004);
  expect(KNOWN_YEARS).toContain(2026);
  expect(KNOWN_YEARS.every((year, index) => index === 0 || year === (KNOWN_YEARS[index - 1] ?? 0) + 1)).toBe(
    true,
  );
});

/**
 * Where the two differ. The notice for 2013 has both of the first (tyme4ts lacks them); the third is worked
 * according to tyme4ts alone, and lies before any ticket.
 */
const DIFFER = new Set(["2013-04-07", "2013-10-12", "2005-12-31"]);

test.each(KNOWN_YEARS)("%i: off and at work as chinese-days and tyme4ts have it, day by day", (year) => {
  const differing = daysOf(year).filter((date) => {
    const [y = 0, month = 0, day = 0] = date.split("-").map(Number);
    const legal = LegalHoliday.fromYmd(y, month, day);
    const second = legal ? !legal.isWork() : weekdayOf(dayOf(date)) > 5;
    if (chineseDays.isHoliday(date) !== isOff(date)) return true;
    return (second !== isOff(date)) !== DIFFER.has(date);
  });
  expect(differing).toEqual([]);
});

test("2026 as its notice of 4 November 2025 says", () => {
  const said = (off: boolean) =>
    [...shippedYear(2026).days].flatMap(([date, day]) => (day.isOffDay === off ? [date.slice(5)] : []));
  expect(said(false)).toEqual(["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]);
  expect(said(true)).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
});

test("beyond them the thirteen statutory days, the moon's reckoned by tyme4ts", () => {
  for (const year of [2027, 2028, 2033, 2040, 2060]) {
    const { known, days } = shippedYear(year);
    expect(known).toBe(false);
    expect([...days.values()].every(({ isOffDay }) => isOffDay)).toBe(true);
    const moon = (month: number, day: number) => LunarDay.fromYmd(year, month, day).getSolarDay();
    const dates = [moon(1, 1), moon(5, 5), moon(8, 15)].map((day) =>
      [day.getYear(), String(day.getMonth()).padStart(2, "0"), String(day.getDay()).padStart(2, "0")].join(
        "-",
      ),
    );
    expect(dates.map((date) => days.get(date)?.name)).not.toContain(undefined);
    // The moon's days may fall on those of the sun.
    expect(days.size).toBeGreaterThanOrEqual(12);
    expect(days.size).toBeLessThanOrEqual(13);
  }
});
