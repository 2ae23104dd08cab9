import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { DOCUMENT_LANGUAGES } from "../../../shared/documents/document.ts";
import type { DocumentLanguage, DocumentText } from "../../../shared/documents/document.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import { memoryCore, must, run, temporaryFolder } from "../../../tests/support/core/core.ts";
import { bodyOf, pagesIn, saidIn } from "../../../tests/support/documents/pdf-text.ts";
import { handOver } from "../../../tests/support/documents/slips.ts";
import type { Core } from "../compose.ts";
import { describe as describeDocument, draw, findDocument } from "./print.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A ticket with all that one can have: edits, notes to both, a run, a hand-over, an act taken back. */
function worked(set: Record<string, unknown> = {}) {
  const core = memoryCore();
  const site = run(core, { type: "site.set", set: { name: "总部三楼" } }).id as string;
  const asset = run(core, {
    ...{
      type: "asset.register",
      set: { kind: "printer", name: "财务打印机", tag: "IT-0007", serial: "PF-1" },
    },
  }).id as string;
  const { id, number } = run(core, {
    type: "ticket.open",
    set: {
      ...{ title: "打印机卡纸，报销单打不出来", requester: "陈静", contact: "13800010010", dept: "财务部" },
      ...{ site, place: "3F-B05", channel: "phone", impact: "medium", urgency: "high" },
      ...{ category: "hardware.printer", description: "一打就卡，红灯一直闪。", errorText: "E-502", ...set },
    },
    assets: [asset],
  });
  const ticket = id as string;
  run(core, { type: "ticket.accept", ticket });
  run(core, { type: "ticket.edit", ticket, set: { place: "3F-B06" } });
  run(core, { type: "ticket.note", ticket, text: "用户态度急，先稳住", minutes: 15, way: "onSite" });
  run(core, { type: "ticket.note", ticket, text: "已换纸，请先用二楼的打印机", to: "user" });
  const me = core.profile.store.identity().member;
  run(core, { type: "ticket.assign", ticket, assignee: me, reason: "他熟悉这个型号" });
  run(core, { type: "run.start", checklist: "printQuality", ticket, asset });
  handOver(core, [asset], { ticket });
  const solution = "更换搓纸轮并清理进纸通道，试印三张正常";
  run(core, {
    type: "ticket.resolve",
    ...{ ticket, resolutionCode: "replaced", rootCause: "hardware", solution },
  });
  run(core, { type: "ticket.close", ticket, confirmation: "verbal", rating: 2 });
  return { core, ticket, number: number as string };
}

async function printed(core: Core, number: string, language: DocumentLanguage = "zh-CN", forUser = false) {
  const found = must(findDocument(core.profile.store, number, undefined));
  const { document, origin, missing } = describeDocument(core.profile.store, found, language, forUser);
  return { document, missing, pages: await pagesIn(await draw(document, origin)) };
}

const valuesOf = ({ facts, tables }: DocumentText) => ({
  ...Object.fromEntries(facts.map(({ label, value }) => [label, value])),
  ...Object.fromEntries(tables.flatMap(({ rows }) => rows.filter((row) => row.length === 2))),
});
const storyIn = ({ tables }: DocumentText) => tables.at(-1)?.rows.map(([, ...rest]) => rest) ?? [];

test.each(DOCUMENT_LANGUAGES)(
  "a ticket is printed whole, and what is printed is what is said, %s",
  async (language) => {
    const { core, number } = worked();
    const { document, pages, missing } = await printed(core, number, language);
    expect(bodyOf(pages, document)).toBe(saidIn(document));
    expect([missing, document.marks]).toEqual([[], []]);
    expect(document.title).toBe(language === "zh-CN" ? "工单处理单" : "Ticket record");
    expect(JSON.stringify(document)).not.toMatch(/undefined/);
  },
);

test("head, the user's own words, and what it came to; never how satisfied the user was", async () => {
  const { core, number } = worked();
  const { document } = await printed(core, number);
  expect(valuesOf(document)).toMatchObject({
    ...{ 标题: "打印机卡纸，报销单打不出来", 状态: "已关闭", 优先级: "P2 紧急", 报修人: "陈静" },
    ...{ 地点: "总部三楼  3F-B06", 分类: "打印机", 处理人: "王五", 来源: "电话" },
    ...{ 描述: "一打就卡，红灯一直闪。", 报错信息: "E-502" },
    ...{
      解决方式: "更换",
      解决说明: "更换搓纸轮并清理进纸通道，试印三张正常",
      原因: "硬件",
      用户确认: "口头或消息确认",
    },
  });
  expect(JSON.stringify(document)).not.toMatch(/满意|rating/);
});

test("whom it is for, where the caller speaks for somebody else, and why no asset is named", async () => {
  const core = memoryCore();
  const person = run(core, { type: "person.set", set: { name: "周明" } }).id as string;
  const set = { title: "显示器不亮", requester: "陈静", onBehalf: "周明", onBehalfPerson: person };
  const { number } = run(core, { type: "ticket.open", set: { ...set, noAsset: "unlabelled" } });
  const { document } = await printed(core, number as string);
  expect(valuesOf(document)).toMatchObject({ 报修人: "陈静", 实际使用人: "周明" });
  expect(document.tables.find(({ title }) => title === "关联资产")?.rows).toEqual([
    ["无", "资产没有标签", ""],
  ]);
  const english = await printed(core, number as string, "en");
  expect(JSON.stringify(english.document)).toContain("The asset has no label");
  const silent = run(core, { type: "ticket.open", set: { title: "键盘失灵" } });
  expect(JSON.stringify((await printed(core, silent.number as string)).document)).not.toContain("实际使用人");
});

test("what was done is a story in its order, around the ticket too, each note with its reader", async () => {
  const { core, number } = worked();
  const story = storyIn((await printed(core, number)).document);
  expect(story.map(([, what, text]) => [what, text])).toEqual([
    ["登记工单", ""],
    ["受理", ""],
    ["修改：工位", ""],
    ["处理记录", "［内部］ 上门 15 分钟 用户态度急，先稳住"],
    ["处理记录", "［写给用户］ 已换纸，请先用二楼的打印机"],
    ["分派给 王五", "他熟悉这个型号"],
    [expect.stringMatching(/^诊断 Z-\S+ .*卡纸/), "进行中"],
    [expect.stringMatching(/^设备交接：H-\S+ {2}IT-0007 {2}\S/), ""],
    ["解决", "更换搓纸轮并清理进纸通道，试印三张正常"],
    ["关闭", ""],
  ]);
});

test("the user's copy holds nothing that the team wrote for itself", async () => {
  const { core, number } = worked();
  const { document, pages } = await printed(core, number, "zh-CN", true);
  const all = pages.join("");
  for (const own of ["用户态度急", "他熟悉", "修改：", "［内部］", "原因"]) expect(all).not.toContain(own);
  expect(all).toContain("请先用二楼的打印机");
  expect(all).toContain("更换搓纸轮");
  expect(document.title).toBe("工单处理单（用户联）");
});

test("one that concerns security says so on every page", async () => {
  const { core, ticket, number } = worked({ securityFlag: true });
  run(core, { type: "ticket.reopen", ticket, reason: "复查" });
  for (let n = 0; n < 60; n += 1) run(core, { type: "ticket.note", ticket, text: `复查第 ${n} 遍` });
  const { pages } = await printed(core, number);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain("涉及信息安全，不得外传");
});

test("an open one says that it is not finished; what was erased is said to be", async () => {
  const { core, ticket, number } = worked();
  run(core, { type: "ticket.reopen", ticket, reason: "又卡了" });
  expect((await printed(core, number)).document.marks[0]).toContain("尚未解决");
  run(core, {
    type: "record.erase",
    record: `ticket:${ticket}`,
    paths: [],
    reason: "本人要求",
    rule: "asked",
  });
  const { document } = await printed(core, number);
  expect(JSON.stringify(document)).not.toContain(HIDDEN);
  expect(JSON.stringify(document)).not.toMatch(/陈静|13800010010|态度急/);
  expect(document.marks.at(-1)).toMatch(/^有 \d+ 处个人信息已按规定清除。$/);
});

test("the job writes it and notes it; of other documents there is no copy for the user", async () => {
  const { core, number } = worked();
  const job = (params: Record<string, unknown>) =>
    core.handle({ id: 1, kind: "job", name: "document", params } as never);
  const file = join(folder.path, "t.pdf");
  expect(await job({ number, forUser: true, file })).toMatchObject({ ok: true, result: { number } });
  expect(existsSync(file) && readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  const slip = core.profile.store.db
    .prepare<[], string>(
      "SELECT json_extract(body, '$.payload.number') FROM operation WHERE type = 'custody.handOver'",
    )
    .pluck()
    .get();
  expect(await job({ number: slip, forUser: true, file: null })).toMatchObject({
    ok: false,
    error: { code: "malformed", path: expect.stringMatching(/forUser$/) },
  });
});
