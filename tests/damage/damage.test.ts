import { expect, test, vi } from "vitest";
import { damage } from "./damage.ts";
import { NAMED } from "./cases.ts";

// Many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

/** One of each kind; `npm run damage` plays all of them, and random ones. */
const FEW = [
  "page 6 zeroed",
  "page 2 zeroed",
  "cut to 0.9",
  "salt: byte 7",
  "log: flip at 0.250",
  "log: head, byte 16",
];

test("what was never sent and can be read of damaged files is there after the repair, the rest is told", async () => {
  const cases = NAMED.filter(({ name }) => FEW.includes(name));
  expect(cases.map(({ name }) => name).sort()).toEqual([...FEW].sort());
  const figures = await damage(cases.length + 2, 5, cases);
  expect(figures.failures).toEqual([]);
  expect(figures).toMatchObject({
    lost: 0,
    drafts: 0,
    untold: 0,
    missing: 0,
    unsound: 0,
    opened: figures.cases,
  });
  expect(figures.readable, "the run was not empty").toBeGreaterThan(300);
});
