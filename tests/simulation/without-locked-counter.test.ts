import { expect, test } from "vitest";
import { numbersBeforeCommit } from "./broken-stores.ts";
import { runSeed } from "./run-seed.ts";

test("the same seeds fail when numbers are given out before the commit, as identity columns do", async () => {
  const lost: string[] = [];
  const skipped = () => lost.some((line) => / lacks /.test(line));
  for (let seed = 1; seed <= 25 && !skipped(); seed += 1) {
    const result = await runSeed(seed, { wrapStore: numbersBeforeCommit });
    lost.push(...result.lost);
  }
  expect(skipped(), "a console whose cursor passed an operation").toBe(true);
});
