import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { startAlone, unlock } from "./support/desk.ts";
import { socketChecklist } from "./support/socket-checklist.ts";
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
  await expect(page.getByRole("list", { name: "步骤" }).getByRole("listitem")).toHaveCount(4);
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
