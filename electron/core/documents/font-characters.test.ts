import { expect, test } from "vitest";
import { fontCharacters } from "./font-characters.ts";
import { documentFonts } from "./fonts.ts";

const fonts = Object.values(documentFonts());

test.each(fonts)("the font has what Chinese names and forms are written in: %s", (file) => {
  const has = fontCharacters(file);
  const lacking = (text: string) => [...text].filter((each) => !has(each.codePointAt(0) as number));
  expect(lacking("永䶮𬭚㛃龘〇①℃□√〓，。：；“”（）《》·—…ABCabc0189 éüñ")).toEqual([]);
  expect(lacking("𠮷☑😀עع한ก�")).toEqual(["𠮷", "☑", "😀", "ע", "ع", "한", "ก", "�"]);
  for (let ideograph = 0x4e00; ideograph <= 0x9fa5; ideograph += 1) {
    if (!has(ideograph)) throw new Error(`U+${ideograph.toString(16)} is missing`);
  }
});

test("what is no font is a bug, not an answer", () => {
  expect(() => fontCharacters(new URL(import.meta.url).pathname)).toThrow();
});
