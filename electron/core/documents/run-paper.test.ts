import { expect, test } from "vitest";
import type { WrittenChecklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { DOCUMENT_LANGUAGES } from "../../../shared/documents/document.ts";
import type { DocumentLanguage, DocumentText } from "../../../shared/documents/document.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import { memoryCore, must, run } from "../../../tests/support/core/core.ts";
import { bodyOf, filesIn, pagesIn, saidIn } from "../../../tests/support/documents/pdf-text.ts";
import { STROKES } from "../../../tests/support/documents/slips.ts";
import type { Core } from "../compose.ts";
import { describe as describeDocument, draw, findDocument } from "./print.ts";

const AT = "2026-11-20T16:00:00.000+08:00";
const says = (zh: string, en: string) => ({ title: { "zh-CN": zh, en } });

const CHECKLIST: WrittenChecklist = {
  ...{ section: "hardware", ...says("笔记本不充电", "Laptop does not charge"), gate: "warn" },
  steps: [
    {
      ...{ key: "adapter", kind: "number", ...says("量适配器电压", "Measure the adapter"), unit: "V" },
      range: { min: 19, max: 20.5 },
      source: { "zh-CN": "适配器铭牌", en: "Label of the adapter" },
    },
    {
      ...{ key: "battery", kind: "probe", ...says("电池损耗", "Battery wear"), probe: "battery" },
      judge: [{ reading: "wear", max: 40 }],
    },
    { key: "ping", kind: "probe", ...says("能否联网", "Network"), probe: "ping", with: { host: "gateway" } },
    {
      ...{ key: "lamp", kind: "choice", ...says("指示灯", "Lamp") },
      options: [
        { key: "off", ...says("不亮", "Dark"), outcome: "abnormal" },
        { key: "on", ...says("常亮", "Lit"), outcome: "normal" },
      ],
    },
    { key: "dock", kind: "confirm", ...says("拔掉扩展坞", "Without the dock") },
    {
      key: "wipe",
      kind: "confirm",
      ...says("重置系统", "Reset the system"),
      touchesData: true,
      destroys: true,
    },
    { key: "user", kind: "signature", ...says("用户确认", "The user confirms"), go: [{ to: "worn" }] },
  ],
  conclusions: [
    {
      ...{
        key: "worn",
        ...says("电池老化", "The battery is worn"),
        verdict: "hardware",
        next: "replacePart",
      },
      action: { "zh-CN": "更换电池，旧电池按危废回收。", en: "Replace the battery." },
    },
  ],
};

const RAW = Array.from({ length: 60 }, (_, n) => `来自 10.1.1.1 的回复: 时间=${n}ms`).join("\r\n");
const signature = { name: "陈静", identityCheck: "badge", strokes: STROKES, signedAt: AT };

function begun() {
  const core = memoryCore();
  const set = { title: CHECKLIST.title, body: CHECKLIST };
  run(core, { type: "definition.setChecklist", family: "checklist", key: "own.charge", set });
  const asset = run(core, {
    ...{
      type: "asset.register",
      set: { kind: "laptop", name: "李工笔记本", tag: "IT-0007", serial: "PF-1234" },
    },
  }).id as string;
  const { id, number } = run(core, { type: "run.start", checklist: "own.charge", asset, place: "3F-B05" });
  return { core, id: id as string, number: number as string };
}

const answer = (core: Core, id: string, step: string, said: object) =>
  run(core, { type: "run.answer", run: id, answer: { [step]: { at: AT, ...said } } });

const readingOf = (probe: string, way: string, serial: string, values: object[], more: object = {}) => ({
  ...{ probe, way, end: "result", reason: "", machine: { name: "PC-7", serial }, at: AT, values, ...more },
});

function finished() {
  const made = begun();
  const { core, id } = made;
  answer(core, id, "adapter", { outcome: "normal", value: 19.6, words: "带载测" });
  const wear = [{ name: "wear", value: 61.5, unit: "%" }];
  answer(core, id, "battery", {
    outcome: "abnormal",
    reading: readingOf("battery", "collector", "PF-1234", wear),
  });
  const loss = [{ name: "loss", value: 0, unit: "%" }];
  const more = { raw: RAW, rawCut: true, text: { "zh-CN": "网关应答正常", en: "The gateway answers" } };
  answer(core, id, "ping", { outcome: "normal", reading: readingOf("ping", "probe", "TECH-9", loss, more) });
  answer(core, id, "lamp", { outcome: "abnormal", value: "off" });
  answer(core, id, "dock", { outcome: "notDone", reason: "用户没有带来" });
  run(core, { type: "run.agree", run: id, consent: true, consentBy: "陈静" });
  run(core, { type: "run.agree", run: id, backup: "declined", backupSignature: signature });
  answer(core, id, "wipe", { outcome: "normal" });
  answer(core, id, "user", { outcome: "normal", signature });
  run(core, { type: "run.conclude", run: id, note: "已报备件" });
  return made;
}

async function printed(core: Core, number: string, language: DocumentLanguage = "zh-CN") {
  const found = must(findDocument(core.profile.store, number, undefined));
  const { document, origin, missing } = describeDocument(core.profile.store, found, language);
  const bytes = await draw(document, origin);
  return { document, missing, bytes, pages: await pagesIn(bytes) };
}

const valuesOf = ({ facts }: DocumentText) =>
  Object.fromEntries(facts.map(({ label, value }) => [label, value]));

test.each(DOCUMENT_LANGUAGES)(
  "a finished run is printed whole, and what is printed is what is said, %s",
  async (language) => {
    const { core, number } = finished();
    const { document, pages, missing } = await printed(core, number, language);
    expect(bodyOf(pages, document)).toBe(saidIn(document));
    expect([missing, document.marks]).toEqual([[], []]);
    expect(document.title).toBe(language === "zh-CN" ? "诊断记录单" : "Diagnosis record");
    expect(document.signatures.map(({ strokes }) => strokes.length)).toEqual([2, 2]);
  },
);

test("head, conclusion and what the user agreed to", async () => {
  const { core, number } = finished();
  const { document, bytes } = await printed(core, number);
  expect(valuesOf(document)).toMatchObject({
    ...{ 清单: "笔记本不充电", 清单版本: "own.charge  0.1", 状态: "已完成", 地点: "3F-B05" },
    ...{ 资产: "IT-0007  李工笔记本", 序列号: "PF-1234", 关联工单: "无" },
    ...{ 环境信息: "PF-1234；按登记（手工录入）" },
    ...{ 用户授权操作: "已同意：陈静", 数据备份情况: "用户放弃备份（签字见下）" },
    ...{ 诊断结论: "电池老化", 结论类别: "硬件", 后续动作: "更换部件", 备注: "已报备件" },
  });
  expect(document.signatures.map(({ role }) => role)).toEqual(["放弃备份签字", "签字：用户确认"]);
  const files = await filesIn(bytes);
  expect(Object.keys(files)[0]).toBe(`${number}.1.run.start.record.json`);
});

test("each step of the way says outcome, value, where it was measured and how, and why it was not done", async () => {
  const { core, number } = finished();
  const { document } = await printed(core, number);
  const [steps, raw] = document.tables;
  const rows = steps?.rows.map((row) => row.slice(1, 5)) ?? [];
  const when = "2026-11-20 16:00 +08:00";
  expect(rows[0]).toEqual(["量适配器电压", "正常", "19.6 V\n带载测", "19 至 20.5 V\n依据：适配器铭牌"]);
  expect(rows[1]).toEqual([
    ...["电池损耗", "异常"],
    `容量损耗 61.5 %\n测于 PC-7，序列号 PF-1234（采集文件，${when}）`,
    "容量损耗 不高于 40 %",
  ]);
  expect(rows[2]?.[2]).toContain(`测于 PC-7，序列号 TECH-9（从技术员电脑测得，${when}）`);
  expect(rows[3]?.[2]).toBe("不亮");
  expect(rows[4]).toEqual(["拔掉扩展坞", "未执行", "原因：用户没有带来", ""]);
  expect(steps?.rows[0]?.[5]).toBe(`王五\n${when}`);
  const text = raw?.rows[0]?.[1] ?? "";
  expect(text).toContain("时间=23ms\n……（节略：共 60 行，印出 24 行");
  expect(text).toContain("测量时即未全部保留");
  expect(text).not.toContain("时间=24ms");
});

test("one that is open says so above everything, and where it waits", async () => {
  const { core, id, number } = begun();
  answer(core, id, "adapter", { outcome: "normal", value: 19.6 });
  const { document } = await printed(core, number);
  expect(document.marks).toEqual(["尚未完成：以下是打印时的情况，没有结论。"]);
  expect(document.tables[0]?.rows.map((row) => row[2])).toEqual(["正常", "待作答"]);
  expect(valuesOf(document)).not.toHaveProperty("诊断结论");
  run(core, { type: "run.abandon", run: id, reason: "用户带走了电脑" });
  const given = (await printed(core, number)).document;
  expect(given.marks).toEqual(["已放弃，没有结论。"]);
  expect(valuesOf(given)).toMatchObject({ 放弃原因: "用户带走了电脑" });
});

test("what was erased is said to be, and the signature whose text is gone is not called wrong", async () => {
  const { core, id, number } = finished();
  run(core, { type: "record.erase", record: `run:${id}`, paths: [], reason: "本人要求", rule: "asked" });
  const { document } = await printed(core, number);
  expect(JSON.stringify(document)).not.toContain(HIDDEN);
  expect(JSON.stringify(document)).not.toContain("陈静");
  expect(document.marks).toHaveLength(1);
  expect(document.marks[0]).toMatch(/^有 \d+ 处个人信息已按规定清除。$/);
  expect(document.signatures.map(({ none }) => none)).toEqual(["笔迹已清除", "笔迹已清除"]);
});
