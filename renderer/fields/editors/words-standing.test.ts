import { expect, test } from "vitest";
import { numberIn, numberOrWords } from "./said-numbers.ts";
import { wordsStanding } from "./words-standing.ts";

const none = () => false;
const isMoment = (text: string) => text.endsWith("Z");
const AT = "2026-11-25T01:00:00Z";

test.each([
  ["27", 27],
  ["２７。５", 27.5],
  ["  ", null],
  ["", null],
  ["big", "big"],
  ["27 Zoll", "27 Zoll"],
  ["1.", "1."],
])("of %j in a field for numbers the form holds %j: no word is taken for an empty field", (text, held) => {
  expect(numberOrWords(text)).toEqual(held);
  expect(numberIn(text) === undefined).toBe(typeof held === "string");
});

test("words that are no number or moment stand as they were typed, also when a draft brings them back", () => {
  expect(wordsStanding(null, "big", none)).toBe("big");
  expect(wordsStanding(null, "someday", isMoment)).toBe("someday");
  expect(wordsStanding({ text: "9:00", meant: AT }, "someday", isMoment)).toBe("someday");
});

test("what was understood stays as it was typed", () => {
  expect(wordsStanding({ text: "27.0", meant: 27 }, 27, none)).toBe("27.0");
  expect(wordsStanding({ text: "9:00", meant: AT }, AT, isMoment)).toBe("9:00");
  expect(wordsStanding({ text: " ", meant: null }, undefined, none)).toBe(" ");
});

test("with the draft thrown away nothing of it stands in the field", () => {
  expect(wordsStanding({ text: "27.0", meant: 27 }, 24, none)).toBeNull();
  expect(wordsStanding({ text: "big", meant: "big" }, null, none)).toBeNull();
  expect(wordsStanding({ text: "9:00", meant: AT }, null, isMoment)).toBeNull();
  expect(wordsStanding({ text: "9:00", meant: AT }, "2026-11-20T01:00:00Z", isMoment)).toBeNull();
});
