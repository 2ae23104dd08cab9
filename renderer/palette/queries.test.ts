import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { ask, memoryCore, run } from "../../tests/support/core/core.ts";
import { readCatalogue } from "../../tests/support/renderer/catalogue.ts";
import { readingsOf } from "../../tests/support/renderer/readings.ts";
import { CONTRIBUTIONS } from "../app/contributions.ts";
import type { Text } from "../i18n/index.ts";
import { actionLines, askingLines, recordLines } from "./lines.tsx";
import { sectionsOf } from "./sections.ts";

/**
 * What people typed when they were watched, and what they meant. The records are those of a small office, the
 * acts all that can be begun from anywhere while no record is open.
 */

const core = memoryCore();
const words = readCatalogue(fileURLToPath(new URL("../i18n/zh-CN", import.meta.url)));
const t = ((key: string, { act = "" } = {}) =>
  (words.get(key.includes(":") ? key : `actions:${key}`) ?? key).replace("{{act}}", act)) as unknown as Text;

beforeAll(() => {
  for (const [title, requester] of [
    ["财务室打印机卡纸，报销单打不出来", "王建国"],
    ["三楼东区整片断网", "李思远"],
    ["机房 B1 温度告警", "单国强"],
    ["会议室投屏没有声音", "张敏"],
  ]) {
    run(core, { type: "ticket.open", set: { title, requester, place: "3F-B05" } });
  }
  for (const set of [
    { kind: "printer", tag: "HQ-PRN-FIN", name: "财务部" },
    { kind: "peripheral", tag: "WH-0002", model: "1900g 扫码枪", name: "仓库扫码枪" },
    { kind: "monitor", tag: "HQ-MON-1", maker: "Dell", model: "U2723QE" },
    { kind: "laptop", tag: "RD-LT07", serial: "PF5DEMO1", name: "ThinkPad" },
  ]) {
    run(core, { type: "asset.register", set });
  }
  for (const set of [
    { name: "王建国", employeeNo: "E1010", dept: "财务部", phone: "13800010010" },
    { name: "李思远", employeeNo: "E1011", dept: "采购部" },
    { name: "单国强", employeeNo: "E1012", dept: "机房" },
  ]) {
    run(core, { type: "person.set", set: { ...set, active: true } });
  }
});

/** The line that Enter takes. */
function firstFor(typed: string): string | undefined {
  const context = { t, contributions: CONTRIBUTIONS, used: {}, keyOf: (first?: string) => first };
  const everywhere = [
    ...CONTRIBUTIONS.acts,
    ...CONTRIBUTIONS.areas.map(({ id }) => ({ id: `go.${id}`, group: "go" })),
  ].map(({ id, group }) => ({ id, group, shortcuts: [], run: () => {} }));
  const lines = [
    ...actionLines(everywhere, context),
    ...recordLines(ask(core, "search.all", { text: typed, limit: 20 }), "records", context),
    ...askingLines(everywhere, context),
  ];
  const line = sectionsOf(lines, typed, readingsOf)[0]?.found[0]?.candidate;
  return line && `${line.title} ${line.subtitle}`;
}

test.each([
  ["dyj", /打印机|HQ-PRN/],
  ["dayinji", /打印机|HQ-PRN/],
  ["dayin", /打印机|HQ-PRN/],
  ["打印机", /打印机|HQ-PRN/],
  ["duanwang", /断网/],
  ["sanlou", /三楼/],
  ["saomaqiang", /扫码枪/],
  ["外设", /扫码枪/],
  ["resolve", /^解决工单/],
  ["主题", /^切换深色/],
  ["theme", /^切换深色/],
  ["批量", /^批量交接/],
  ["xiugai", /^修改资产/],
  ["jiaojie", /^交接资产/],
  ["导入", /^导入资产清单/],
  ["登记资产", /^登记资产/],
  ["立即同步", /^立即同步/],
  ["gb", /^关闭工单/],
  ["guan", /^关闭工单/],
  ["gh", /^归还资产/],
  ["xj", /^新建工单/],
  ["lsy", /李思远/],
  ["wjg", /王建国/],
  ["wangjianguo", /王建国/],
  ["caigou", /采购部/],
  ["cgb", /采购部/],
  ["3F-B05", /./],
  ["13800010010", /王建国/],
  ["E1010", /王建国/],
  ["0002", /0002/],
  ["PF5DEMO1", /ThinkPad/],
  ["U2723QE", /U2723QE/],
])("%s finds what is meant first", (typed, meant) => {
  expect(firstFor(typed)).toMatch(meant);
});
