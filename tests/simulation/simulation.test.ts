import { describe, expect, test } from "vitest";
import { problemsOf, runSeed, summarise } from "./run-seed.ts";
import type { SeedResult } from "./run-seed.ts";

const SEEDS = 25;

/** Seeds that once failed, by what they showed. They run for ever. */
const PINNED: [seed: number, law: string][] = [
  [19, "a hub that is put back twice hides nothing from a console that followed the first time"],
  [24, "after operations came back, the next restore's gap begins where seq ended, not feed"],
  [85, "a custody event that the hub took again after the one that follows it stays in its story"],
  [99, "an event after a refused one, which a copy of the laptop had sealed anew, is no broken link"],
];

async function soundSeed(seed: number): Promise<SeedResult> {
  const result = await runSeed(seed);
  expect(problemsOf(result), `seed ${seed}; what happened:\n${result.trace.join("\n")}`).toEqual([]);
  return result;
}

describe("an office with every kind of accident", () => {
  test(`${SEEDS} seeds: nothing is lost, doubled or silently overwritten, and all see the same`, async () => {
    const results: SeedResult[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) results.push(await soundSeed(seed));
    expect(summarise(results).neverOccurred, "the run was not empty").toEqual([]);
  });

  test.each(PINNED)("seed %i: %s", async (seed) => {
    await soundSeed(seed);
  });

  test("a seed gives the same run each time", async () => {
    const [one, two] = [await runSeed(7), await runSeed(7)];
    expect(two.trace).toEqual(one.trace);
  });
});
