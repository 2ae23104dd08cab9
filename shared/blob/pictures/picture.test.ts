import { describe, expect, test } from "vitest";
import { PLACE, jpeg, png, webp } from "../../../tests/support/domain/pictures.ts";
import type { Made } from "../../../tests/support/domain/pictures.ts";
import type { PictureType } from "../media-type.ts";
import { readPicture } from "./picture.ts";

const FORMATS: [PictureType, (made?: Made) => Buffer][] = [
  ["image/jpeg", jpeg],
  ["image/png", png],
  ["image/webp", webp],
];

describe.each(FORMATS)("%s", (type, made) => {
  test("says how large it is, and is kept without place, camera and remarks, also behind its end", () => {
    const came = made({ width: 4000, height: 3000 });
    const read = readPicture(type, came);
    expect(read).toMatchObject({ width: 4000, height: 3000, turned: false });
    const kept = Buffer.from(read?.bytes ?? []);
    expect(came.includes(PLACE)).toBe(true);
    for (const gone of [PLACE, "Exif", "eXIf", "EXIF", "XMP", "xap", "Photoshop", "MPF"]) {
      expect(kept.includes(gone), gone).toBe(false);
    }
    if (type !== "image/png") expect(kept.includes("colours")).toBe(true);
  });

  test("what is kept is a picture of which nothing more is taken away", () => {
    const once = readPicture(type, made())?.bytes as Uint8Array;
    expect(readPicture(type, once)).toEqual({ width: 640, height: 480, turned: false, bytes: once });
  });

  test.each([2, 3, 6, 8])("one that is to be turned (%i) says so", (orientation) => {
    expect(readPicture(type, made({ orientation }))?.turned).toBe(true);
  });

  test("one that ends anywhere in the middle is none", () => {
    const whole = made({ remark: "" });
    // What a WebP lacks at its end shows in its length alone.
    for (let length = 0; length < whole.length - 1; length += 1) {
      expect(readPicture(type, whole.subarray(0, length)), String(length)).toBeNull();
    }
  });

  test("noise behind its first bytes is read to an end and is none", () => {
    let seed = 7;
    for (let round = 0; round < 300; round += 1) {
      const noise = Buffer.from(made());
      for (let at = 12; at < noise.length; at += 1) {
        seed = (seed * 1103515245 + 12345) % 2 ** 31;
        noise[at] = seed >> 8;
      }
      expect(() => readPicture(type, noise)).not.toThrow();
    }
  });
});
