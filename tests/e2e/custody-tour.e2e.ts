import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { wholeAlbum } from "./support/album.ts";
import { askCore } from "./support/ask.ts";
import { portray } from "./support/camera.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, go, startAlone } from "./support/desk.ts";
import { markSecret, runFolder } from "./support/run-folder.ts";
import { beginSigning } from "./support/sign-later.ts";

/**
 * The screens of custody, storage media and lots in both languages and both themes, and axe on each; with
 * `npm run screens` all of them in everything that changes how they look, otherwise those that are used most.
 */

const folder = runFolder("custody-tour");
const MOST_USED = ["waiting-unsigned", "row-person", "media-wipe", "media-failed", "lot", "lot-van"];
const PIN = "2468";
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial", timeout: wholeAlbum ? 1_200_000 : 180_000 });

const found: string[] = [];
async function show(name: string): Promise<void> {
  if (wholeAlbum || MOST_USED.includes(name)) found.push(...(await portray(page, name)));
}
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const dayOf = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const who = (name: string) => ({
  person: null,
  name,
  title: "桌面工程师",
  place: "3F 工作台",
  contact: "8001",
});
const NVME = {
  ...{ method: "purge", technique: "nvmeSanitize", norm: "nist80088", tool: "nvme-cli", toolVersion: "2.11" },
  ...{ confidentiality: "internal", noReport: "工具不出报告", operator: who("李强") },
};

/** Escape until nothing lies above the screen. */
async function dismiss(): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

/** Back from whatever task is open to the area itself. */
async function home(): Promise<void> {
  await dismiss();
  const back = page.getByRole("button", { name: "返回", exact: true });
  await expect(async () => {
    if ((await back.count()) > 0) await back.first().click({ timeout: 500 });
    await expect(back).toHaveCount(0, { timeout: 300 });
  }).toPass();
}

async function palette(words: string, act: RegExp): Promise<void> {
  await dismiss();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type(words, { delay: 20 });
  await page.getByRole("option", { name: act }).first().click();
}

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  await askCore(page, { kind: "pin", act: "set", next: PIN });
  markSecret("246813579");
  for (const [name, employeeNo] of [
    ["张伟", "E3001"],
    ["李娜", "E3002"],
    ["欧阳建国", "E3003"],
  ])
    await execute({ type: "person.set", set: { name, employeeNo, dept: "市场与品牌部", place: "3-12" } });
  const made = new Map<string, string>();
  for (const [tag, name] of [
    ["IT-0001", "ThinkPad X1 Carbon Gen 11"],
    ["IT-0002", "投影仪"],
    ["IT-0003", "笔记本 3"],
    ["IT-0004", "笔记本 4"],
    ["IT-0005", "旧显示器"],
    ["IT-0006", "旧电脑"],
  ])
    made.set(
      tag as string,
      (await execute({ type: "asset.register", set: { name, tag, acquiredOn: "2016-03-01" } })).id,
    );
  const idOf = (tag: string) => made.get(tag) as string;
  const handOver = {
    ...{ type: "custody.handOver", giverName: "林静", place: "3-12", handedAt: at(-26 * 60) },
    unsigned: { reason: "对方不在现场" },
  };
  const line = (tag: string) => [{ asset: idOf(tag), condition: "good" }];
  await execute({ ...handOver, purpose: "issue", receiverName: "张伟", lines: line("IT-0001") });
  await execute({
    ...handOver,
    purpose: "loan",
    dueBack: dayOf(3),
    receiverName: "李娜",
    lines: line("IT-0002"),
  });
  const none = { maker: null, firmware: null };
  const media = [
    { ...none, model: "PC SN530", serial: "WD-123456", type: "SSD", capacity: 244_198 },
    { ...none, model: "ST1000LM035", serial: "WES0ABCD", type: "HDD", capacity: 953_869 },
  ];
  await execute({ type: "asset.register", set: { name: "财务笔记本", tag: "IT-0007", media } });
  const loose = await execute({
    ...{ type: "medium.register", set: { model: "ST1000" }, at: at(-60), seal: "SEAL-1" },
    away: { holder: "pool", place: "B1 介质柜" },
  });
  const set = {
    title: "三楼旧电脑",
    reason: "obsolete",
    reasonText: "使用超过八年，无法安装新系统",
    way: "recycler",
  };
  const lot = await execute({ type: "disposal.open", set, applicantName: "张申请" });
  const old = { origValue: 520, netValue: 26, acquiredOn: "2016-03-01", stillUsable: false };
  const lines = ["IT-0005", "IT-0006"].map((tag) => ({ asset: idOf(tag), ...old }));
  await execute({ type: "disposal.add", disposal: lot.id, lines, media: [loose.id] });
  await execute({ type: "disposal.check", disposal: lot.id, confidentiality: "internal", holdCheck: true });
});
test.afterAll(() => desk.close());

test("what waits: slips that nobody signed, and the form and the paper by which one is signed later", async () => {
  await button("2 张单据未签字").click();
  await expect(page.getByRole("listbox", { name: "未签字" })).toBeVisible();
  await page.getByRole("option").first().click();
  await show("waiting-unsigned");
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog", { name: /^补签单据 H-/ })).toBeVisible();
  await show("sign-later");
  const signing = await beginSigning(page, "领用单");
  await show("sign-later-paper");
  // Whoever has the screen now does not leave it by a key.
  await page.keyboard.press("Escape");
  await expect(signing).toBeVisible();
  await signing.getByRole("button", { name: "返回表单，不签字" }).click();
  await expect(page.getByRole("dialog", { name: "请由技术员返回表单" })).toBeVisible();
  await show("pin-way-back");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "请由技术员返回表单" })).toBeHidden();
  await expect(signing).toBeVisible();
  await signing.getByRole("button", { name: "返回表单，不签字" }).click();
  await page.getByLabel("技术员 PIN").fill(PIN);
  await page.keyboard.press("Enter");
  await expect(signing).toBeHidden();
  await home();
  await chooseAsset(page, "IT-0001");
  await page.getByRole("tab", { name: "经历" }).click();
  await button(/^打开单据 H-/).click();
  await expect(page.getByRole("dialog", { name: /^领用单 H-/ })).toBeVisible();
  await show("slip");
});

test("issue in a row: its list, its PIN and the screen of one person", async () => {
  await palette("paiduifafang", /排队发放/);
  await page.getByRole("combobox", { name: "交接类型" }).click();
  await page.getByRole("option", { name: "新领" }).click();
  await page.getByLabel("交接地点").fill("一楼大厅");
  await page.getByLabel("人员与设备清单").fill("张伟，IT-0003，XX-9\nE3003\tIT-0004");
  await button("核对清单").click();
  await expect(page.getByRole("list", { name: "这一批人" }).getByRole("listitem")).toHaveCount(2);
  await show("row-list");
  await page.keyboard.press("Control+Enter");
  const asked = page.getByRole("dialog", { name: "开始排队发放" });
  await expect(asked.getByLabel("技术员 PIN")).toBeVisible();
  await show("row-pin");
  await asked.getByLabel("技术员 PIN").fill(PIN);
  await page.keyboard.press("Enter");
  const row = page.getByRole("dialog", { name: "排队发放", exact: true });
  await expect(row.getByRole("heading", { level: 1, name: "张伟" })).toBeVisible();
  await show("row-person");
  await row.getByRole("button", { name: "离开发放…" }).click();
  await show("row-leaving");
  await page.getByLabel("技术员 PIN").fill(PIN);
  await page.keyboard.press("Enter");
  await expect(row).toBeHidden();
});

test("storage media: in their machine, confirmed, wiped, verified, validated, failed and destroyed", async () => {
  await home();
  await chooseAsset(page, "IT-0007");
  await page.getByRole("tab", { name: "硬件" }).click();
  await button("登记清单中的 2 块磁盘").click();
  await expect(button(/PC SN530/)).toBeVisible();
  await show("media-in-asset");
  const card = page.getByRole("dialog", { name: /^M-\S+$/ });
  const form = page.getByRole("dialog", { name: /^(确认 )?M-\S+ 的/ });
  const left = async () => {
    await expect(form).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(form).toBeHidden();
    // Only what lay above it is gone.
    await expect(card).toBeVisible();
  };
  await button(/PC SN530/).click();
  await card.getByRole("button", { name: "确认类型" }).click();
  await show("media-confirm");
  await left();
  const { rows } = await askCore<{ rows: { id: string }[] }>(page, {
    ...{ kind: "query", name: "asset.page", params: { text: "IT-0007", limit: 1 } },
  });
  const media = await askCore<{ id: string; model: string }[]>(page, {
    ...{ kind: "query", name: "medium.in", params: { asset: rows[0]?.id } },
  });
  const idOf = (model: string) => media.find((each) => each.model.includes(model))?.id;
  const type = { labelRead: "noLabel" };
  await execute({ type: "medium.confirm", medium: idOf("SN530"), mediumType: "nvme", ...type });
  await execute({ type: "medium.confirm", medium: idOf("ST1000"), mediumType: "hdd", ...type });
  await card.getByRole("button", { name: "记录清除" }).click();
  await form.getByRole("combobox", { name: "清除方法" }).click();
  await page.getByRole("option", { name: "深度净化（Purge）" }).click();
  await form.getByRole("combobox", { name: "依据标准" }).click();
  await page.getByRole("option", { name: "NIST SP 800-88 Rev. 2" }).click();
  await form.getByRole("radio", { name: "NVMe Sanitize" }).check();
  await show("media-wipe");
  await left();
  await execute({ type: "medium.wipe", medium: idOf("SN530"), ...NVME, result: "success", at: at(-9) });
  await card.getByRole("button", { name: "记录验证" }).click();
  await form.getByRole("textbox", { name: "验证人", exact: true }).fill("王芳");
  await form.getByLabel("职务").first().fill("工程师");
  await show("media-verify");
  await left();
  const judged = { medium: idOf("SN530"), by: who("王芳"), at: at(-8) };
  await execute({ type: "medium.verify", ...judged, way: "status", result: "passed" });
  await card.getByRole("button", { name: "记录确认" }).click();
  await form.getByRole("radio", { name: "接受" }).check();
  await show("media-validate");
  await left();
  const end = { decision: "accept", confidentialityAfter: "public", destination: "external" };
  await execute({ type: "medium.validate", ...judged, by: who("赵敏"), at: at(-7), ...end });
  await expect(card.getByText("已清除并确认")).toBeVisible();
  await show("media-cleared");
  await card.getByRole("button", { name: "移动" }).click();
  await expect(page.getByRole("dialog", { name: /去了哪里$/ })).toBeVisible();
  await show("media-move");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await execute({
    ...{ type: "medium.wipe", medium: idOf("ST1000"), ...NVME, technique: "overwrite", method: "clear" },
    ...{ passes: 1, result: "failure", at: at(-6) },
  });
  await button(/ST1000LM035/).click();
  await expect(card.getByText(/^建议改用更强的方法/)).toBeVisible();
  await show("media-failed");
  await card.getByRole("button", { name: "记录销毁" }).click();
  await show("media-destroy");
  await left();
  await page.keyboard.press("Escape");
});

test("lots: the list, asking for one, a lot on its way, a step of it, and the van", async () => {
  await palette("czpc", /处置批次/);
  await expect(page.getByRole("heading", { name: "处置批次" })).toBeVisible();
  await show("lots");
  await button("申请处置").click();
  await expect(page.getByRole("dialog", { name: "申请处置" })).toBeVisible();
  await show("lot-open");
  await page.keyboard.press("Escape");
  await page
    .getByText(/三楼旧电脑/)
    .first()
    .click();
  await expect(page.getByRole("heading", { name: /^D-\S+ 三楼旧电脑$/ })).toBeVisible();
  await show("lot");
  await button("技术鉴定").click();
  const step = page.getByRole("dialog", { name: /^技术鉴定/ });
  await step.getByRole("radio", { name: "在此签字" }).check();
  await show("lot-step");
  await page.keyboard.press("Escape");
  await dismiss();
  const { rows } = await askCore<{ rows: { id: string }[] }>(page, {
    ...{ kind: "query", name: "disposal.page", params: { limit: 1 } },
  });
  const said = { decision: "approve", at: at(-1), way: "external", external: { number: "OA-2026-118" } };
  for (const name of ["李鉴定", "赵鉴定", "孙鉴定"])
    await execute({
      ...{ type: "disposal.appraise", disposal: rows[0]?.id },
      step: { ...said, name, opinion: "主板老化，无维修价值" },
    });
  await execute({
    type: "disposal.approve",
    disposal: rows[0]?.id,
    step: { ...said, name: "王主任" },
    except: [],
  });
  await button("扫码出库").click();
  const van = page.getByRole("dialog", { name: /扫码出库$/ });
  for (const tag of ["IT-0005", "IT-0003"]) {
    await van.getByLabel("扫描或输入资产").fill(tag);
    await van.getByLabel("扫描或输入资产").press("Enter");
    await expect(van.getByText(/^已加入：/).first()).toBeVisible();
  }
  await show("lot-van");
  await page.keyboard.press("Escape");
});

test("a return in which not all is there, and the settings of the PIN", async () => {
  await home();
  await chooseAsset(page, "IT-0002");
  await button("归还").first().click();
  await show("custody-return-loan");
  await home();
  await go(page, "设置");
  await button("更改 PIN…").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await show("pin-change");
  await page.keyboard.press("Escape");
});

test("nothing is missing or in the way on any of them", () => {
  expect(found).toEqual([]);
});
