import { expect, test } from "vitest";
import { createTops } from "./tops.ts";

test("one event closes what was on top when it began, and nothing that is on top then", () => {
  const tops = createTops();
  const [card, form] = [Symbol("card"), Symbol("form")];
  const takeCard = tops.put(card);
  const takeForm = tops.put(form);
  const event = {};
  expect(tops.isTop(card, event)).toBe(false);
  expect(tops.isTop(form, event)).toBe(true);
  takeForm();
  // The same press of the key, heard by the card once more.
  expect(tops.isTop(card, event)).toBe(false);
  expect(tops.isTop(card, {})).toBe(true);
  takeCard();
  expect(tops.isTop(card, {})).toBe(false);
});

test("what goes from below leaves the top as it is", () => {
  const tops = createTops();
  const [card, form] = [Symbol("card"), Symbol("form")];
  const takeCard = tops.put(card);
  tops.put(form);
  takeCard();
  takeCard();
  expect(tops.isTop(form, {})).toBe(true);
});
