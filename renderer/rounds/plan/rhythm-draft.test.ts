import { expect, test } from "vitest";
import { NO_RHYTHM, comingOf, draftOf, rhythmOf, toggled } from "./rhythm-draft.ts";

test("what says no day is no rhythm yet", () => {
  expect(rhythmOf(NO_RHYTHM)).toBeNull();
  expect(rhythmOf({ ...NO_RHYTHM, of: "week" })).toBeNull();
  expect(rhythmOf({ ...NO_RHYTHM, of: "month", every: "", days: [1] })).toBeNull();
  expect(rhythmOf({ ...NO_RHYTHM, of: "week", weekdays: [3, 1] })).toEqual({
    of: "week",
    every: 1,
    weekdays: [1, 3],
  });
});

test("what is planned is edited as it was said", () => {
  const rhythm = { of: "month", every: 3, days: [-1, 15] } as const;
  expect(rhythmOf(draftOf({ ...rhythm, days: [...rhythm.days] }))).toEqual(rhythm);
});

test("the next dates count today, and end with the last day", () => {
  const draft = { ...NO_RHYTHM, of: "week" as const, weekdays: [6] };
  expect(comingOf(draft, "2026-11-01", "", "2026-11-28")).toEqual(["2026-11-28", "2026-12-05", "2026-12-12"]);
  expect(comingOf(draft, "2026-11-01", "2026-12-06", "2026-11-28")).toEqual(["2026-11-28", "2026-12-05"]);
  expect(comingOf(draft, "", "", "2026-11-28")).toEqual([]);
});

test("a day is pressed in and out", () => {
  expect(toggled(toggled([1], 2), 1)).toEqual([2]);
});
