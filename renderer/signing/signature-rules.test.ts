import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signature } from "../../shared/domain/custody/custody-forms.ts";
import { PAD, pathOf } from "../../shared/domain/custody/strokes.ts";
import { isSignature, onPad, withPoint, withStroke } from "./signature-rules.ts";
import type { Stroke } from "./signature-rules.ts";

const quickLine: Stroke = [
  [0, 0, 0],
  [300, 40, 120],
];
const slowLine: Stroke = [
  [0, 0, 0],
  [300, 40, 300],
];

describe("signature rules", () => {
  test("nothing and a dot are no signature, however long the pen rests", () => {
    expect(isSignature([])).toBe(false);
    expect(isSignature([[[500, 100, 0]], [[500, 100, 9000]]])).toBe(false);
    expect(
      isSignature([
        [
          [500, 100, 0],
          [510, 110, 4000],
        ],
      ]),
    ).toBe(false);
  });

  test("one quick flick is no signature; a second stroke or 0.3 s makes one", () => {
    expect(isSignature([quickLine])).toBe(false);
    expect(isSignature([quickLine, [[400, 10, 200]]])).toBe(true);
    expect(isSignature([slowLine])).toBe(true);
  });

  test("points stay on the pad and unmoved ones are left out", () => {
    const start = withPoint([], -20, 5000, 0);
    expect(start).toEqual([[0, PAD.height, 0]]);
    expect(withPoint(start, 1, PAD.height, 50)).toBe(start);
    expect(withPoint(start, 9, PAD.height, 50)).toHaveLength(2);
  });

  test.each([
    ["of the pad's own proportion", { left: 20, top: 10, width: 500, height: 180 }],
    ["higher", { left: 0, top: 0, width: 500, height: 700 }],
    ["wider", { left: 300, top: 50, width: 1600, height: 200 }],
  ])("a box %s lies on the pad as a whole, with one scale for both axes", (_, box) => {
    const [right, bottom] = [box.left + box.width, box.top + box.height];
    const [[x0, y0], [x1, y1]] = [onPad(box, box.left, box.top), onPad(box, right, bottom)];
    expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(0);
    expect(x1).toBeLessThanOrEqual(PAD.width);
    expect(y1).toBeLessThanOrEqual(PAD.height);
    expect(x1 - x0 === PAD.width || y1 - y0 === PAD.height).toBe(true);
    expect((x1 - x0) / box.width).toBeCloseTo((y1 - y0) / box.height);
  });

  test("whatever is scribbled fits the operation's form", () => {
    const point = fc.tuple(
      fc.integer({ min: -500, max: 2000 }),
      fc.integer({ min: -500, max: 2000 }),
      fc.nat(60000),
    );
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 40 }), { minLength: 1, maxLength: 12 }), (drawn) => {
        let strokes: Stroke[] = [];
        for (const points of drawn) {
          const stroke = points.reduce<Stroke>((soFar, [x, y, ms]) => withPoint(soFar, x, y, ms), []);
          strokes = withStroke(strokes, stroke);
        }
        if (!isSignature(strokes)) return;
        const parsed = signature.safeParse({
          role: "receiver",
          name: "陈敏",
          strokes,
          signedAt: "2026-11-23T09:00:00.000+08:00",
          docHash: "0".repeat(64),
          identityCheck: "none",
        });
        expect(parsed.error?.issues).toBeUndefined();
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test("a path begins at the first point and ends at the last", () => {
    expect(pathOf([])).toBe("");
    expect(pathOf([[5, 6, 0]])).toBe("M5 6l0.1 0.1");
    expect(
      pathOf([
        [0, 0, 0],
        [10, 10, 1],
        [20, 0, 2],
      ]),
    ).toBe("M0 0Q10 10 15 5L20 0");
  });
});
