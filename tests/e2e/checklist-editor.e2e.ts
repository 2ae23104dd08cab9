import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import type { ChecklistDetail, ChecklistRow } from "../../shared/ipc/diagnostics.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { startAlone, unlock } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** A team's checklists in the window: made, mended, played, kept over a kill, held against what ships, exchanged. */

const folder = runFolder("checklist-editor");
const PASSPHRASE = "correct horse battery staple";
let desk: RunningConsole;
let page: Page;
test.setTimeout(90_000);
test.describe.configure({ mode: "serial" });

async function start() {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  page.setDefaultTimeout(10_000);
}
test.beforeAll(async () => {
  await start();
  await startAlone(page, "林静", PASSPHRASE);
});
test.afterAll(() => desk.close());

const button = (name: string | RegExp) => page.getByRole("button", { name });
const field = (name: string) => page.getByLabel(name, { exact: true });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const openArea = () => page.getByRole("navigation").first().getByText("诊断", { exact: true }).click();
const outline = () => page.getByRole("navigation", { name: "清单的组成" });
const query = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const detailOf = (key: string) => query<ChecklistDetail>("definition.checklist", { key });
const operations = async () => (await query<{ operations: number }>("store.status", {})).operations;

/** Chooses in a field of the form: typed at, the first that fits is taken. */
async function choose(label: string, text: string) {
  await page.getByRole("combobox", { name: label, exact: true }).last().fill(text);
  await page.keyboard.press("Enter");
}

const look = (title: string) =>
  page.getByRole("listitem").filter({ hasText: title }).getByRole("button", { name: "查看清单" }).click();

async function answerDialogs(file: string) {
  await desk.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

test("a checklist is made: saving meets its faults at their places, and once they are mended it is saved", async () => {
  await openArea();
  await button("新建清单").click();
  await field("标题（中文） *").or(field("标题（中文）")).first().fill("门禁打不开");
  await outline().getByRole("button", { name: /^1/ }).first().click();
  await page.getByRole("textbox", { name: "标题（中文）" }).fill("读卡器指示灯亮");
  await button("添加有条件的去向").click();
  await picture("step");
  // A way to a conclusion that says nothing: the fault is shown there, and nothing is saved.
  await button("保存").click();
  await expect(page.getByRole("heading", { name: "结论 1" })).toBeVisible();
  await expect(page.getByText("至少填写一种语言").first()).toBeVisible();
  await picture("fault");
  await page.getByRole("textbox", { name: "标题（中文）" }).fill("读卡器没有电");
  await page.getByRole("textbox", { name: "处理办法（中文）" }).fill("检查供电，通知物业");
  await expect(button(/处问题/)).toContainText("有些回答没有去向");
  await outline().getByRole("button", { name: /^1/ }).first().click();
  await button("添加结论").click();
  await page.getByRole("textbox", { name: "标题（中文）" }).fill("卡片失效");
  await page.getByRole("textbox", { name: "处理办法（中文）" }).fill("重新发卡");
  await outline().getByRole("button", { name: /^1/ }).first().click();
  await button("添加“否则”").click();
  await choose("到", "卡片失效");
  await expect(button(/处问题/)).toHaveCount(0);
});

test("it is played without anything being kept", async () => {
  const before = await operations();
  await button("预览").click();
  await expect(page.getByRole("heading", { level: 2, name: "读卡器指示灯亮" })).toBeVisible();
  await picture("preview");
  await button(/^正常/).click();
  await expect(page.getByText("重新发卡")).toBeVisible();
  await button("重新开始").click();
  await button(/^异常/).click();
  await expect(page.getByText("检查供电，通知物业")).toBeVisible();
  await picture("preview-end");
  expect(await operations()).toBe(before);
  expect((await query<{ total: number }>("run.page", {})).total).toBe(0);
  await button("保存").click();
  await expect(page.getByRole("searchbox", { name: "查找清单" })).toBeVisible();
  const rows = await query<ChecklistRow[]>("definition.checklists", {});
  expect(rows.filter(({ origin }) => origin === "own").map(({ title }) => title["zh-CN"])).toEqual([
    "门禁打不开",
  ]);
});

test("killed with a draft that is not saved, the draft is there again", async () => {
  await look("有线网络不通");
  await picture("content");
  await button("编辑").click();
  await outline().getByRole("button", { name: /^1/ }).first().click();
  await page.getByRole("textbox", { name: "怎么做（中文）" }).fill("先看墙面网口的编号");
  await expect.poll(async () => JSON.stringify(await query("draft.list", {}))).toContain("墙面网口的编号");
  await desk.kill();
  await start();
  await unlock(page, PASSPHRASE);
  await openArea();
  await look("有线网络不通");
  await button("编辑").click();
  await expect(page.getByText(/已恢复/)).toBeVisible();
  await outline().getByRole("button", { name: /^1/ }).first().click();
  await expect(page.getByRole("textbox", { name: "怎么做（中文）" })).toHaveValue("先看墙面网口的编号");
  // Taken out and put back.
  await outline().getByRole("button", { name: /^2/ }).first().click();
  await outline().getByRole("button", { name: /^移除/ }).click();
  await button("撤销").click();
  await page.getByRole("group", { name: "查看方式" }).getByRole("button", { name: "本次改动" }).click();
  await expect(page.getByText("先看墙面网口的编号")).toBeVisible();
  await picture("changes");
  await button("保存").click();
});

test("the team's differs from what ships, and what ships is taken again", async () => {
  await button("与内置的差异").click();
  await expect(page.getByRole("region", { name: "步骤" })).toContainText("先看墙面网口的编号");
  await picture("difference");
  await button("并排查看").click();
  await picture("both");
  expect((await detailOf("wired")).origin).toBe("changed");
  await button("改回内置版本").click();
  await expect(button("与内置的差异")).toHaveCount(0);
  expect((await detailOf("wired")).origin).toBe("shipped");
  await button("停用").click();
  await expect(button("重新启用")).toBeVisible();
  await button("重新启用").click();
  await expect(button("停用")).toBeVisible();
});

test("a checklist travels as YAML with its comments; a file with faults is shown with its places and changes nothing", async () => {
  mkdirSync(path.join(folder, "saved"), { recursive: true });
  const file = path.join(folder, "saved", "wired.yaml");
  await answerDialogs(file);
  await button("导出 YAML").click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `# 三楼机房的改法\n${text.replace(/gate: \w+/, "gate: nobody")}`);
  await page.keyboard.press("Escape");
  await button("导入 YAML").click();
  await expect(page.getByRole("dialog", { name: "没有导入" })).toContainText(/第 \d+ 行，第 \d+ 列/);
  await picture("import-faults");
  await page.keyboard.press("Escape");
  expect((await detailOf("wired")).origin).toBe("shipped");
  writeFileSync(file, `# 三楼机房的改法\n${text.replace(/gate: \w+/, "gate: none")}`);
  await button("导入 YAML").click();
  await expect(page.getByRole("heading", { name: /^编辑：/ })).toBeVisible();
  await page.getByRole("textbox", { name: "说明（中文）" }).fill("三楼专用");
  await page.getByRole("group", { name: "查看方式" }).getByRole("button", { name: "YAML" }).click();
  const yaml = page.getByRole("textbox", { name: "YAML 文本" });
  await expect(yaml).toHaveValue(/^# 三楼机房的改法/);
  await expect(yaml).toHaveValue(/三楼专用/);
  const good = await yaml.inputValue();
  await yaml.fill(good.replace(/kind: \w+/, "kind: magic"));
  await expect(page.getByRole("list", { name: "问题" })).toContainText("第");
  await picture("yaml");
  await yaml.fill(good);
  await expect(page.getByRole("list", { name: "问题" })).toHaveCount(0);
  await button("保存").click();
  await expect(button("导出 YAML")).toBeVisible();
  const { document } = await detailOf("wired");
  expect(document.gate).toBe("none");
  expect(document.yaml).toContain("# 三楼机房的改法");
  expect(document.yaml).toContain("三楼专用");
});

/** A socket with a lamp, drawn in the window. */
const drawn = () =>
  page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(800, 500);
    const ink = canvas.getContext("2d");
    ink.fillStyle = "#ddd"; ink.fillRect(0, 0, 800, 500);
    ink.fillStyle = "#333"; ink.fillRect(300, 180, 200, 140);
    ink.fillStyle = "#2a2"; ink.fillRect(320, 130, 40, 30);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
  })()`);

test("a step is shown by a picture: chosen in its form, played with it, read with it, and large in a run", async () => {
  await button("编辑").click();
  await outline().getByRole("button", { name: /^1/ }).first().click();
  const title = await page.getByRole("textbox", { name: "标题（中文）" }).inputValue();
  const shown = page.getByRole("img", { name: `“${title}”的配图` });
  const choosePicture = async (name: string, mimeType: string, buffer: Buffer) => {
    const asked = page.waitForEvent("filechooser");
    await button("选择图片").click();
    await (await asked).setFiles([{ name, mimeType, buffer }]);
  };
  await choosePicture("说明.txt", "text/plain", Buffer.from("没有图"));
  await expect(page.getByText(/这不是图片，没有添加/)).toBeVisible();
  await choosePicture("网口.png", "image/png", Buffer.from(await drawn(), "base64"));
  await page
    .getByRole("dialog", { name: /^保存前遮盖/ })
    .getByRole("button", { name: "保存", exact: true })
    .click();
  await expect(shown).toBeVisible();
  await shown.scrollIntoViewIfNeeded();
  await picture("step-picture");
  await page.getByRole("group", { name: "查看方式" }).getByRole("button", { name: "预览" }).click();
  await expect(shown).toBeVisible();
  await button("保存").click();
  await expect(button("导出 YAML")).toBeVisible();
  await expect(shown).toBeVisible();
  const { document } = await detailOf("wired");
  const file = document.steps[0]?.picture;
  expect(await query("file.get", { id: file })).toMatchObject({ type: expect.stringMatching(/^image/) });
  // A run has copied the step; a step whose picture this laptop does not know says so.
  const [first, second, ...others] = document.steps;
  const unknown = { ...second, picture: "01890000-0000-7000-8000-00000000abcd" };
  const body = { ...document, steps: [first, unknown, ...others] };
  const set = { title: document.title, body };
  const command = { type: "definition.setChecklist", family: "checklist", key: "wired", set };
  await askCore(page, { kind: "execute", command });
  await expect(page.getByText("这一步有配图，但本机还没有收到它的记录")).toBeVisible();
  await askCore(page, { kind: "execute", command: { type: "run.start", checklist: "wired", place: "3F" } });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^进行中/ }).click();
  await page.getByRole("option", { name: /有线网络不通/ }).dblclick();
  await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
  await picture("run-picture");
  await shown.click();
  const large = page.getByRole("dialog", { name: "网口.png" });
  await expect(large.getByRole("img", { name: /网口.png/ })).toBeVisible();
  await picture("picture-large");
  await page.keyboard.press("Escape");
  await expect(large).toHaveCount(0);
});
