import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Whose turn it is, how something was done on which visit, what the user was told, and several at once. */

const folder = runFolder("ticket-work");
let desk: RunningConsole;
let page: Page;

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const shot = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const row = (title: string) => page.getByRole("option").filter({ hasText: title });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  for (const [title, impact] of [
    ["三楼东区整片断网", "high"],
    ["财务室打印机卡纸", "low"],
    ["鼠标滚轮不灵", "low"],
    ["想要一台显示器", null],
  ]) {
    const graded = impact === null ? {} : { impact, urgency: impact };
    const set = { title, category: "hardware.printer", requester: "陈静", contact: "13800010010", ...graded };
    await execute({ type: "ticket.open", set });
  }
});
test.afterAll(() => desk.close());

test("分组、上门、告知用户、批量处理", async () => {
  await go(page, "工单");
  await button(/^未分派/).click();
  await expect(page.getByText(/^马上要做 · 1$/)).toBeVisible();
  await expect(row("想要一台显示器").getByText("未定级")).toBeAttached();
  await shot("groups");

  // Several are chosen by the keyboard and the mouse, and accepted at once; one key takes all of it back.
  await row("财务室打印机卡纸").click();
  await page.keyboard.press("x");
  await row("鼠标滚轮不灵").click({ modifiers: ["Control"] });
  const bar = page.getByRole("toolbar", { name: "对所选工单" });
  await expect(bar.getByText("已选 2 张")).toBeVisible();
  await shot("chosen");
  await bar.getByRole("button", { name: "受理" }).click();
  await expect(bar).toHaveCount(0);
  await button(/^我的/).click();
  await expect(page.getByRole("option")).toHaveCount(2);

  // One visit for both; what is refused is told of by its ticket.
  await row("财务室打印机卡纸").click();
  await page.keyboard.press("x");
  await row("鼠标滚轮不灵").click({ modifiers: ["Shift"] });
  await bar.getByRole("button", { name: "一次上门" }).click();
  const visit = page.getByRole("dialog").filter({ hasText: "一次上门" });
  await visit.getByLabel("处理内容").fill("一次上门，取出卡纸，换了鼠标");
  await visit.getByLabel("合计分钟数").fill("25");
  await shot("visit");
  await visit.getByRole("button", { name: /^一次上门/ }).click();
  await expect(page.getByText("第 1 次上门").first()).toBeVisible();
  await row("财务室打印机卡纸").click();
  await page.keyboard.press("x");
  await bar.getByRole("button", { name: "关闭" }).click();
  const closing = page.getByRole("dialog").filter({ hasText: "关闭：1 张工单" });
  await closing.getByLabel("用户确认").fill("口头确认");
  await page.keyboard.press("Enter");
  await closing.getByRole("button", { name: /^关闭/ }).last().click();
  const refused = page.getByRole("dialog").filter({ hasText: "0 张已完成，1 张未完成" });
  await expect(refused.getByText(/财务室打印机卡纸/)).toBeVisible();
  await shot("refused");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  // From afar only with the user's word.
  // A text module is put in where it is named, by its pinyin.
  await page.getByLabel("处理内容").fill("远程：");
  await page.getByLabel("处理内容").pressSequentially("::czqd");
  await expect(page.getByRole("option", { name: "重装驱动" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("处理内容")).toHaveValue(/^远程：卸载原驱动后重新安装/);
  const way = page.getByRole("combobox", { name: "方式" });
  await way.fill("远程");
  await page.keyboard.press("Enter");
  await button(/^添加/).click();
  await expect(page.getByText("远程操作前须征得用户同意")).toBeVisible();
  await page.getByLabel("用户已同意").check();
  await button(/^添加/).click();
  await expect(page.getByText("远程", { exact: false }).first()).toBeVisible();

  // What the user was told is copied and recorded, with the next word that he was promised.
  await page.locator("[data-stream]").focus();
  await page.keyboard.press("t");
  const telling = page.getByRole("dialog").filter({ hasText: "告知" });
  await expect(telling.getByLabel("给用户的文本")).toHaveValue(/财务室打印机卡纸.*正在处理中/);
  await telling.getByRole("combobox", { name: "告知方式" }).fill("电话");
  await page.keyboard.press("Enter");
  await shot("telling");
  await telling.getByRole("button", { name: /^复制并记录/ }).click();
  await expect(page.getByText("已告知用户（电话）")).toBeVisible();
  await shot("told");

  // An attempt is counted.
  await page.keyboard.press("l");
  const seeking = page.getByRole("dialog").filter({ hasText: "联系" });
  await seeking.getByRole("combobox", { name: "结果" }).fill("无人接听");
  await page.keyboard.press("Enter");
  await seeking.getByRole("button", { name: /^记录联系/ }).click();
  await expect(page.getByText("打电话 · 无人接听")).toBeVisible();
  await shot("attempted");

  await page.emulateMedia({ colorScheme: "dark" });
  await shot("dark");
});
