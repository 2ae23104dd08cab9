import { describe, expect, test } from "vitest";
import { LONGEST_SIDE, fitted, pictureName, tooManyPixels } from "./picture-rules.ts";

describe("a picture that is taken in", () => {
  test.each([
    [4032, 3024, 2048, 1536],
    [3024, 4032, 1536, 2048],
    [2048, 2048, 2048, 2048],
    [300, 200, 300, 200],
    [60_000, 3, 2048, 1],
  ])("%i × %i is kept as %i × %i", (width, height, w, h) => {
    expect(fitted({ width, height })).toEqual({ width: w, height: h });
    expect(Math.max(w, h)).toBeLessThanOrEqual(LONGEST_SIDE);
  });

  test("50 megapixels are decoded, more are not", () => {
    expect(tooManyPixels({ width: 10_000, height: 5000 })).toBe(false);
    expect(tooManyPixels({ width: 10_000, height: 5001 })).toBe(true);
    expect(tooManyPixels({ width: 65_535, height: 65_535 })).toBe(true);
  });

  test.each([
    ["IMG_0001.JPG", "image/jpeg", "IMG_0001.jpg"],
    ["屏幕截图 1.png", "image/jpeg", "屏幕截图 1.jpg"],
    ["机柜.2026", "image/jpeg", "机柜.2026.jpg"],
    ["photo", "image/png", "photo.png"],
    ["𠮷".repeat(200), "image/png", `${"𠮷".repeat(196)}.png`],
  ] as const)("%s, kept as %s, is called %s", (name, type, called) => {
    expect(pictureName(name, type)).toBe(called);
  });
});
