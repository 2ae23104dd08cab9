import { describe, expect, test } from "vitest";
import {
  NOTHING_DRAWN,
  between,
  isSlip,
  moved,
  pixelsOf,
  sized,
  undone,
  withAdded,
  withChanged,
  without,
} from "./rectangles.ts";

const place = { left: 0.2, top: 0.3, width: 0.4, height: 0.1 };

describe("black rectangles", () => {
  test("whichever corner is drawn from, and however far beyond the picture", () => {
    expect(between([0.6, 0.4], [0.2, 0.3])).toEqual({
      left: 0.2,
      top: 0.3,
      width: expect.closeTo(0.4) as number,
      height: expect.closeTo(0.1) as number,
    });
    expect(between([0.5, 0.5], [7, -3])).toEqual({ left: 0.5, top: 0, width: 0.5, height: 0.5 });
    expect(isSlip(between([0.5, 0.5], [0.505, 0.9]))).toBe(true);
    expect(isSlip(place)).toBe(false);
  });

  test("moved and sized they stay within the picture, and never vanish", () => {
    expect(moved(place, -1, 1)).toMatchObject({ left: 0, top: 0.9, width: 0.4, height: 0.1 });
    expect(sized(place, 1, 1)).toMatchObject({ left: 0.2, top: 0.3, width: 0.8, height: 0.7 });
    expect(sized(place, -1, -1)).toMatchObject({ width: 0.01, height: 0.01 });
  });

  test("every change can be taken back, in its order", () => {
    const one = withAdded(NOTHING_DRAWN, place);
    const two = withAdded(one);
    const [first] = one.rectangles;
    const shifted = withChanged(two, moved(first!, 0.1, 0));
    const gone = without(shifted, 2);
    expect(gone.rectangles).toEqual([moved(first!, 0.1, 0)]);
    expect(undone(gone).rectangles).toEqual(shifted.rectangles);
    expect(undone(undone(gone)).rectangles).toEqual(two.rectangles);
    expect(undone(undone(undone(undone(undone(gone))))).rectangles).toEqual([]);
  });

  test("one that was not moved, or is not there, is no change", () => {
    const drawing = withAdded(NOTHING_DRAWN, place);
    expect(withChanged(drawing, { ...drawing.rectangles[0]! })).toBe(drawing);
    expect(withChanged(drawing, { ...place, id: 9 })).toBe(drawing);
    expect(without(drawing, 9)).toBe(drawing);
  });

  test("what is held on a key is one step back", () => {
    const one = withAdded(NOTHING_DRAWN, place);
    const pressed = withChanged(one, moved(one.rectangles[0]!, 0.01, 0));
    const held = withChanged(pressed, moved(pressed.rectangles[0]!, 0.01, 0), true);
    expect(held.rectangles[0]?.left).toBeCloseTo(0.22);
    expect(undone(held).rectangles).toEqual(one.rectangles);
  });

  test("added without a hand they do not lie on each other", () => {
    let drawing = NOTHING_DRAWN;
    for (let each = 0; each < 12; each += 1) drawing = withAdded(drawing);
    expect(new Set(drawing.rectangles.map(({ left, top }) => `${left} ${top}`)).size).toBe(12);
    for (const each of drawing.rectangles) expect(moved(each, 0, 0)).toEqual(each);
  });

  test("every pixel that it touches is black, and none beyond the picture", () => {
    expect(
      pixelsOf({ left: 0.101, top: 0.5, width: 0.1, height: 0.001 }, { width: 100, height: 100 }),
    ).toEqual({
      x: 10,
      y: 50,
      width: 11,
      height: 1,
    });
    expect(pixelsOf({ left: 0, top: 0, width: 1, height: 1 }, { width: 33, height: 7 })).toEqual({
      x: 0,
      y: 0,
      width: 33,
      height: 7,
    });
  });
});
