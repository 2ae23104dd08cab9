import { expect, test } from "vitest";
import { monthsBack } from "./months-back.ts";

test("months go back over the turn of the year to that in which the round began", () => {
  expect(monthsBack("2026-02-10", "2025-11-30")).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  expect(monthsBack("2026-02-10", "2026-05-01")).toEqual(["2026-02"]);
  expect(monthsBack("2026-02-10", "2010-01-01")).toHaveLength(24);
});
