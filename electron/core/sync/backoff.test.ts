import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";

it("doubles up to five minutes and never waits less than half of it", () => {
  expect([1, 2, 3, 4, 20, 10_000].map((failures) => backoffMs(failures, 0.999999))).toEqual([
    1000, 2000, 4000, 8000, 300_000, 300_000,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, random) => {
        const ms = backoffMs(failures, random);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThanOrEqual(300_000);
      },
    ),
    { seed: 5 },
  );
});
