import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, go, startAlone, unlock } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/**
 * Ways out of what is being written: another window, another ticket, quitting, another state of the data.
 * Each test has a ticket of its own, and counts on no draft of those before it.
 */

let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

const PASSPHRASE = "correct horse battery staple";
const userDataDir = path.join(runFolder("leaving"), "window");

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir });
  page = desk.page;
  await startAlone(page, "林静", PASSPHRASE);
  for (let n = 1; n <= 5; n += 1) {
    await execute("ticket.open", {
      set: { requester: "王芳", title: `打印机卡纸 0${n}`, description: "卡纸" },
    });
  }
});
test.afterAll(() => desk.close());

const ask = <T>(request: object): Promise<T> => askCore(page, request);
const query = <T>(name: string, params: object) => ask<T>({ kind: "query", name, params });
const execute = (type: string, args: object) => ask({ kind: "execute", command: { type, ...args } });
const waiting = async () => (await query<{ total: number }>("outbox.page", { state: "waiting" })).total;
const drafts = () => query<{ data: object }[]>("draft.list", {});
const isKept = async (words: string) => JSON.stringify(await drafts()).includes(words);
const button = (name: string | RegExp) => page.getByRole("button", { name });

/** Another window of the system has the focus, and then this one again; Playwright otherwise pretends that it never loses it. */
async function goAwayAndBack(): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
  await desk.electron.evaluate(async ({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    if (!own) throw new Error("no window");
    const turned = (window: Electron.BrowserWindow) =>
      new Promise((done) => {
        if (window.isFocused()) return done(null);
        window.once("focus", done);
        window.focus();
      });
    const other = new BrowserWindow({ width: 300, height: 200 });
    await turned(other);
    other.destroy();
    await turned(own);
  });
}

test("another window takes no field away, and what is typed on goes into it", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 01");
  const before = await waiting();
  await button(/修改工位$/).click();
  const place = page.getByRole("textbox", { name: "工位" });
  await page.keyboard.type("3F ");
  await goAwayAndBack();
  await page.keyboard.type("area n");
  await expect(place).toHaveValue("3F area n");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await waiting()).toBe(before);
  await place.press("Escape");
  await expect(button(/修改工位$/)).toBeFocused();
  expect(await waiting()).toBe(before);
});

test("a note that is emptied is no draft", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 02");
  const note = page.getByLabel("处理内容");
  await note.fill("写到一半");
  await expect.poll(() => isKept("写到一半")).toBe(true);
  const before = (await drafts()).length;
  await expect(button(`${before} 份草稿`)).toBeVisible();
  await chooseTicket(page, "全组", "打印机卡纸 03");
  await note.fill("r");
  await expect(button(`${before + 1} 份草稿`)).toBeVisible();
  await note.press("Backspace");
  await expect(button(`${before} 份草稿`)).toBeVisible();
});

test("quitting from the menu keeps what was typed just before, and the window comes back onto a screen", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 04");
  const note = page.getByLabel("处理内容");
  await note.pressSequentially("退出前的字");
  await button(/修改标题$/).click();
  await page.getByRole("textbox", { name: "标题" }).pressSequentially("，三楼西");
  const ended = new Promise((done) => desk.electron.process().once("exit", done));
  await desk.electron.evaluate(({ app }) => void setTimeout(() => app.quit(), 0));
  await ended;

  const far = { x: 1590, y: 1000, width: 15_000, height: 800, maximized: false };
  writeFileSync(path.join(userDataDir, "window.json"), JSON.stringify(far));
  desk = await launchConsole({ userDataDir });
  page = desk.page;
  await unlock(page, PASSPHRASE);
  const { at, on } = await desk.electron.evaluate(({ BrowserWindow, screen }) => ({
    at: BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: -1, y: -1, width: 0, height: 0 },
    on: screen.getPrimaryDisplay().workArea,
  }));
  expect(at.x).toBeGreaterThanOrEqual(on.x);
  expect(at.y).toBeGreaterThanOrEqual(on.y);
  expect(at.x + at.width).toBeLessThanOrEqual(on.x + on.width);
  expect(at.y + at.height).toBeLessThanOrEqual(on.y + on.height);

  await button(`${(await drafts()).length} 份草稿`).click();
  const begun = page.getByRole("dialog", { name: "草稿" });
  const title = begun.getByRole("listitem").filter({ hasText: "标题" });
  await expect(title).toContainText("打印机卡纸 04");
  await title.getByRole("button", { name: "继续填写" }).click();
  await expect(page.getByRole("textbox", { name: "标题" })).toHaveValue("打印机卡纸 04，三楼西");
  await expect(page.getByLabel("处理内容")).toHaveValue("退出前的字");
});

test("a backup is one file, and the window restores it, with what was there kept aside", async () => {
  const folder = mkdtempSync(path.join(path.dirname(userDataDir), "backup-"));
  const file = path.join(folder, "deskside-backup.db");
  await desk.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await chooseTicket(page, "全组", "打印机卡纸 05");
  await page.getByLabel("处理内容").fill("备份前的字");
  await expect.poll(() => isKept("备份前的字")).toBe(true);
  await go(page, "设置");
  await button("立即备份…").click();
  await expect(page.getByText("备份完成并已校验")).toBeVisible();
  await expect(page.getByText("还没有备份")).toHaveCount(0);
  expect(readdirSync(folder)).toEqual(["deskside-backup.db"]);
  await execute("ticket.open", { set: { requester: "王芳", title: "备份之后的", description: "断网" } });

  await button("从备份恢复…").click();
  const form = page.getByRole("dialog", { name: "从备份恢复" });
  await form.getByLabel("备份时使用的密码").fill(PASSPHRASE);
  // Only its button replaces what is here.
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Enter");
  await expect(form.getByRole("button", { name: "恢复", exact: true })).toBeEnabled();
  await form.getByRole("button", { name: "恢复", exact: true }).click();
  const done = page.getByRole("dialog", { name: "已从备份恢复" });
  await expect(done).toContainText(/profile\.aside-\d+/);
  await done.getByRole("button", { name: "打开" }).click();
  await chooseTicket(page, "全组", "打印机卡纸 05");
  await expect(page.getByLabel("处理内容")).toHaveValue("备份前的字");
  const found = await query<{ total: number }>("ticket.page", { scope: "team", text: "备份之后的" });
  expect(found.total).toBe(0);
});
