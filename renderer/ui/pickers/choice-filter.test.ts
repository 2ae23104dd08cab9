import { expect, test } from "vitest";
import { readingsOf } from "../../../tests/support/renderer/readings.ts";
import { fitting, itemsOf } from "./choice-filter.ts";

const item = (label: string) => ({ value: label, label });
const labels = (typed: string, data: Parameters<typeof fitting>[0]) =>
  itemsOf(fitting(data, typed, readingsOf)).map(({ label }) => label);

const GROUPS = [
  { group: "硬件", items: ["电脑", "打印机", "外设"].map(item) },
  { group: "软件", items: ["操作系统", "办公软件"].map(item) },
  { group: "网络", items: ["接入", "外网"].map(item) },
];

test("exactly that goes before what begins like it, whatever order they stand in", () => {
  expect(labels("现场", ["现场巡检", "到现场", "现场"].map(item))).toEqual(["现场", "现场巡检", "到现场"]);
  expect(labels("高", ["较高", "高"].map(item))).toEqual(["高", "较高"]);
});

test("Chinese, pinyin and initials find the same", () => {
  for (const typed of ["打印", "dayin", "dyj"]) expect(labels(typed, GROUPS)).toEqual(["打印机"]);
  expect(labels("wai", GROUPS)).toEqual(["外设", "外网"]);
});

test("the name of a group finds all of it, behind what is called that", () => {
  expect(labels("yingjian", GROUPS)).toEqual(["电脑", "打印机", "外设"]);
  expect(labels("ruanjian", GROUPS)).toEqual(["办公软件", "操作系统"]);
});

test("nothing typed is everything in its order; what nobody is called is nothing", () => {
  expect(labels("  ", GROUPS)).toHaveLength(7);
  expect(labels("qqq", GROUPS)).toEqual([]);
});
