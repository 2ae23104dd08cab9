import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { barsOf } from "../support/documents/codes.ts";
import { pagesIn } from "../support/documents/pdf-text.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, chooseTicket, handOver, sign, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** A recorded document as PDF, from its sheet, from the asset's history and from the palette. */

const folder = runFolder("slip-pdf");
/** What a person takes out of the store: documents lie in the clear there. */
const taken = path.join(folder, "saved");
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  mkdirSync(taken);
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  for (const tag of ["IT-0001", "IT-0002"])
    await execute({ type: "asset.register", set: { name: "笔记本", tag } });
});
test.afterAll(() => desk.close());

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const button = (name: string | RegExp) => page.getByRole("button", { name });

/** The system's dialog answers with this file, as if it had been typed there. */
async function saveTo(name: string): Promise<string> {
  const file = path.join(taken, name);
  await desk.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

async function saved(file: string, what = ""): Promise<string> {
  await expect(page.getByRole("status").filter({ hasText: `${what} 已存为 ${file}` })).toBeVisible();
  const pages = await pagesIn(readFileSync(file));
  return pages.join("");
}

test("from the sheet that the notice opens, and from the line of the history", async () => {
  await chooseAsset(page, "IT-0001");
  await handOver(page, "陈敏", "3F");
  await button("打开单据").click();
  const sheet = page.getByRole("dialog", { name: /^领用单 H-/ });
  const file = await saveTo("sheet.pdf");
  await sheet.getByRole("button", { name: /^将单据 H-\S+ 存为 PDF$/ }).click();
  const text = await saved(file);
  // What a stranger checks it with, from the same sheet.
  const pack = await saveTo("pack.zip");
  await sheet.getByRole("button", { name: /^保存单据 H-\S+ 的证据包$/ }).click();
  await expect(page.getByRole("status").filter({ hasText: `证据包已存为 ${pack}，外人用` })).toBeVisible();
  const bytes = readFileSync(pack);
  for (const name of ["verify.sh", "receipt.txt", "log.txt", ".pdf"])
    expect(bytes.includes(name), name).toBe(true);
  // A pack names its document in the clear, as it must: the search for leaks goes through all that is left here.
  rmSync(pack);
  expect(text).toContain("领用单");
  expect(text).toContain("移交人林静接收人陈敏");
  expect(text).toContain("第2/2页");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.getByRole("tab", { name: "经历" }).click();
  const again = await saveTo("history.pdf");
  await button(/^将单据 H-\S+ 存为 PDF$/).click();
  await saved(again);
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
});

test("from the palette, for the asset's latest document", async () => {
  const file = await saveTo("palette.pdf");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("cunweipdf");
  await page
    .getByRole("option", { name: /将最近的单据存为 PDF/ })
    .first()
    .click();
  expect(await saved(file)).toContain("接收人陈敏");
});

test("what the font lacks is told before a file is written; printed as a mark, the page says so", async () => {
  await chooseAsset(page, "IT-0002");
  await handOver(page, "𠮷田", "3F");
  const file = await saveTo("rare.pdf");
  await button("打开单据").click();
  await page
    .getByRole("dialog", { name: /^领用单 H-/ })
    .getByRole("button", { name: /存为 PDF$/ })
    .click();
  const told = page.getByRole("dialog", { name: "有些字不能打印" });
  await expect(told).toContainText("𠮷 (U+20BB7)");
  expect(readdirSync(taken)).not.toContain("rare.pdf");
  await told.getByRole("button", { name: "印作“〓”并存为 PDF" }).click();
  expect(await saved(file)).toContain("接收人〓田");
});

test("the view that is handed over is left by the technician's PIN; what the receiver declines stays and is said", async () => {
  await page.keyboard.press("Escape");
  for (const tag of ["IT-0003", "IT-0004"])
    await execute({ type: "asset.register", set: { name: `显示器 ${tag}`, kind: "monitor", tag } });
  await chooseAsset(page, "IT-0003");
  await button("交接").first().click();
  await page.getByRole("combobox", { name: "交接类型" }).click();
  await page.getByRole("option", { name: "新领" }).click();
  await page.getByRole("textbox", { name: "接收人" }).fill("陈敏");
  await page.getByLabel("交接地点").fill("3F");
  await page.getByLabel("扫描或输入资产").fill("IT-0004");
  await page.keyboard.press("Enter");
  await button("全部完好").click();
  await page.getByRole("group", { name: "显示器 IT-0003 的配件" }).getByText("视频线").click();
  await page.keyboard.press("Control+Shift+Digit1");
  const signing = page.getByRole("dialog", { name: "领用单" });
  await expect(signing).toContainText("《电子签名法》第十三条");
  await expect(signing).toContainText("保存至资产处置后十年");
  // Without a PIN it is said, and one may be made at once.
  await signing.getByRole("button", { name: "返回表单，不签字" }).click();
  await page.getByRole("button", { name: "返回并设置 PIN" }).click();
  await page.getByLabel("新的 PIN").fill("2468");
  await page.getByLabel("再输入一次").fill("2468");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("新的 PIN")).toBeHidden();
  await page.keyboard.press("Control+Enter");
  await signing.getByRole("button", { name: "返回表单，不签字" }).click();
  const asked = page.getByRole("dialog", { name: "请由技术员返回表单" });
  await asked.getByLabel("技术员 PIN").fill("1111");
  await page.keyboard.press("Enter");
  await expect(asked).toContainText("还可以试 4 次");
  await page.keyboard.press("Escape");
  await expect(signing).toBeVisible();

  await sign(page, signing);
  await signing.getByRole("button", { name: "不接收 显示器 IT-0004" }).click();
  // The document is another one now: what was drawn is gone.
  await expect(signing.getByRole("img", { name: /尚未签字$/ })).toBeVisible();
  await signing.getByLabel("不接收 显示器 IT-0004 的原因").fill("尺寸不符");
  await signing.getByRole("checkbox", { name: /^我已阅读左侧条款/ }).click();
  await sign(page, signing);
  await signing.getByRole("button", { name: "确认签字" }).click();
  await signing.getByRole("button", { name: "移交人不签字" }).click();
  const back = page.getByRole("dialog", { name: "请把屏幕交还给技术员" });
  await back.getByLabel("技术员 PIN").fill("2468");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /H-.*保存在本机/ })).toBeVisible();
  const file = await saveTo("declined.pdf");
  await button("打开单据").click();
  const sheet = page.getByRole("dialog", { name: /^领用单 H-/ });
  await expect(sheet).toContainText("未接收：尺寸不符");
  await sheet.getByRole("button", { name: /存为 PDF$/ }).click();
  const text = await saved(file);
  for (const said of ["未接收：尺寸不符", "视频线", "已接收", "《电子签名法》第十三条"]) {
    expect(text).toContain(said);
  }
});

test("the overdue list, all that is kept about a person and the paper of a lot are saved from their screens", async () => {
  const borrower = { name: "周子涵", dept: "财务部", phone: "13800000002" };
  const { id: person } = await execute({ type: "person.set", set: borrower });
  const { id: asset } = await execute({ type: "asset.register", set: { name: "投影仪", tag: "IT-0009" } });
  await execute({
    ...{ type: "custody.handOver", purpose: "loan", giverName: "林静", place: "3F", lines: [{ asset }] },
    ...{ to: { holder: "person", person, name: borrower.name }, dueBack: "2099-01-05" },
    ...{ handedAt: "2026-01-02T10:00:00.000+08:00", unsigned: { reason: "电话借出" } },
  });
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("weiqianzi");
  await page
    .getByRole("option", { name: /查看未签字与到期的借出/ })
    .first()
    .click();
  const list = await saveTo("overdue.pdf");
  await button("逾期清单存为 PDF").click();
  expect(await saved(list, "借用逾期清单")).toContain("没有逾期的借用。");

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("周子涵");
  await page
    .getByRole("dialog")
    .getByRole("option", { name: /周子涵/ })
    .first()
    .click();
  await button("查询个人信息").click();
  const asked = page.getByRole("dialog", { name: "个人信息查询结果" });
  await expect(asked.getByRole("button", { name: "存为 PDF" })).toBeDisabled();
  await asked.getByLabel("查询事由").fill("本人书面申请");
  const data = await saveTo("person.pdf");
  await asked.getByRole("button", { name: "存为 PDF" }).click();
  const kept = await saved(data, "个人信息查询结果");
  for (const said of ["查询事由本人书面申请", "电话13800000002", "保管人"]) expect(kept).toContain(said);

  const set = { title: "三楼旧电脑", reason: "obsolete", reasonText: "使用超过八年，无法安装新系统" };
  await execute({ type: "disposal.open", set: { ...set, way: "recycler" }, applicantName: "张申请" });
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("czpc");
  await page.keyboard.press("Enter");
  await page
    .getByRole("option", { name: /三楼旧电脑/ })
    .first()
    .dblclick();
  const lot = await saveTo("lot.pdf");
  await button("存为 PDF").click();
  expect(await saved(lot)).toContain("处置单");
});

test("a photograph of the printed slip finds its asset by the code on it, and is attached there when that is said", async () => {
  const [bars = []] = barsOf(readFileSync(path.join(taken, "sheet.pdf"))).filter(({ length }) => length > 0);
  // As a phone takes it: not quite upright, on a grey desk.
  const photo = await page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(2200, 2900);
    const ink = canvas.getContext("2d");
    ink.fillStyle = "#999"; ink.fillRect(0, 0, 2200, 2900);
    ink.translate(160, 60); ink.rotate(0.04); ink.scale(3.2, 3.2);
    ink.fillStyle = "#f4f2ee"; ink.fillRect(0, 0, 596, 842);
    ink.fillStyle = "#222";
    for (const [x, y, width, height] of ${JSON.stringify(bars)}) ink.fillRect(x, y, width, height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  })()`);
  await execute({ type: "ticket.open", set: { title: "补交签字的单据", requester: "陈敏" } });
  await page.evaluate(`(() => {
    window.blocked = [];
    document.addEventListener("securitypolicyviolation", (event) => window.blocked.push(event.violatedDirective));
  })()`);
  await page.keyboard.press("Escape");
  await chooseTicket(page, "全组", "补交签字的单据");
  const asked = page.waitForEvent("filechooser");
  await button("添加附件").click();
  const buffer = Buffer.from(photo, "base64");
  await (await asked).setFiles([{ name: "IMG_7.jpg", mimeType: "image/jpeg", buffer }]);
  const view = page.getByRole("dialog", { name: /^保存前遮盖/ });
  const offer = view.getByRole("checkbox", { name: /^照片里有 H-\S+ 的二维码：附到它所指的记录/ });
  await expect(offer).not.toBeChecked();
  await offer.check();
  await page.keyboard.press("Control+Enter");
  await expect(view).toBeHidden();
  expect(await page.evaluate("window.blocked")).toEqual([]);
  await chooseAsset(page, "IT-0001");
  await page.getByRole("tab", { name: /^文件/ }).click();
  const names = page.getByRole("list", { name: "附件" }).getByRole("listitem");
  await expect(names).toHaveText(/H-\S+ IMG_7\.jpg/);
  await chooseTicket(page, "全组", "补交签字的单据");
  await expect(page.getByText("IMG_7.jpg")).toHaveCount(0);
});
