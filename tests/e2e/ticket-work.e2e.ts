import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, startAlone } from "./support/desk.ts";
import { picturesOf } from "./support/pictures.ts";
import { runFolder } from "./support/run-folder.ts";

/** Whose turn it is, how something was done on which visit, what the user was told, and several at once. */

const folder = runFolder("ticket-work");
let desk: RunningConsole;
let page: Page;
/** The one that cannot wait. */
let outage = "";

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const whoIsHere = async () => {
  const [me] = await askCore<{ id: string }[]>(page, { kind: "query", name: "member.list", params: {} });
  return me?.id ?? "";
};
const button = (name: string | RegExp) => page.getByRole("button", { name });
const shot = picturesOf(() => page, folder);
/** The field of a dialog has the cursor as soon as that stands. */
async function choose(dialog: Locator, field: string, what: string): Promise<void> {
  const box = dialog.getByRole("combobox", { name: field });
  await expect(box).toBeFocused();
  await box.fill(what);
  await page.getByRole("option", { name: what, exact: true }).click();
  await expect(box).toHaveValue(what);
}
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
    const { id } = await execute({ type: "ticket.open", set });
    if (impact === "high") outage = id;
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
  // The letter of the act is for all that are chosen.
  await page.keyboard.press("a");
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
  const solved = { resolutionCode: "fixed", solution: "交换机断电，已恢复供电" };
  await execute({ type: "ticket.assign", ticket: outage, assignee: await whoIsHere() });
  await execute({ type: "ticket.resolve", ticket: outage, ...solved });
  await row("三楼东区整片断网").click();
  await page.keyboard.press("x");
  await row("财务室打印机卡纸").click({ modifiers: ["Control"] });
  await bar.getByRole("button", { name: "关闭" }).click();
  const closing = page.getByRole("dialog").filter({ hasText: "关闭：2 张工单" });
  await choose(closing, "用户确认", "口头或消息确认");
  await closing.getByRole("button", { name: /^关闭/ }).last().click();
  const refused = page.getByRole("dialog").filter({ hasText: "0 张已完成，2 张未完成" });
  await expect(refused.getByText(/财务室打印机卡纸/)).toBeVisible();
  await expect(refused.getByText("缺少：原因")).toBeVisible();
  await shot("refused");
  await page.keyboard.press("Escape");
  await bar.getByRole("button", { name: "取消选择" }).click();
  await row("财务室打印机卡纸").click();

  // From afar only with the user's word.
  // A text module is put in where it is named, by its pinyin; typed as by a hand, not as by a scanner.
  await expect(page.getByRole("heading", { level: 2 })).toContainText("财务室打印机卡纸");
  await page.getByLabel("处理内容").fill("远程：");
  await page.getByLabel("处理内容").pressSequentially("::ghwx", { delay: 90 });
  await expect(page.getByRole("option", { name: "更换网线" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("处理内容")).toHaveValue(/^远程：网线接触不良/);
  await page.getByTitle("方式").click();
  await page.getByRole("menuitemradio", { name: "远程" }).click();
  await page.getByLabel("处理内容").focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("远程操作前须征得用户同意")).toBeVisible();
  await page.getByLabel("用户已同意").check();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("远程", { exact: false }).first()).toBeVisible();

  // What the user was told is copied and recorded, with the next word that he was promised.
  await page.locator("[data-stream]").focus();
  await page.keyboard.press("t");
  const telling = page.getByRole("dialog").filter({ hasText: "告知" });
  await expect(telling.getByLabel("给用户的文本")).toHaveValue(/财务室打印机卡纸.*正在处理中/);
  await choose(telling, "告知方式", "电话");
  await shot("telling");
  await telling.getByRole("button", { name: /^复制并记录/ }).click();
  await expect(page.getByText("已告知用户（电话）")).toBeVisible();
  await shot("told");

  // An attempt is counted.
  await page.keyboard.press("l");
  const seeking = page.getByRole("dialog").filter({ hasText: "联系" });
  await choose(seeking, "结果", "无人接听");
  await seeking.getByRole("button", { name: /^记录联系/ }).click();
  await expect(page.getByText("打电话 · 无人接听")).toBeVisible();
  await shot("attempted");

  await page.emulateMedia({ colorScheme: "dark" });
  await shot("dark");
});
