import { expect, test } from "vitest";
import { changeOf, shapeOf } from "./series-shape.ts";

const points = (...values: [at: number, value: number][]) =>
  values.map(([at, value]) => ({ at, value, run: "r" }));

test("the time runs in its own measure, the values fill the height, higher is up", () => {
  const { line, dots, least, most } = shapeOf(points([0, 10], [10, 30], [100, 20]), 108, 48);
  expect([least, most]).toEqual([10, 30]);
  expect(dots).toEqual([
    { x: 4, y: 44 },
    { x: 14, y: 4 },
    { x: 104, y: 24 },
  ]);
  expect(line).toBe("M4 44 L14 4 L104 24");
});

test("one value stands at the right, values that are alike in the middle: nothing is divided by nothing", () => {
  expect(shapeOf(points([5, 7]), 108, 48).dots).toEqual([{ x: 104, y: 24 }]);
  expect(shapeOf(points([0, 7], [5, 7]), 108, 48).line).toBe("M4 24 L104 24");
});

test("a change is the last value against the first", () => {
  expect(changeOf(points([0, 96.2], [1, 90], [2, 91.1]))).toBe(-5.1);
  expect(changeOf(points([0, 3]))).toBe(0);
});
