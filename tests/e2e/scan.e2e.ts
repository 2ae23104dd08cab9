import path from "node:path";
import type { CDPSession, Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, go, sign, startAlone } from "./support/desk.ts";
import { Keystrokes, printKeystrokes } from "./support/keystrokes.ts";
import { runFolder } from "./support/run-folder.ts";
import { scanWith } from "./support/scanner.ts";

/** A scanner is a keyboard that nobody aims: wherever its keys land, only the scan comes of it. */

let desk: RunningConsole;
let page: Page;
let cdp: CDPSession;
/** One code of each format: number of an asset and of a ticket, tag, serial. */
let codes: string[];
/** Stands on the box of one asset and is nobody's number. */
const MODEL = "U2723QE-2024";
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(runFolder("scan"), "window") });
  page = desk.page;
  page.setDefaultTimeout(10_000);
  await startAlone(page, "林静", "correct horse battery staple");
  cdp = await page.context().newCDPSession(page);
  const ticket = await execute("ticket.open", {
    set: { requester: "王芳", title: "财务部打印机卡纸", description: "卡纸" },
  });
  const assets = [];
  for (const [tag, serial] of [["IT-2024-0101", "JNA5CD12HT"], ["IT-1002"], ["IT-1003"]]) {
    assets.push(
      await execute("asset.register", { set: { kind: "laptop", name: `笔记本 ${tag}`, tag, serial } }),
    );
  }
  await execute("asset.register", { set: { kind: "monitor", name: "会议屏", tag: "IT-1009", model: MODEL } });
  await execute("person.set", { set: { name: "赵敏", employeeNo: "3001", place: "3F-1", active: true } });
  codes = [assets[0]?.number ?? "", ticket.number, "IT-2024-0101", "JNA5CD12HT"];
});
test.afterAll(() => {
  printKeystrokes();
  return desk.close();
});

const ask = <T>(request: object): Promise<T> => askCore(page, request);
const execute = (type: string, args: object) =>
  ask<{ number: string }>({ kind: "execute", command: { type, ...args } });
const operations = async () =>
  (await ask<{ operations: number }>({ kind: "query", name: "store.status", params: {} })).operations;
const drafts = () => ask<unknown[]>({ kind: "query", name: "draft.list", params: {} });

const tray = () => page.getByRole("region", { name: "扫码篮" });
const lines = () => tray().getByRole("list", { name: "扫过的条码" });
const button = (name: string | RegExp) => page.getByRole("button", { name });

const scan = (code: string, end?: string) => scanWith(cdp, code, end);

/** The scan is in the tray, and that is all that happened. */
async function onlyScanned(code: string, before: number): Promise<void> {
  await expect(lines().getByRole("listitem").last()).toContainText(code);
  expect(await operations()).toBe(before);
}

async function clear(): Promise<void> {
  await tray().getByRole("button", { name: /^清空/ }).click();
  await expect(lines()).toBeHidden();
  await page.evaluate("document.activeElement.blur()");
}

test("a scan in any area acts on nothing", async () => {
  await chooseTicket(page, "全组", "财务部打印机卡纸");
  const before = await operations();
  const areas = page.getByRole("navigation").getByRole("button");
  for (let at = 0; at < (await areas.count()); at += 1) {
    await areas.nth(at).click();
    await page.evaluate("document.activeElement.blur()");
    for (const code of codes) {
      await scan(code);
      await onlyScanned(code, before);
    }
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(tray()).toContainText("重复");
    await clear();
  }
  await go(page, "队列");
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText("财务部打印机卡纸");
});

/**
 * A scan whose first key had a while for itself, as that of a slow scanner has, pressed in the page: nothing
 * on the way takes time. @returns elements made meanwhile, and what there was to see or to have the focus
 */
const slowlyBegun = (code: string) => `(async () => {
  const seen = [];
  const watch = new MutationObserver((all) => {
    for (const { addedNodes } of all)
      for (const node of addedNodes)
        if (node.querySelector?.('[role="dialog"]') || node.matches?.('[role="dialog"]')) seen.push("a dialog");
  });
  watch.observe(document, { childList: true, subtree: true });
  const focused = (event) => seen.push("the focus on " + event.target.tagName);
  addEventListener("focusin", focused, { capture: true });
  let made = 0;
  const make = document.createElement;
  document.createElement = (...all) => ((made += 1), make.apply(document, all));
  const press = (key) => {
    const code = /\\d/.test(key) ? "Digit" + key : key === "Enter" ? key : "Key" + key.toUpperCase();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
  };
  const turn = () => new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = next;
    port2.postMessage(null);
  });
  const [first, ...others] = ${JSON.stringify(code)};
  press(first);
  for (const end = performance.now() + 20; performance.now() < end;) await turn();
  for (const key of [...others, "Enter"]) press(key);
  await new Promise((shown) => setTimeout(shown, 100));
  delete document.createElement;
  watch.disconnect();
  removeEventListener("focusin", focused, { capture: true });
  return { made, seen };
})()`;

test("a scan that begins with the letter of a form leaves nothing of the form", async () => {
  await chooseTicket(page, "全组", "财务部打印机卡纸");
  await expect(page.getByRole("listbox").first()).toBeFocused();
  const [before, kept] = [await operations(), await drafts()];
  for (const code of ["n2024007", "g2024008"]) {
    const { made, seen } = await page.evaluate<{ made: number; seen: string[] }>(slowlyBegun(code));
    expect(seen).toEqual([]);
    // It was drawn, where nobody sees it.
    expect(made).toBeGreaterThan(0);
    await onlyScanned(code, before);
  }
  expect(await drafts()).toEqual(kept);
  await clear();
});

/** Scans into one field of each kind of a form, and expects what stood in it. @returns how many kinds */
async function scanIntoFields(form: Locator, before: number): Promise<number> {
  const fields = form.locator('input:not([type="hidden"]):not([data-scan]), textarea');
  const kinds = await fields.evaluateAll((all) =>
    all.map((field) =>
      (field as unknown as { offsetParent: object | null }).offsetParent === null
        ? ""
        : ["type", "role", "readonly", "aria-haspopup"].map((name) => field.getAttribute(name)).join() +
          field.tagName,
    ),
  );
  const firsts = kinds.flatMap((kind, at) => (kind !== "" && kinds.indexOf(kind) === at ? [at] : []));
  for (const [round, at] of firsts.entries()) {
    const field = fields.nth(at);
    await field.focus();
    const stood = await field.inputValue().catch(() => "");
    const code = codes[round % codes.length] ?? "";
    await scan(code, round % 2 === 0 ? "Enter" : "Tab");
    await onlyScanned(code, before);
    expect(await field.inputValue().catch(() => "")).toBe(stood);
  }
  return firsts.length;
}

test("a scan into any field of a ticket and of the forms leaves it as it was", async () => {
  const before = await operations();
  await chooseTicket(page, "全组", "财务部打印机卡纸");
  await page.getByLabel("处理内容").fill("已到现场");
  await page.getByLabel("处理内容").focus();
  await scan(codes[0] ?? "");
  await onlyScanned(codes[0] ?? "", before);
  await expect(page.getByLabel("处理内容")).toHaveValue("已到现场");
  await button(/修改标题$/).click();
  await scan(codes[1] ?? "", "Tab");
  await onlyScanned(codes[1] ?? "", before);
  await expect(page.getByRole("textbox", { name: "标题" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "标题" })).toHaveValue("财务部打印机卡纸");
  await page.keyboard.press("Escape");
  await page.getByLabel("处理内容").fill("");
  await page.evaluate("document.activeElement.blur()");
  await clear();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "新建工单" });
  await form.getByLabel("标题").fill("投影仪");
  expect(await scanIntoFields(form, before)).toBeGreaterThan(2);
  await expect(form).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await clear();
  expect(JSON.stringify(await drafts())).not.toMatch(/JNA5CD12HT|IT-2024/);
});

test("a field that asks for what is scanned takes it, and the form around it is not sent", async () => {
  const before = await operations();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "新建工单" });
  await form.locator('[data-scan="takes"]').focus();
  // A hand leaves the key before it takes the scanner; within a scanner's own gap nobody can tell them apart.
  await page.waitForTimeout(200);
  await Promise.all([scan("IT-1002"), scan("it-1003", "Tab")]);
  const linked = form.getByRole("list").getByRole("listitem");
  await expect(linked).toHaveText([/IT-1002/, /IT-1003/]);
  // Exactly, or not at all: what only stands in a record is told and kept.
  await scan(MODEL);
  await expect(form.getByText(`台账里没有“${MODEL}”`)).toBeVisible();
  await expect(linked).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await onlyScanned(MODEL, before);
  await clear();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "命令面板" });
  await scan(MODEL);
  await expect(palette.getByText(`没有记录使用“${MODEL}”`)).toBeVisible();
  await scan(codes[1] ?? "", "Tab");
  await expect(palette).toBeHidden();
  await expect(page.getByRole("heading", { level: 2 })).toContainText("财务部打印机卡纸");
  await clear();
  await page.getByRole("searchbox", { name: "搜索工单" }).fill("zhou");
  await scan(codes[1] ?? "");
  await expect(page.getByRole("searchbox", { name: "搜索工单" })).toHaveValue(codes[1] ?? "");
  await page.getByRole("searchbox", { name: "搜索工单" }).fill("");
  expect(await operations()).toBe(before);
});

test("three assets are handed over with few keys beside scans, words and strokes", async () => {
  await page.evaluate("document.activeElement.blur()");
  for (const code of ["IT-1002", "IT-1003", "IT-2024-0101"]) await scan(code);
  await expect(lines().getByRole("listitem")).toHaveText([/已找到/, /已找到/, /已找到/]);
  const keys = new Keystrokes(page);
  await keys.press("1");
  await expect(page.getByRole("combobox", { name: "交接类型" })).toBeFocused();
  await keys.say("xin");
  await keys.press("Tab");
  await expect(page.getByRole("textbox", { name: "接收人" })).toBeFocused();
  await keys.say("zm");
  await keys.press("Enter");
  await expect(page.getByLabel("交接地点")).toHaveValue("3F-1");
  // How identity was checked is said by one key, which begins the signing.
  await keys.press("Control+g", "Control+Shift+Digit1");
  const signing = page.getByRole("dialog", { name: "领用单" });
  await keys.click(signing.getByRole("checkbox", { name: "我已阅读左侧条款" }));
  await sign(page, signing);
  await keys.click(signing.getByRole("button", { name: "确认签字" }));
  await keys.click(signing.getByRole("button", { name: /^移交人不签字$/ }));
  keys.done("hand three assets over to one person", 8);
  await expect(page.getByRole("status").filter({ hasText: /H-.*保存在本机/ })).toBeVisible();
  for (const tag of ["IT-1002", "IT-1003", "IT-2024-0101"]) {
    const found = await ask<{ rows: { holder: string | null }[] }>({
      kind: "query",
      name: "asset.page",
      params: { text: tag, offset: 0, limit: 1 },
    });
    expect(found.rows[0]?.holder).toBe("赵敏");
  }
});

test("scan, then one key: the hand-over begins with everything scanned, and unknown codes stay", async () => {
  await page.evaluate("document.activeElement.blur()");
  for (const code of ["IT-1002", "XX-UNKNOWN-9", "IT-1003", "IT-1002"]) await scan(code);
  await expect(lines().getByRole("listitem")).toHaveText([/已找到/, /未找到/, /已找到/, /重复/]);
  await page.keyboard.press("Escape");
  await expect(lines()).toBeHidden();
  await page.keyboard.press("0");
  await expect(lines().getByRole("listitem")).toHaveCount(4);
  await page.keyboard.press("1");
  const form = page.getByRole("form", { name: "资产交接" });
  await expect(form.getByRole("region", { name: "资产明细" })).toContainText("IT-1003");
  await expect(lines().getByRole("listitem")).toHaveText([/未找到.*XX-UNKNOWN-9/]);
  await clear();

  const before = await operations();
  await page.getByRole("combobox", { name: "交接类型" }).click();
  await page.getByRole("option", { name: "新领" }).click();
  await page.getByRole("textbox", { name: "接收人" }).fill("王芳");
  expect(await scanIntoFields(form, before)).toBeGreaterThan(2);
  await clear();

  const field = page.getByLabel("扫描或输入资产");
  await field.focus();
  await Promise.all([scan("IT-2024-0101"), scan("YY-UNKNOWN-1"), scan("IT-1003")]);
  await expect(form).toContainText("台账里没有“YY-UNKNOWN-1”");
  await expect(form).toContainText("已在清单中：笔记本 IT-1003");
  await expect(form.getByRole("region", { name: "资产明细" })).toContainText("3 项");
  await expect(field).toHaveValue("");
  expect(await operations()).toBe(before);
});

test("a scan through an input method is taken", async () => {
  const field = page.getByLabel("扫描或输入资产");
  await field.focus();
  await cdp.send("Input.imeSetComposition", { text: "zz-104", selectionStart: 6, selectionEnd: 6 });
  const enter = { key: "Process", code: "Enter", windowsVirtualKeyCode: 229 };
  await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...enter });
  await cdp.send("Input.insertText", { text: "zz-104" });
  await expect(page.getByRole("form", { name: "资产交接" })).toContainText("台账里没有“zz-104”");
  await expect(field).toHaveValue("");
});
