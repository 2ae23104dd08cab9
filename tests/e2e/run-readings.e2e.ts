import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import type { WrittenChecklist } from "../../shared/domain/checklist/checklist-form.ts";
import { pagesIn } from "../support/documents/pdf-text.ts";
import { collectedOf } from "../support/probes/machine.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { startAlone, unlock } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Readings of another machine by a click, kept through a kill; and the paper of the run. */

const folder = runFolder("run-readings");
/** What is handed in, and what is saved: named as the search for leaks knows them. */
const taken = path.join(folder, "inventory");
const saved = path.join(folder, "saved");
const PASSPHRASE = "correct horse battery staple";
let desk: RunningConsole;
let page: Page;
test.setTimeout(40_000);
test.describe.configure({ mode: "serial" });

const says = (zh: string, en: string) => ({ title: { "zh-CN": zh, en } });
const CHECKLIST: WrittenChecklist = {
  ...{ section: "hardware", ...says("笔记本体检", "Laptop check") },
  steps: [
    {
      ...{ key: "battery", kind: "probe", ...says("看电池损耗", "Battery wear"), probe: "battery" },
      judge: [{ reading: "wear", max: 40 }],
    },
    {
      ...{ key: "disks", kind: "probe", ...says("看磁盘健康", "Disk health"), probe: "disks" },
      judge: [{ reading: "health", is: "passed" }],
    },
    { key: "memory", kind: "probe", ...says("看内存", "Memory"), probe: "memory" },
    { key: "net", kind: "probe", ...says("看本机链路", "Link here"), probe: "link", go: [{ to: "end" }] },
  ],
  conclusions: [
    {
      ...{ key: "end", ...says("硬件已查", "Looked at"), verdict: "hardware", next: "replacePart" },
      action: { "zh-CN": "按结果处理。", en: "Act on it." },
    },
  ],
};

async function start() {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
}
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const drafts = async () =>
  JSON.stringify(await askCore(page, { kind: "query", name: "draft.list", params: {} }));
const heading = (name: string) => page.getByRole("heading", { level: 2, name });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const openRun = async () => {
  await page.getByRole("navigation").first().getByText("诊断", { exact: true }).click();
  await page
    .getByRole("option", { name: /笔记本体检/ })
    .first()
    .dblclick();
};

/** The system's dialogs answer with this file. */
async function choosing(name: string): Promise<string> {
  const file = path.join(name.endsWith(".pdf") ? saved : taken, name);
  await desk.electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

test.beforeAll(async () => {
  for (const each of [taken, saved]) mkdirSync(each, { recursive: true });
  writeFileSync(path.join(taken, "deskside-PF3Q7K2L.json"), JSON.stringify(collectedOf("windows-chinese")));
  writeFileSync(path.join(taken, "broken.json"), "{");
  await start();
  await startAlone(page, "林静", PASSPHRASE);
  const set = { title: CHECKLIST.title, body: CHECKLIST };
  await execute({ type: "definition.setChecklist", family: "checklist", key: "own.laptop", set });
  const other = await execute({
    type: "asset.register",
    set: { name: "别的笔记本", tag: "IT-9", serial: "OTHER-9" },
  });
  const asset = await execute({
    type: "asset.register",
    set: { name: "李工笔记本", tag: "IT-7", serial: "PF3Q7K2L" },
  });
  await execute({ type: "run.start", checklist: "own.laptop", asset: other.id });
  await execute({ type: "run.start", checklist: "own.laptop", asset: asset.id });
});
test.afterAll(() => desk.close());

test("another machine's file is refused with a word, and so is what is no file of the collector", async () => {
  await page.getByRole("navigation").first().getByText("诊断", { exact: true }).click();
  await page
    .getByRole("option", { name: /笔记本体检/ })
    .last()
    .dblclick();
  await expect(heading("看电池损耗")).toBeVisible();
  await choosing("deskside-PF3Q7K2L.json");
  await button("读采集文件").click();
  await expect(page.getByText("这是另一台设备的读数，没有采用")).toBeVisible();
  await expect(page.getByText(/PF3Q7K2L.*OTHER-9/)).toBeVisible();
  await picture("refused");
  await choosing("broken.json");
  await button("读采集文件").click();
  await expect(page.getByText("这不是采集工具的文件")).toBeVisible();
  await button("取资产清单").click();
  await expect(page.getByText("这项资产还没有导入过清单")).toBeVisible();
});

test("one file answers several steps: all are listed, and stay as readings until somebody states them", async () => {
  await button("返回").click();
  await page
    .getByRole("option", { name: /笔记本体检/ })
    .first()
    .dblclick();
  await expect(heading("看电池损耗")).toBeVisible();
  await choosing("deskside-PF3Q7K2L.json");
  await button("读采集文件").click();
  const dialog = page.getByRole("dialog", { name: "这份文件能回答的步骤" });
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await expect(dialog.getByRole("listitem").last()).toContainText("须在步骤里判断");
  await picture("fill");
  await dialog.getByRole("button", { name: "只放入各步骤，逐步判断" }).click();
  await expect(heading("看电池损耗")).toBeVisible();
  await expect(page.getByText(/采集文件 · .*PF3Q7K2L/)).toBeVisible();
  await picture("collected");
  await expect.poll(drafts).toContain('"probe":"memory"');
  await expect.poll(drafts).toContain('"probe":"battery"');
});

test("the confirm that lists them states them in one act; what suggests nothing waits with its reading", async () => {
  await button("读采集文件").click();
  await button(/^按所列结果记下 2 步$/).click();
  await expect(heading("看内存")).toBeVisible();
  await expect(page.getByText(/采集文件 · .*PF3Q7K2L/)).toBeVisible();
});

test("killed, a reading that nobody has judged yet is there again", async () => {
  await desk.kill();
  await start();
  await unlock(page, PASSPHRASE);
  await openRun();
  await expect(heading("看内存")).toBeVisible();
  await expect(page.getByText(/采集文件 · .*PF3Q7K2L/)).toBeVisible();
  await page.keyboard.press("1");
  await expect(heading("看本机链路")).toBeVisible();
  await page.getByLabel("人工判断或备注").fill("链路正常");
  await page.getByLabel("人工判断或备注").press("Escape");
  await page.keyboard.press("1");
  await expect(heading("硬件已查")).toBeVisible();
});

test("the run is saved as PDF, open and finished", async () => {
  const open = await choosing("open.pdf");
  await button("存为 PDF").click();
  await expect(page.getByRole("status").filter({ hasText: `已存为 ${open}` })).toBeVisible();
  expect((await pagesIn(readFileSync(open))).join("")).toContain("尚未完成");
  await button(/^得出结论/).click();
  await expect(page.getByRole("group", { name: "诊断结果" })).toBeVisible();
  await picture("finished");
  const done = await choosing("done.pdf");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("cwpdf");
  await page
    .getByRole("option", { name: /将诊断记录存为 PDF/ })
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: `已存为 ${done}` })).toBeVisible();
  const text = (await pagesIn(readFileSync(done))).join("");
  for (const words of ["诊断记录单", "看电池损耗", "采集文件", "PF3Q7K2L", "硬件已查", "更换部件"])
    expect(text).toContain(words);
  expect(text).not.toContain("尚未完成");
});
