import { expect, test } from "vitest";
import { readingsOf } from "../../tests/support/renderer/readings.ts";
import type { Candidate, SectionName } from "./sections.ts";
import { sectionsOf } from "./sections.ts";

const act = (title: string, keywords = "", section: SectionName = "go", used = 0): Candidate => ({
  key: title,
  section,
  title,
  subtitle: "",
  keywords,
  used,
});
const record = (title: string, subtitle = ""): Candidate => ({
  key: title,
  section: "records",
  title,
  subtitle,
  keywords: null,
  used: 0,
});
const found = (typed: string, candidates: readonly Candidate[]) =>
  sectionsOf(candidates, typed, readingsOf).map(({ section, found: lines }) => [
    section,
    ...lines.map(({ candidate }) => candidate.key),
  ]);

const CLOSE = act("关闭工单", "gb guanbi close", "current");
const ACTS = [CLOSE, act("打开同步", "dktb dakaitongbu sync"), act("切换深色/浅色", "qhzt theme dark light")];

test("an act that is meant goes before records that only have it somewhere", () => {
  expect(found("gb", [record("T-K7-0009 三楼东区整片断网"), record("单国强"), ...ACTS])[0]).toEqual([
    "current",
    "关闭工单",
  ]);
  expect(found("gh", ACTS)).toEqual([]);
});

test("what is called exactly that goes before every act, and before what only begins like it", () => {
  const records = [record("A-K7-0002 NB", "IT-1001"), record("A-K7-0001 NB", "IT-100")];
  expect(found("it-100", [...records, act("IT-100 登记", "")])).toEqual([
    ["records", "A-K7-0001 NB", "A-K7-0002 NB"],
    ["go", "IT-100 登记"],
  ]);
});

test("nothing typed: the open record's acts, then what was open last, then where to go, what is used most first", () => {
  const empty = [...ACTS, { ...record("上次"), section: "recent" as const }, act("立即同步", "", "go", 20)];
  expect(found("", empty)).toEqual([
    ["current", "关闭工单"],
    ["recent", "上次"],
    ["go", "立即同步", "打开同步", "切换深色/浅色"],
  ]);
});

test("the reason of a hit is marked, in the title and in what stands beside it", () => {
  const [section] = sectionsOf([record("A-K7-0004 RD-LT07", "ThinkPad · 林静")], "linj", readingsOf);
  expect(section?.found[0]?.subtitle).toEqual([[11, 13]]);
  const [acts] = sectionsOf(ACTS, "guanbi", readingsOf);
  expect(acts?.found[0]?.title).toEqual([[0, 2]]);
});

test("what is used often goes before its equal, and never before a better answer", () => {
  const often = act("打开设置", "", "go", 500);
  expect(found("打开", [act("打开同步"), often])).toEqual([["go", "打开设置", "打开同步"]]);
  expect(found("打开同步", [often, act("打开同步")])).toEqual([["go", "打开同步"]]);
});
