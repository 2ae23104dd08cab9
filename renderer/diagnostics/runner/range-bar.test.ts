import { expect, test } from "vitest";
import { barOf } from "./range-bar.ts";

test("a range stands in the middle, with a quarter of it as room at each side", () => {
  expect(barOf({ min: 0, max: 100 }, 50, null)).toEqual({ from: 16.7, to: 83.3, value: 50, last: null });
});

test("what lies outside stands on the bar too, however far it is", () => {
  const { from, to, value, last } = barOf({ min: 0, max: 10 }, 1000, -1000);
  expect([last, value].every((each) => each !== null && each > 0 && each < 100)).toBe(true);
  expect(last).toBeLessThan(from);
  expect(value).toBeGreaterThan(to);
});

test("a range with one end reaches to the edge of the bar", () => {
  expect(barOf({ max: 50 }, 3, null).from).toBe(0);
  expect(barOf({ min: 50 }, 80, null).to).toBe(100);
});

test("a range that is one number, and nothing measured, is still a bar", () => {
  for (const only of [0, 5, -5]) {
    expect(barOf({ min: only, max: only }, null, null)).toEqual({
      from: 50,
      to: 50,
      value: null,
      last: null,
    });
  }
});
