import { describe, expect, test } from "vitest";
import { dueBetween, everDue, isDue, lastDue, nextDues } from "./due-dates.ts";
import type { Falling } from "./due-dates.ts";
import { dueState, lastDayOf } from "./due-state.ts";
import { rhythm } from "./rhythm.ts";

const falling = (said: object, from = "2026-01-01", until: string | null = null): Falling => ({
  ...{ rhythm: rhythm.parse(said), from, until },
});
const week = (every: number, ...weekdays: number[]) => ({ of: "week", every, weekdays });
const month = (every: number, ...days: number[]) => ({ of: "month", every, days });

describe("a rhythm falls due", () => {
  test.each([
    ["on weekdays", week(1, 5, 1), "2026-11-01", "2026-11-01", "2026-11-10", ["11-02", "11-06", "11-09"]],
    [
      "every other week from the week of its first day",
      week(2, 1),
      "2026-11-04",
      "2026-11-01",
      "2026-12-01",
      ["11-16", "11-30"],
    ],
    [
      "on the last day where a month is shorter",
      month(1, 31),
      "2026-01-15",
      "2026-01-01",
      "2026-04-30",
      ["01-31", "02-28", "03-31", "04-30"],
    ],
    [
      "once where two days fall on one",
      month(1, 30, 31, -1),
      "2026-02-01",
      "2026-02-01",
      "2026-02-28",
      ["02-28"],
    ],
    [
      "every quarter from the month of its first day",
      month(3, 10),
      "2026-02-11",
      "2026-01-01",
      "2026-12-31",
      ["05-10", "08-10", "11-10"],
    ],
    [
      "on dates, in their order",
      { of: "dates", dates: ["2026-05-02", "2026-03-01", "2025-12-31"] },
      "2026-01-01",
      "2026-01-01",
      "2026-12-31",
      ["03-01", "05-02"],
    ],
  ])("%s", (_, said, from, first, last, dues) => {
    expect(dueBetween(falling(said, from), first, last).map((due) => due.slice(5))).toEqual(dues);
  });

  test("in leap years, over the turn of a year, and up to its last day alone", () => {
    expect(nextDues(falling(month(1, -1)), "2028-02-01", 2)).toEqual(["2028-02-29", "2028-03-31"]);
    expect(nextDues(falling(week(1, 5)), "2026-12-31", 1)).toEqual(["2027-01-01"]);
    const ends = falling(month(1, 1), "2026-01-01", "2026-03-01");
    expect(nextDues(ends, "2026-01-01", 9)).toEqual(["2026-02-01", "2026-03-01"]);
    expect([lastDue(ends, "2030-01-01"), lastDue(ends, "2025-12-31"), isDue(ends, "2026-02-01")]).toEqual([
      "2026-03-01",
      null,
      true,
    ]);
  });

  test("never, where its last day comes too early", () => {
    expect(everDue(falling(month(60, 31), "2026-01-01", "2026-01-30"))).toBe(false);
    expect(everDue(falling({ of: "dates", dates: ["2025-01-01"] }))).toBe(false);
    expect(everDue(falling(week(52, 1), "2026-01-06"))).toBe(true);
  });

  test("is told within bounds, however far is asked", () => {
    const every = falling(week(1, 1, 2, 3, 4, 5, 6, 7), "0001-01-01");
    expect(dueBetween(every, "0001-01-01", "9999-12-31")).toHaveLength(1100);
    expect(nextDues(falling(month(60, 29), "1900-02-01"), "9990-01-01", 9)).toHaveLength(2);
    expect(nextDues(every, "9999-12-30", 5)).toEqual(["9999-12-31"]);
    expect(lastDue(falling(month(60, 31), "2000-02-01"), "2026-11-23")).toBe("2025-02-28");
  });

  test("the same by each way of asking, over four years", () => {
    for (const said of [week(3, 2, 7), month(2, 15, 31), month(1, -1, 1)]) {
      const one = falling(said, "2024-01-17");
      const dues = dueBetween(one, "2024-01-01", "2027-12-31");
      let walked: string[] = [];
      for (let at = "2024-01-01"; ; at = walked.at(-1) ?? "") {
        const [next] = nextDues(one, at, 1);
        if (next === undefined || next > "2027-12-31") break;
        walked = [...walked, next];
      }
      expect(walked).toEqual(dues);
      expect(dues.every((due) => isDue(one, due) && lastDue(one, due) === due)).toBe(true);
    }
  });
});

describe("a due date", () => {
  const weekly = falling(week(1, 1));

  test("is in time with its grace, and at the latest before the next falls due", () => {
    expect(lastDayOf(weekly, "2026-11-02", 2)).toBe("2026-11-04");
    expect(lastDayOf(weekly, "2026-11-02", 30)).toBe("2026-11-08");
    expect(lastDayOf(falling({ of: "dates", dates: ["2026-11-02"] }), "2026-11-02", 30)).toBe("2026-12-02");
  });

  test.each([
    ["2026-11-01", null, "coming"],
    ["2026-11-02", null, "due"],
    ["2026-11-04", null, "due"],
    ["2026-11-05", null, "missed"],
    ["2026-11-05", { finished: false }, "running"],
    ["2026-11-05", { finished: true }, "done"],
  ])("on %s, begun %j, is %s", (today, tour, state) => {
    expect(dueState({ due: "2026-11-02", lastDay: "2026-11-04", today }, tour)).toBe(state);
  });
});

test.each([
  { of: "week", every: 1, weekdays: [] },
  { of: "week", every: 1, weekdays: [1, 1] },
  { of: "week", every: 1, weekdays: [8] },
  { of: "week", every: 1, weekdays: [1], days: [1] },
  { of: "month", every: 0, days: [1] },
  { of: "month", every: 1, days: [0] },
  { of: "dates", dates: [] },
  { of: "dates", dates: ["2026-02-30"] },
  { of: "year", every: 1 },
  null,
])("%j is no rhythm", (said) => expect(rhythm.safeParse(said).success).toBe(false));
