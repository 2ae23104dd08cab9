import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correctedTime } from "./operation.ts";
import { hasSeen } from "./seen.ts";

const op = (baseSeq: number, baseExcept?: [number, number][]) => ({
  id: "act",
  device: "mine",
  deviceSeq: 8,
  baseSeq,
  ...(baseExcept ? { baseExcept } : {}),
});

const theirs = { op: "theirs", device: "other", deviceSeq: 3 };
const earlier = { op: "earlier", device: "mine", deviceSeq: 7 };

describe("who knew what", () => {
  test("a device knows its own writes, accepted or not", () => {
    expect(hasSeen(op(0), { ...earlier, seq: null })).toBe(true);
    expect(hasSeen(op(0), { ...earlier, seq: 99 })).toBe(true);
  });

  test("what goes by a device's name and has its number or a later one is a clone's, and not known", () => {
    for (const deviceSeq of [8, 9]) {
      expect(hasSeen(op(5), { op: "twin", device: "mine", deviceSeq, seq: 6 })).toBe(false);
      expect(hasSeen(op(5), { op: "twin", device: "mine", deviceSeq, seq: 5 }), "integrated").toBe(true);
    }
    expect(hasSeen(op(0), { op: "act", device: "mine", deviceSeq: 8, seq: null }), "itself").toBe(true);
  });

  test("nobody knows what another device has not sent", () => {
    expect(hasSeen(op(1000), { ...theirs, seq: null })).toBe(false);
  });

  test("another device's write is known up to and with baseSeq", () => {
    expect(hasSeen(op(7), { ...theirs, seq: 7 })).toBe(true);
    expect(hasSeen(op(7), { ...theirs, seq: 8 })).toBe(false);
  });

  test("numbers that a restored hub had lost are not known, both ends included", () => {
    const act = op(100, [
      [10, 20],
      [50, 50],
    ]);
    const known = (seq: number) => hasSeen(act, { ...theirs, seq });
    expect([9, 10, 15, 20, 21, 49, 50, 51].map(known)).toEqual([
      true,
      false,
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  test("baseExcept says nothing about a device's own writes", () => {
    expect(hasSeen(op(100, [[1, 100]]), { ...earlier, seq: 50 })).toBe(true);
  });

  test("wall clocks play no part: what is known follows from numbers alone", () => {
    const number = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        number,
        number,
        fc.array(fc.tuple(number, number), { maxLength: 4 }),
        (base, seq, ranges) => {
          const lost = ranges.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
          const missing = new Set(
            lost.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)),
          );
          expect(hasSeen(op(base, lost), { ...theirs, seq })).toBe(seq <= base && !missing.has(seq));
        },
      ),
      { seed: 20261123 },
    );
  });
});

describe("corrected time", () => {
  test("a clock a day fast is set right by the measured difference", () => {
    const day = 86_400_000;
    const at = { at: "2026-11-24T20:00:00.000+08:00", clockSkewMs: day };
    expect(correctedTime(at)).toBe(Date.parse("2026-11-23T12:00:00.000Z"));
  });
});
