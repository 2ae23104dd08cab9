import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import type { RunRow } from "../../shared/domain/run/run.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { startAlone, unlock } from "./support/desk.ts";
import { socketChecklist } from "./support/socket-checklist.ts";
import { scannerOf } from "./support/scanner.ts";
import { runFolder } from "./support/run-folder.ts";

/** A checklist in the window: begun from the area, answered by keys, killed in the middle, concluded, read. */

const folder = runFolder("diagnostics");
const PASSPHRASE = "correct horse battery staple";
let desk: RunningConsole;
let page: Page;
test.setTimeout(120_000);
test.describe.configure({ mode: "serial" });

async function start() {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
}
test.beforeAll(async () => {
  await start();
  await startAlone(page, "林静", PASSPHRASE);
  const command = { type: "definition.setChecklist", family: "checklist", key: "own.socket" };
  const { title } = socketChecklist;
  await askCore(page, { kind: "execute", command: { ...command, set: { title, body: socketChecklist } } });
});
test.afterAll(() => desk.close());

const heading = (name: string) => page.getByRole("heading", { level: 2, name });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const openArea = () => page.getByRole("navigation").first().getByText("诊断", { exact: true }).click();

test("a checklist is found, begun, and its first steps are answered by keys", async () => {
  await openArea();
  await page.getByRole("searchbox", { name: "查找清单" }).fill("wkksjc");
  await page.getByRole("button", { name: /网口快速检查/ }).click();
  const dialog = page.getByRole("dialog", { name: "网口快速检查" });
  await dialog.getByLabel("地点").fill("3F-B05");
  await dialog.getByRole("button", { name: "开始诊断" }).click();
  await expect(heading("网口指示灯亮，网线两端插紧")).toBeVisible();
  await picture("confirm");
  await page.keyboard.press("3");
  await page.getByLabel("为什么未执行").fill("1");
  await expect(heading("网口指示灯亮，网线两端插紧")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("2");
  await expect(heading("换一根确认好的网线后")).toBeVisible();
  await picture("choice");
  // A digit says an outcome, and an option has its own: a letter chooses it.
  await page.keyboard.press("2");
  await expect(page.getByText("请先填写数值或选择一项")).toBeVisible();
  await page.keyboard.press("b");
  await expect(heading("测链路")).toBeVisible();
  // The key may come before the step listens.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").or(page.getByRole("table")).first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await picture("probe");
});

test("killed in the middle, it goes on at the same step with what was being written", async () => {
  await page.getByLabel("人工判断或备注").fill("测线仪看过，千兆");
  await expect
    .poll(async () => JSON.stringify(await askCore(page, { kind: "query", name: "draft.list", params: {} })))
    .toContain("千兆");
  await desk.kill();
  await start();
  await unlock(page, PASSPHRASE);
  await openArea();
  await page.getByRole("option", { name: /网口快速检查/ }).dblclick();
  await expect(heading("测链路")).toBeVisible();
  await expect(page.getByLabel("人工判断或备注")).toHaveValue("测线仪看过，千兆");
  await page.getByLabel("人工判断或备注").press("Escape");
  await page.keyboard.press("1");
  await expect(heading("网络体检")).toBeVisible();
});

test("it comes to a conclusion, and is read only afterwards", async () => {
  await page.getByLabel("人工判断或备注").fill("手机热点对比，各环节正常");
  await page.getByLabel("人工判断或备注").press("Escape");
  await page.keyboard.press("1");
  await expect(heading("线路正常，问题在用户电脑")).toBeVisible();
  await picture("conclusion");
  // Too soon behind 1 it belongs to the step before.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("group", { name: "诊断结果" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole("group", { name: "诊断结果" })).toContainText("线路正常，问题在用户电脑");
  await expect(page.getByRole("list", { name: "步骤", exact: true }).getByRole("listitem")).toHaveCount(4);
  await expect(page.getByRole("button", { name: "放弃诊断" })).toHaveCount(0);
  await picture("finished");
});

const words = {
  ...{ section: "hardware", title: { "zh-CN": "手写两步" } },
  steps: [
    { key: "tells", kind: "text", title: { "zh-CN": "用户怎么说" } },
    {
      ...{ key: "sheets", kind: "number", unit: "张", range: { max: 50 }, title: { "zh-CN": "卡了几张" } },
      go: [{ to: "end" }],
    },
  ],
  conclusions: [
    {
      ...{ key: "end", title: { "zh-CN": "搓纸轮磨损" }, verdict: "hardware", next: "solved" },
      action: { "zh-CN": "更换搓纸轮。" },
    },
  ],
};

/** The Enter with which an input method takes what it composed, as Chromium tells it. */
const composingEnter = () =>
  page.evaluate(
    `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))`,
  );

test("written with an input method and by keyboard alone: Enter that ends a composition goes nowhere", async () => {
  await askCore(page, {
    kind: "execute",
    command: {
      ...{ type: "definition.setChecklist", family: "checklist", key: "own.words" },
      set: { title: words.title, body: words },
    },
  });
  await askCore(page, {
    kind: "execute",
    command: { type: "run.start", checklist: "own.words", place: "3F" },
  });
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await page.getByRole("button", { name: /^进行中/ }).click();
  await page.getByRole("option", { name: /手写两步/ }).dblclick();
  await expect(heading("用户怎么说")).toBeVisible();
  const text = page.getByLabel("填写内容");
  await expect(text).toBeFocused();
  const method = await page.context().newCDPSession(page);
  await method.send("Input.imeSetComposition", { text: "kazhi", selectionStart: 5, selectionEnd: 5 });
  await composingEnter();
  await method.send("Input.insertText", { text: "卡纸三张" });
  await expect(text).toHaveValue("卡纸三张");
  await expect(heading("用户怎么说")).toBeVisible();
  // In a text Enter is a new line, and Ctrl+Enter goes on.
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("换纸后仍卡");
  await page.keyboard.press("Control+Enter");
  await expect(heading("卡了几张")).toBeVisible();
  const count = page.getByLabel("读数（张）");
  await expect(count).toBeFocused();
  await page.keyboard.type("3");
  await composingEnter();
  await expect(heading("卡了几张")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(heading("搓纸轮磨损")).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("group", { name: "诊断结果" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText(/卡纸三张\s换纸后仍卡/).first()).toBeVisible();
});

const twoSteps = {
  ...{ section: "hardware", title: { "zh-CN": "两问一答" } },
  steps: [
    { key: "files", kind: "confirm", touchesData: true, title: { "zh-CN": "桌面文件都在" } },
    { key: "sound", kind: "confirm", title: { "zh-CN": "没有异响" }, go: [{ to: "end" }] },
  ],
  conclusions: [
    {
      ...{ key: "end", title: { "zh-CN": "一切正常" }, verdict: "external", next: "solved" },
      action: { "zh-CN": "告知用户。" },
    },
  ],
};
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });

/** A run of two questions is open; the user has agreed. */
async function openTwoSteps(): Promise<string> {
  const set = { title: twoSteps.title, body: twoSteps };
  await execute({ type: "definition.setChecklist", family: "checklist", key: "own.two", set });
  const { id } = await execute({ type: "run.start", checklist: "own.two", place: "3F" });
  await execute({ type: "run.agree", run: id, consent: true, consentBy: "王芳" });
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await page.getByRole("button", { name: /^进行中/ }).click();
  await page.getByRole("option", { name: /两问一答/ }).dblclick();
  await expect(heading("桌面文件都在")).toBeVisible();
  return id;
}

test("an answer that is refused brings its step back, with the reason and with what was written", async () => {
  const id = await openTwoSteps();
  const remark = page.getByLabel("备注");
  await remark.fill("逐个打开看过");
  await remark.press("Escape");
  // The consent is taken back while the answer is on its way: the window cannot know it yet.
  const taken = { type: "run.agree", run: id, consent: false };
  await page.evaluate(`
    void window.desk.request(${JSON.stringify({ id: 99_001, kind: "execute", command: taken })});
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent.startsWith("正常")).click();
  `);
  await expect(page.getByText("此步骤涉及用户数据：请先记录用户同意")).toBeVisible();
  await expect(heading("桌面文件都在")).toBeVisible();
  await expect(remark).toHaveValue("逐个打开看过");
  // Nothing of it stands as if it had been taken.
  const steps = page.getByRole("navigation", { name: "步骤" }).getByRole("button");
  await expect(steps).toHaveText(["桌面文件都在", "没有异响"]);
  await picture("refused");
  await execute({ type: "run.agree", run: id, consent: true, consentBy: "王芳" });
  await page.keyboard.press("1");
  await expect(heading("没有异响")).toBeVisible();
});

/** The one run that is open. */
async function runOf() {
  const open = { kind: "query", name: "run.page", params: { scope: "open" } };
  const { rows } = await askCore<{ rows: RunRow[] }>(page, open);
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} runs are open`);
  return row;
}
const operations = async () =>
  (await askCore<{ operations: number }>(page, { kind: "query", name: "store.status", params: {} }))
    .operations;

test("Enter right behind the last judgement does not conclude; a click right behind it does", async () => {
  // No time passes for the window, however busy this machine is.
  await page.evaluate("{ const now = performance.now(); performance.now = () => now; }");
  await page.keyboard.press("1");
  await expect(heading("一切正常")).toBeVisible();
  const conclude = page.getByRole("button", { name: /^得出结论/ });
  await expect(conclude).toBeFocused();
  await expect.poll(async () => (await runOf()).answered).toBe(2);
  const before = await operations();
  await page.keyboard.press("Enter");
  expect(await operations()).toBe(before);
  await expect(heading("一切正常")).toBeVisible();
  await conclude.click();
  await page.evaluate("delete performance.now");
  await expect(page.getByRole("group", { name: "诊断结果" })).toContainText("一切正常");
});

test("what was scanned is diagnosed with one key: the checklist that is chosen is begun about it", async () => {
  const set = { kind: "laptop", name: "财务部笔记本", tag: "IT-2026-0505" };
  const { id: asset } = await execute({ type: "asset.register", set });
  const scan = await scannerOf(page);
  await page.evaluate("document.activeElement.blur()");
  await scan("IT-2026-0505");
  await expect(page.getByRole("region", { name: "扫码篮" })).toContainText("财务部笔记本");
  await page.keyboard.press("5");
  await page.getByRole("searchbox", { name: "查找清单" }).fill("两问一答");
  await page
    .getByRole("button", { name: /两问一答/ })
    .first()
    .click();
  await expect(heading("桌面文件都在")).toBeVisible();
  await picture("scanned");
  expect((await runOf()).asset).toBe(asset);
});
