import { expect, test } from "vitest";
import { isHeic } from "./heic.ts";

const box = (type: string, brand: string) =>
  Uint8Array.from(`\0\0\0\x18${type}${brand}`, (letter) => letter.charCodeAt(0));

test("what a telephone keeps is known by its brand; a film of the same container is none, nor are a few bytes", () => {
  expect(["heic", "mif1", "avif"].map((brand) => isHeic(box("ftyp", brand)))).toEqual([true, true, true]);
  expect(isHeic(box("ftyp", "isom"))).toBe(false);
  expect(isHeic(box("free", "heic"))).toBe(false);
  expect(isHeic(new Uint8Array(3))).toBe(false);
});
