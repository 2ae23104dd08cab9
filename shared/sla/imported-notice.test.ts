import { describe, expect, test } from "vitest";
import { SHIPPED_CALENDAR } from "../domain/definition/shipped-service.ts";
import { noticeIn, withNotice } from "./imported-notice.ts";
import { missingNotice } from "./notice-due.ts";
import { KNOWN_YEARS } from "./notices.ts";
import { keptCalendar, teamCalendar } from "./team-calendar.ts";

const last = Math.max(...KNOWN_YEARS);
const next = last + 1;
const day = (date: string, isOffDay = true) => ({ name: "元旦", date, isOffDay });
const written = (said: object) => JSON.stringify(said);
const good = written({
  $schema: "x",
  papers: ["p"],
  year: next,
  days: [day(`${next}-01-01`), day(`${next}-01-03`, false)],
});

describe("a notice is read from the file in which it is published", () => {
  test("with whatever else stands in it left out", () => {
    expect(noticeIn(`\uFEFF${good}`)).toEqual({
      ok: true,
      notice: { year: next, days: [day(`${next}-01-01`), day(`${next}-01-03`, false)] },
    });
  });

  test.each([
    ["{", "json"],
    ["[]", "form"],
    [written({ year: next }), "form"],
    [written({ year: next, days: [day(`${next}-02-30`)] }), "form"],
    [written({ year: next, days: [day(`${last}-12-31`)] }), "otherYear"],
    [written({ year: next, days: [] }), "empty"],
    [written({ year: next, days: [day(`${next}-01-01`), day(`${next}-01-01`, false)] }), "twice"],
  ])("or refused: %s", (text, wrong) => {
    expect(noticeIn(text)).toEqual({ ok: false, wrong });
  });
});

test("what is imported goes before what ships, and a second one of a year in its place", () => {
  const read = noticeIn(good);
  if (!read.ok) throw new Error(read.wrong);
  const once = withNotice(SHIPPED_CALENDAR, read.notice);
  const again = withNotice(once, { year: next, days: [day(`${next}-01-02`)] });
  expect(teamCalendar.safeParse(again).success).toBe(true);
  expect(keptCalendar(once).oddDay(`${next}-01-03`)).toEqual({ name: "元旦", isOffDay: false, by: "notice" });
  expect(keptCalendar(again).oddDay(`${next}-01-01`)).toBeNull();
});

describe("the notice of the next year", () => {
  test("is missing from 15 November on, until it is imported", () => {
    expect(missingNotice([SHIPPED_CALENDAR], `${last}-11-14`)).toBeNull();
    expect(missingNotice([SHIPPED_CALENDAR], `${last}-11-15`)).toBe(next);
    expect(missingNotice([SHIPPED_CALENDAR], `${next}-01-05`)).toBe(next);
    const read = noticeIn(good);
    const taken = read.ok ? withNotice(SHIPPED_CALENDAR, read.notice) : SHIPPED_CALENDAR;
    expect(missingNotice([taken], `${last}-11-15`)).toBeNull();
    expect(missingNotice([taken, SHIPPED_CALENDAR], `${last}-11-15`)).toBe(next);
  });

  test("is not missed by a calendar that keeps none", () => {
    expect(missingNotice([{ ...SHIPPED_CALENDAR, national: false }], `${last}-12-01`)).toBeNull();
  });
});
