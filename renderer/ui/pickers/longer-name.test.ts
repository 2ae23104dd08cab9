import { expect, test } from "vitest";
import { isLongerName } from "./longer-name.ts";

test.each([
  ["王芳菲", "王芳", true],
  ["王芳", "王芳", false],
  ["王芳", "王", false],
  ["王芳", "wangf", false],
  ["财务部王芳", "王芳", false],
])("%s for %s typed: longer is %s", (name, typed, longer) => {
  expect(isLongerName(name, typed)).toBe(longer);
});
