import { expect, test } from "vitest";
import { printerWordIn } from "./printer-words.ts";

test.each([
  ["state", "stopped", ["已停止", "stopped"]],
  ["reasons", "media-empty", ["缺纸", "out of paper"]],
  ["reasons", "none", ["无", "none"]],
])("what IPP calls %s %s is said in both languages", (name, value, words) => {
  expect(printerWordIn("printer", name, value)).toEqual(words);
});

test("a word that is not known stands in quotes as it came, whatever a printer makes of it", () => {
  for (const word of ["com.hp.cartridge-odd", "constructor"]) {
    expect(printerWordIn("printer", "reasons", word)).toEqual([`“${word}”`, `“${word}”`]);
  }
});

test("only words of a printer's state are such words", () => {
  expect(printerWordIn("printer", "model", "idle")).toBe(null);
  expect(printerWordIn("printer", "pages", 12)).toBe(null);
  expect(printerWordIn("printer", "state", "")).toBe(null);
  expect(printerWordIn("link", "state", "idle")).toBe(null);
});
