import { describe, expect, test } from "vitest";
import { problemsOf, runSeed, summarise } from "./run-seed.ts";
import type { SeedResult } from "./run-seed.ts";

const SEEDS = 48;

async function soundSeed(seed: number): Promise<SeedResult> {
  const result = await runSeed(seed);
  expect(problemsOf(result), `seed ${seed}; what happened:\n${result.trace.join("\n")}`).toEqual([]);
  return result;
}

describe("an office with every kind of accident", () => {
  const results: SeedResult[] = [];

  test.each(Array.from({ length: SEEDS }, (_, n) => n + 1))(
    "seed %i: nothing is lost, doubled or silently overwritten, and all see the same",
    async (seed) => {
      results.push(await soundSeed(seed));
    },
  );

  test("the runs were not empty: every accident, every clash and every act of every kind was in them", () => {
    expect(summarise(results).neverOccurred).toEqual([]);
  });

  test("a seed gives the same run each time", async () => {
    const [one, two] = [await runSeed(7), await runSeed(7)];
    expect(two.trace).toEqual(one.trace);
  });
});
