import { expect, test, vi } from "vitest";
import { runSeed } from "./run-seed.ts";

vi.mock("../../shared/log/seen.ts", async (original) => ({
  ...(await original<typeof import("../../shared/log/seen.ts")>()),
  // Everybody is taken to have known everything: the last write wins, and nobody hears of it.
  hasSeen: () => true,
}));

test("the same seeds fail when the concurrency check is taken out", async () => {
  const lost: string[] = [];
  for (let seed = 1; seed <= 8; seed += 1) lost.push(...(await runSeed(seed)).lost);
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.some((line) => line.includes("(register)") || line.includes("(text)"))).toBe(true);
});
