import type { DutyLine } from "../../../shared/domain/definition/duty-sheet.ts";
import { siteHandle } from "./people.ts";
import type { SiteCode } from "./people.ts";
import type { CrewKey, Step } from "./step.ts";
import { dateOf, daysAfter, momentOf, timestamp } from "./working-time.ts";

interface Sheet {
  key: string;
  title: readonly [zh: string, en: string];
  /** Null for every site. */
  site: SiteCode | null;
  line: DutyLine;
  phone: string;
  /** In working time alone; else whoever has the turn takes the telephone home. */
  calendar?: string;
  /** In turn, a week each. */
  rota: readonly CrewKey[];
}

const SHEETS: readonly Sheet[] = [
  {
    ...{ key: "first-hq", title: ["总部大楼 · 一线", "Head office · first line"], site: "HQ", line: "first" },
    ...{ phone: "021-5550 8000", rota: ["colleague", "tang", "fang"] },
  },
  {
    ...{ key: "first-rd", title: ["研发中心 · 一线", "Research centre · first line"], site: "RD" },
    ...{ line: "first", phone: "021-5550 8020", calendar: "standard", rota: ["tang", "fang", "colleague"] },
  },
  {
    ...{ key: "first-wh", title: ["物流园区 · 一线", "Logistics park · first line"], site: "WH" },
    ...{ line: "first", phone: "0512-5550 8030", calendar: "standard", rota: ["fang", "colleague", "tang"] },
  },
  {
    ...{ key: "second", title: ["二线支持", "Second line"], site: null, line: "second" },
    ...{ phone: "021-5550 8060", rota: ["fang", "lead"] },
  },
  {
    ...{ key: "security", title: ["信息安全", "Security"], site: null, line: "security" },
    ...{ phone: "138 0001 8110", rota: ["lead", "manager"] },
  },
];

/** A shift of duty goes from Monday nine o'clock to the next. */
const CHANGE = 540;
/** Weeks beyond today that are known already. */
const AHEAD = 4;
/** Before today, days of work: somebody falls ill, and another takes over for two days. */
const ILL_BEFORE = 7;

/**
 * The duty sheets 值班表: a week each in turn, for every site and line, two sites in working time alone. One week is
 * changed afterwards, as weeks are.
 */
export function dutySteps(days: readonly string[], end: number): Step[] {
  const first = days[0];
  if (first === undefined) return [];
  const setAt = momentOf(first, 505);
  const weeks = mondays(first, daysAfter(dateOf(end), 7 * AHEAD));
  const set = (
    { key, title, site, line, phone, calendar }: Sheet,
    turns: readonly object[],
    at: number,
  ): Step => ({
    ...{ at, by: "lead" },
    does: {
      ...{ type: "definition.set", family: "duty", key },
      set: {
        title: { "zh-CN": title[0], en: title[1] },
        body: {
          ...{ site: site && siteHandle(site), line, phone, turns },
          ...(calendar ? { calendar } : {}),
        },
      },
    },
  });
  const steps = SHEETS.map((sheet, n) => set(sheet, turnsOf(sheet, weeks), setAt + n * 60_000));
  const illOn = days.at(-1 - ILL_BEFORE);
  const [sheet] = SHEETS;
  if (illOn === undefined || !sheet) return steps;
  // Of two turns at once the one that began last holds.
  const instead = {
    ...{ from: turnsAt(illOn, 540), until: turnsAt(daysAfter(illOn, 1), 1080) },
    ...{ member: "@member/fang", phone: "" },
  };
  return [...steps, set(sheet, [...turnsOf(sheet, weeks), instead], momentOf(illOn, 515))];
}

const turnsAt = (date: string, minute: number) => timestamp(momentOf(date, minute));

const turnsOf = ({ rota }: Sheet, weeks: readonly string[]) =>
  weeks.map((monday, n) => ({
    ...{ from: turnsAt(monday, CHANGE), until: turnsAt(daysAfter(monday, 7), CHANGE) },
    ...{ member: `@member/${rota[n % rota.length] ?? "lead"}`, phone: "" },
  }));

/** The Monday of the week of a date, and those after it up to another. */
function mondays(from: string, until: string): string[] {
  const weekday = new Date(`${from}T12:00:00Z`).getUTCDay();
  const all: string[] = [];
  for (let day = daysAfter(from, -((weekday + 6) % 7)); day <= until; day = daysAfter(day, 7)) all.push(day);
  return all;
}
