import { MOONS, NOTICES } from "./notices-data.ts";
import { dateOf, dayOf } from "../log/civil-days.ts";

/** What a notice, or the law, says of a day: a holiday, or work instead of a day of rest (调休补班). */
export interface NamedDay {
  name: string;
  isOffDay: boolean;
}

/** The days of one year by date, and whether its notice is known: without one, statutory days only. */
export interface YearOfDays {
  known: boolean;
  days: ReadonlyMap<string, NamedDay>;
}

const years = new Map<number, YearOfDays>();

/** Years whose notice ships with this program. */
export const KNOWN_YEARS: readonly number[] = Object.keys(NOTICES).map(Number);

/** What ships of a year: its notice, else the thirteen statutory days (国务院令第795号). */
export function shippedYear(year: number): YearOfDays {
  const held = years.get(year);
  if (held) return held;
  const notice = NOTICES[year];
  const made = notice
    ? { known: true, days: noticed(year, notice) }
    : { known: false, days: statutory(year) };
  years.set(year, made);
  return made;
}

/** What ships of one day; null for one of which nothing is said. */
export function shippedDay(date: string): NamedDay | null {
  return shippedYear(Number(date.slice(0, 4))).days.get(date) ?? null;
}

const dateIn = (year: number, monthDay: string) =>
  `${String(year).padStart(4, "0")}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;

function noticed(year: number, notice: readonly string[]): Map<string, NamedDay> {
  const days = new Map<string, NamedDay>();
  for (const line of notice) {
    const [name = "", off = "", work = ""] = line.split(" ");
    for (const day of off.split(",").filter(Boolean)) days.set(dateIn(year, day), { name, isOffDay: true });
    for (const day of work.split(",").filter(Boolean)) days.set(dateIn(year, day), { name, isOffDay: false });
  }
  return days;
}

const FIXED = [
  ["元旦", "0101"],
  ["劳动节", "0501"],
  ["劳动节", "0502"],
  ["国庆节", "1001"],
  ["国庆节", "1002"],
  ["国庆节", "1003"],
] as const;

/** Days of the lunar year are known as far as the table reaches; beyond it the others alone. */
function statutory(year: number): Map<string, NamedDay> {
  const days = new Map<string, NamedDay>();
  const put = (date: string, name: string) => days.set(date, { name, isOffDay: true });
  for (const [name, day] of FIXED) put(dateIn(year, day), name);
  const [newYear, bright, dragon, moon] = MOONS[year]?.split(" ") ?? [];
  if (newYear && bright && dragon && moon) {
    const first = dayOf(dateIn(year, newYear));
    for (let day = first - 1; day <= first + 2; day += 1) put(dateOf(day), "春节");
    put(dateIn(year, bright), "清明");
    put(dateIn(year, dragon), "端午");
    put(dateIn(year, moon), "中秋");
  }
  return days;
}
