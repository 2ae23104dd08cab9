import { expect, test } from "vitest";
import { missingCharacters } from "./missing-characters.ts";

const refusal = (details: Record<string, unknown>) => ({
  ...{ code: "notAllowed", message: "", path: "replaceMissing" },
  details,
});

test("characters that the font of a document lacks are named with their codes", () => {
  const error = refusal({ rule: "fontLacks", characters: ["𠮷", "ğ"] });
  expect(missingCharacters(error as never)).toBe("𠮷 (U+20BB7)  ğ (U+011F)");
  const many = Array.from({ length: 30 }, (_, at) => String.fromCodePoint(0x20000 + at));
  expect(missingCharacters(refusal({ rule: "fontLacks", characters: many }) as never)).toMatch(
    /\(U\+20013\) …$/,
  );
});

test("every other refusal is none of this", () => {
  expect(missingCharacters(refusal({ rule: "locked" }) as never)).toBeNull();
  expect(missingCharacters({ code: "file", message: "", path: "file" })).toBeNull();
});
