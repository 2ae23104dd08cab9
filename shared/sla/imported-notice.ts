import { notice } from "./team-calendar.ts";
import type { Notice, TeamCalendar } from "./team-calendar.ts";

/** Why a file is no notice that can be taken. */
export type NoticeWrong = "json" | "form" | "otherYear" | "empty" | "twice";

/**
 * A holiday notice as it is published: a JSON object with the year and its days. Whatever else stands in it is
 * left out.
 */
export function noticeIn(text: string): { ok: true; notice: Notice } | { ok: false; wrong: NoticeWrong } {
  let said: unknown;
  try {
    said = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { ok: false, wrong: "json" };
  }
  const read = notice.safeParse(said);
  if (!read.success) return { ok: false, wrong: "form" };
  const { year, days } = read.data;
  if (days.some(({ date }) => !date.startsWith(String(year)))) return { ok: false, wrong: "otherYear" };
  // Every year has some: an empty list would make working days of all holidays.
  if (!days.some(({ isOffDay }) => isOffDay)) return { ok: false, wrong: "empty" };
  if (new Set(days.map(({ date }) => date)).size < days.length) return { ok: false, wrong: "twice" };
  return { ok: true, notice: read.data };
}

/** A calendar with a notice, in place of what it had of that year. */
export function withNotice(calendar: TeamCalendar, taken: Notice): TeamCalendar {
  const others = calendar.notices.filter(({ year }) => year !== taken.year);
  return { ...calendar, notices: [...others, taken].sort((a, b) => a.year - b.year) };
}
