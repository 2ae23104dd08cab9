import { expect, test } from "vitest";
import { carry } from "./carry.ts";

const MEGABYTES = 5;

test(`${MEGABYTES} MB over a line that breaks every 300 kB, console killed twice and hub once: whole, once, and no more than 1.2 times`, async () => {
  const { ratio, cuts, ...carried } = await carry(MEGABYTES * 1024 * 1024, 300_000);
  expect(carried).toMatchObject({
    equal: true,
    files: 1,
    problems: 0,
    kills: { console: 2, hub: 1 },
  });
  expect(cuts).toBeGreaterThan(8);
  expect(ratio).toBeGreaterThan(1);
  expect(ratio).toBeLessThanOrEqual(1.2);
});
