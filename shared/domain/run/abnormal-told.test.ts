import { expect, test } from "vitest";
import type { Abnormal } from "./abnormal.ts";
import { toldParts } from "./abnormal-told.ts";

const at = { step: "state", title: { "zh-CN": "打印机状态", en: "Printer" }, expected: {}, range: null };
const reading: Abnormal["readings"][number] = {
  ...{ name: { "zh-CN": "原因", en: "reason" }, of: "", value: "media-jam", unit: "" },
  words: { "zh-CN": "卡纸", en: "paper jam" },
};

test("what was read is told in the reader's words, where people have some for it", () => {
  const told = { ...at, readings: [reading, { ...reading, value: 3, words: null, unit: "页" }], words: "" };
  expect(toldParts(told, "zh-CN").read).toBe("原因 卡纸, 原因 3 页");
  expect(toldParts(told, "en").read).toBe("reason paper jam, reason 3 页");
  const yes = { ...at, readings: [{ ...reading, value: true, words: null }], words: "门没关" };
  expect(toldParts(yes, "zh-CN").read).toBe("原因 是；门没关");
});
