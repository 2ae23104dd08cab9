import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryCore } from "../../../../tests/support/core/core.ts";
import { exceptOf } from "./base-sequence.ts";

/** A store that has integrated up to `base` and holds these numbers. */
function storeWith(base: number, gaps: { from: number; to: number }[], held: readonly number[]) {
  const { db, meta } = memoryCore().profile.store;
  meta.set("baseSeq", base);
  meta.set(
    "gaps",
    gaps.map((gap, index) => ({ epoch: index + 2, ...gap })),
  );
  const insert = db.prepare(
    "INSERT INTO operation (id, status, own, device, deviceSeq, type, seq, sig, body) VALUES (?, 'accepted', 0, 'd', 1, 't', ?, '', '')",
  );
  for (const seq of held) insert.run(`op-${seq}`, seq);
  return { db, meta };
}

test("names exactly the numbers of the gaps, up to the base, that the store does not hold", () => {
  const gap = fc
    .tuple(fc.nat(40), fc.nat(12))
    .map(([from, length]) => ({ from: from + 1, to: from + 1 + length }));
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.array(gap, { maxLength: 3 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
      (base, gaps, held) => {
        const { db, meta } = storeWith(base, gaps, held);
        const named = new Set<number>();
        let last = 0;
        for (const [from, to] of exceptOf(db, meta)) {
          expect(from).toBeGreaterThan(last);
          expect(to).toBeGreaterThanOrEqual(from);
          for (let seq = from; seq <= to; seq += 1) named.add(seq);
          last = to;
        }
        for (let seq = 1; seq <= 60; seq += 1) {
          const lost = gaps.some(({ from, to }) => seq >= from && seq <= to);
          expect(named.has(seq)).toBe(lost && seq <= base && !held.includes(seq));
        }
      },
    ),
    { seed: 4, numRuns: 60 },
  );
});

test("more ranges than the envelope takes are joined over the narrowest islands; none is left out", () => {
  const held = Array.from({ length: 300 }, (_, index) => 10 + index * 3).concat(5000, 5001, 5002, 5003);
  const { db, meta } = storeWith(10_000, [{ from: 1, to: 9000 }], held);
  const ranges = exceptOf(db, meta);
  expect(ranges).toHaveLength(100);
  const names = (seq: number) => ranges.some(([from, to]) => seq >= from && seq <= to);
  const missing = Array.from({ length: 9000 }, (_, index) => index + 1).filter((seq) => !held.includes(seq));
  expect(missing.every(names)).toBe(true);
  expect([5000, 5001, 5002, 5003].some(names)).toBe(false);
});
