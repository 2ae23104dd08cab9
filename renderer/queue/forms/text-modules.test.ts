import { expect, test } from "vitest";
import { begunAt, withModule } from "./text-modules.ts";

test("a module is named behind two colons, also those of an input method", () => {
  expect(begunAt("查过 ::qz", 7)).toEqual({ at: 3, typed: "qz" });
  expect(begunAt("查过：：卡纸", 6)).toEqual({ at: 2, typed: "卡纸" });
  expect(begunAt("::", 2)).toEqual({ at: 0, typed: "" });
});

test("a sentence with colons in it names none", () => {
  expect(begunAt("at 10:30 ", 9)).toBeNull();
  expect(begunAt("::jam done", 10)).toBeNull();
  expect(begunAt("::jam", 0)).toBeNull();
});

test("it stands where it was named, and what stood behind goes on behind it", () => {
  const text = "先 ::jam，后测试";
  const begun = begunAt(text, 7);
  expect(begun && withModule(text, 7, begun, "取出卡纸")).toEqual({ text: "先 取出卡纸，后测试", cursor: 6 });
});
