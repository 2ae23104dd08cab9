import fc from "fast-check";
import { expect, test } from "vitest";
import { createTopSet } from "./top-set.ts";

test("after any changes, the members are the highest-ranked, and settle told exactly what changed", () => {
  const step = fc.record({
    id: fc.constantFrom(..."abcdefghij"),
    rank: fc.option(fc.nat(5), { nil: null }),
    settle: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step), (cap, steps) => {
      const set = createTopSet(cap);
      const ranks = new Map<string, number>();
      const told = new Set<string>();
      for (const { id, rank, settle } of [...steps, { id: "z", rank: 1, settle: true }]) {
        set.set(id, rank);
        if (rank === null) ranks.delete(id);
        else ranks.set(id, rank);
        if (!settle) continue;
        const { entered, left } = set.settle();
        for (const each of entered) {
          expect(told.has(each)).toBe(false);
          told.add(each);
        }
        for (const each of left) expect(told.delete(each)).toBe(true);
        const naive = [...ranks]
          .sort(([x, a], [y, b]) => b - a || (x < y ? 1 : -1))
          .slice(0, cap)
          .map(([each]) => each);
        expect([...told].sort()).toEqual(naive.sort());
        for (const each of "abcdefghijz") expect(set.has(each)).toBe(naive.includes(each));
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("filled in one go, it is as if filled one by one", () => {
  const entries = Array.from({ length: 50 }, (_, index) => ({ id: `e${index}`, rank: (index * 37) % 11 }));
  const [one, other] = [createTopSet(7), createTopSet(7)];
  one.load(entries);
  for (const { id, rank } of entries) other.set(id, rank);
  expect(one.settle().entered.sort()).toEqual(other.settle().entered.sort());
});
