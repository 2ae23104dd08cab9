import { expect, test } from "vitest";
import { isBegunCode, isLongerName } from "./longer.ts";

test.each([
  ["王芳菲", "王芳", true],
  ["王芳", "王芳", false],
  ["王芳", "王", false],
  ["王芳", "wangf", false],
  ["财务部王芳", "王芳", false],
  ["Anna Smith", "ann", true],
  ["Anna Smith", "Anna", false],
  ["Emma Larsen", "Emma Larsen", false],
])("%s for %s typed: longer is %s", (name, typed, longer) => {
  expect(isLongerName(name, typed)).toBe(longer);
});

test.each([
  [["IT-1001", "A-K7-0003"], "IT-100", true],
  [["IT-1001"], "it100", true],
  [["IT-1001"], "IT-1001", false],
  [["IT-100", "IT-1001"], "IT-100", false],
  [["PF5DEMO1"], "DEMO1", false],
  [["IT-1001"], "IT", false],
  [["IT-1001"], "打印机 1", false],
  [[""], "", false],
])("of %j is %s a beginning: %s", (codes, typed, begun) => {
  expect(isBegunCode(codes, typed)).toBe(begun);
});
