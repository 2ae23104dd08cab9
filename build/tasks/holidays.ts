import chineseDays from "chinese-days";
import { LunarDay, SolarTerm } from "tyme4ts";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/**
 * `npm run holidays`: writes shared/sla/notices-data.ts out of chinese-days (the State Council's notices)
 * and tyme4ts (moon and sun, for years that have no notice yet). Run it when a new notice has come and the
 * package has it; a test compares both packages with what was written.
 */

/** The notices that chinese-days has whole; it answers "working day" for every later date. */
const FIRST_NOTICE = 2004;
const LAST_MOON = 2060;
const FIRST_MOON = 1990;

interface Source {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

const require = createRequire(import.meta.url);
const years = path.join(path.dirname(require.resolve("chinese-days/package.json")), "dist", "years");

const monthDay = (date: string) => date.slice(5, 7) + date.slice(8, 10);

function noticeOf(year: number): string[] {
  const { holidays, workdays } = require(path.join(years, `${year}.json`)) as Source;
  const byName = new Map<string, { off: string[]; work: string[] }>();
  const under = (said: string) => {
    const name = said.split(",")[1] ?? said;
    const known = byName.get(name) ?? { off: [], work: [] };
    byName.set(name, known);
    return known;
  };
  const of = (days: Record<string, string>) =>
    Object.entries(days)
      .filter(([date]) => date.startsWith(`${year}-`))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [date, said] of of(holidays)) under(said).off.push(monthDay(date));
  for (const [date, said] of of(workdays)) under(said).work.push(monthDay(date));
  return [...byName].map(([name, { off, work }]) => `${name} ${off.join(",")} ${work.join(",")}`.trim());
}

function moonOf(year: number): string {
  const lunar = (month: number, day: number) => {
    const solar = LunarDay.fromYmd(year, month, day).getSolarDay();
    return [solar.getMonth(), solar.getDay()];
  };
  const bright = SolarTerm.fromName(year, "清明").getSolarDay();
  return [lunar(1, 1), [bright.getMonth(), bright.getDay()], lunar(5, 5), lunar(8, 15)]
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(""))
    .join(" ");
}

function lastNotice(): number {
  let year = FIRST_NOTICE;
  while (chineseDays.getHolidaysInRange(`${year + 1}-01-01`, `${year + 1}-12-31`, false).length > 0)
    year += 1;
  return year;
}

const notices = Array.from({ length: lastNotice() - FIRST_NOTICE + 1 }, (_, index) => FIRST_NOTICE + index);
const moons = Array.from({ length: LAST_MOON - FIRST_MOON + 1 }, (_, index) => FIRST_MOON + index);
const lines = [
  "/** Written by `npm run holidays`; change nothing here by hand. */",
  "",
  "/** By year, the State Council's notice: name of the holiday, days off, days worked instead (month and day). */",
  "export const NOTICES: Readonly<Record<number, readonly string[]>> = {",
  ...notices.map((year) => `  ${year}: ${JSON.stringify(noticeOf(year))},`),
  "};",
  "",
  "/** By year: first day of the lunar year, 清明, 端午, 中秋. */",
  "export const MOONS: Readonly<Record<number, string>> = {",
  ...moons.map((year) => `  ${year}: ${JSON.stringify(moonOf(year))},`),
  "};",
  "",
];
writeFileSync(path.join(import.meta.dirname, "../../shared/sla/notices-data.ts"), lines.join("\n"));
