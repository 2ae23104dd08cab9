import { expect, test } from "vitest";
import { readingsOf } from "../../../tests/support/renderer/readings.ts";
import { WHOLE, fit as fits } from "./fit.ts";

const found = (name: string, typed: string, keywords = "") => fits(name, readingsOf(name), typed, keywords);
/** The characters of the name that were meant. */
function meant(name: string, typed: string): string | null {
  const hit = found(name, typed);
  const characters = [...name];
  return hit && hit.marks.map(([from, to]) => characters.slice(from, to).join("")).join("|");
}

test.each([
  ["硬件 · 打印机", "dayinji", "打印机"],
  ["打印机", "dyj", "打印机"],
  ["计算机网络", "wl", "网络"],
  ["外设", "wai", "外"],
  ["曾志伟", "zengzw", "曾志伟"],
  ["吕布", "lvb", "吕布"],
  ["单国强", "dangq", "单国强"],
  ["财务部", "财务", "财务"],
  ["现场处理", "处理", "处理"],
  ["IT 部", "itb", "IT 部"],
  ["IT 部", "it", "IT"],
  ["ＵＳＢ接口", "usb", "ＵＳＢ"],
  ["打印机 卡纸", "ka da", "打|卡"],
  ["P2 紧急", "jj", "紧急"],
])("%s is found by %s: %s", (name, typed, marked) => {
  expect(meant(name, typed)).toBe(marked);
});

test("nothing is found by letters that stand inside a word of it", () => {
  expect(found("Toggle light and dark", "gh", "theme light")).toBeNull();
  expect(found("Open sync", "pen")).toBeNull();
  expect(found("打开同步", "gb", "dktb dakaitongbu sync")).toBeNull();
  expect(found("打开同步", "tb", "sync")).not.toBeNull();
});

test("all of a name goes before its beginning, that before how it is read, that before its middle and other words", () => {
  const points = ["交接", "交", "jiao", "接"].map((typed) => found("交接", typed)?.points ?? 0);
  expect(points).toEqual([...points].sort((a, b) => b - a));
  expect(new Set(points).size).toBe(4);
  expect(points[0]).toBe(WHOLE);
  expect(found("打开人员名录", "dir", "directory people")?.points).toBeLessThan(
    found("打开人员名录", "ry")?.points ?? 0,
  );
});

test("every word must fit, and nothing typed fits everything", () => {
  expect(found("新建工单", "gd xj")).not.toBeNull();
  expect(found("新建工单", "xj dayin")).toBeNull();
  expect(found("新建工单", "  ")).not.toBeNull();
});
