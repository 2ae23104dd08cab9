import { expect, test } from "vitest";
import { forbiddenMarks } from "./guard.mjs";

// Put together here, so that the guard does not find its own examples.
const dot = (call: string, mark: string): string => `${call}.${mark}("does a thing", () => {});`;

test.each([
  dot("test", "skip"),
  dot("it", "only"),
  dot("describe", "todo"),
  dot("test.describe", "fixme"),
  dot("test.concurrent", "skipIf"),
  dot("context", "skip"),
  `x${"it"}("does a thing", () => {});`,
])("finds %s and says where", (line) => {
  expect(forbiddenMarks("a.test.ts", `const a = 1;\n  ${line}`)).toEqual([`a.test.ts:2 ${line}`]);
});

test.each([
  'test("skips what is only a duplicate", () => {});',
  "lines.skip(1);",
  "outfit(one);",
  "test.each([1])('todo list', () => {});",
])("leaves %s alone", (line) => {
  expect(forbiddenMarks("a.test.ts", line)).toEqual([]);
});
