import { expect, test } from "vitest";
import { ratingSums } from "./rating-sums.ts";

test("ratings are summed for each technician; what only a newer program reads counts for nothing", () => {
  const given = (technician: string | null, stars: number) => ({ technician, name: technician ?? "", stars });
  const sums = ratingSums([given("b", 2), given("a", 5), given("a", 4), given("a", 0), given(null, 3)]);
  expect(sums.map(({ technician, count, total }) => [technician, count, total])).toEqual([
    ["a", 2, 9],
    [null, 1, 3],
    ["b", 1, 2],
  ]);
});
