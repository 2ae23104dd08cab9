import { expect, test } from "vitest";
import { isHostileName } from "../../../shared/blob/file-name.ts";
import { isUnnamed, tamedName } from "./file-names.ts";

test.each([
  ["机柜 3：门.jpg", "机柜 3：门.jpg"],
  ["../a/b:c.txt", "_a_b_c.txt"],
  ["con.txt", "_con.txt"],
  [" .profile ", "profile"],
  ["a\u202egnp.exe", "agnp.exe"],
  ["...", "_"],
])("%s is kept as %s", (name, kept) => {
  expect(tamedName(name)).toBe(kept);
  expect(isHostileName(kept)).toBe(false);
});

test("a long name keeps its ending", () => {
  const kept = tamedName(`${"很".repeat(300)}.xlsx`);
  expect([...kept]).toHaveLength(200);
  expect(kept.endsWith("很.xlsx")).toBe(true);
});

test("what the clipboard names for want of a name has none", () => {
  expect(["image.png", "", "Image", "unknown.jpeg"].map(isUnnamed)).toEqual([true, true, true, true]);
  expect(["image 2.png", "my image.png"].map(isUnnamed)).toEqual([false, false]);
});
