import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, chooseTicket, go, startAlone } from "./support/desk.ts";
import { Keystrokes, printKeystrokes } from "./support/keystrokes.ts";
import { runFolder } from "./support/run-folder.ts";
import { FILED } from "../support/domain/filed.ts";

/** What hands do at the keyboard, faster than answers come: nothing typed is lost or sent elsewhere. */

let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(runFolder("typing"), "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  for (let n = 1; n <= 40; n += 1) {
    const title = `打印机卡纸 ${String(n).padStart(2, "0")}`;
    await execute("ticket.open", { set: { requester: "王芳", title, description: "卡纸" } });
  }
  for (const [name, employeeNo] of [
    ["张伟", "2001"],
    ["李思远", "2002"],
  ]) {
    await execute("person.set", { set: { name, employeeNo, active: true } });
  }
});
test.afterAll(() => {
  printKeystrokes();
  return desk.close();
});

const ask = <T>(request: object): Promise<T> => askCore(page, request);

const execute = (type: string, args: object) => ask({ kind: "execute", command: { type, ...args } });
const waiting = async () =>
  (await ask<{ total: number }>({ kind: "query", name: "outbox.page", params: { state: "waiting" } })).total;
const button = (name: string | RegExp) => page.getByRole("button", { name });

test("Escape that ends a composition leaves the search as it is", async () => {
  await go(page, "队列");
  const search = page.getByRole("searchbox", { name: "搜索工单" });
  await search.fill("打印机");
  await page.evaluate(
    'document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }))',
  );
  await expect(search).toHaveValue("打印机");
  await search.press("Escape");
  await expect(search).toHaveValue("");
});

test("a search is walked through and opened by keyboard, says where else it finds, and is left by Escape", async () => {
  await go(page, "队列");
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "搜索工单" });
  await expect(search).toBeFocused();
  await page.keyboard.type("dayinji");
  await button(/^查看未分派|^全组 \d/)
    .first()
    .waitFor();
  await button(/^未分派/)
    .first()
    .click();
  await search.click();
  const selected = page.getByRole("option", { selected: true });
  await page.keyboard.press("ArrowDown");
  const first = await selected.innerText();
  await page.keyboard.press("ArrowDown");
  await expect(selected).not.toHaveText(first, { useInnerText: true });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox", { name: "搜索结果" })).toBeFocused();
  // The number of a ticket opens it at once, whatever view it is in, before the list has an answer.
  const wanted = await ask<{ rows: { number: string; title: string }[] }>({
    kind: "query",
    name: "ticket.page",
    params: { scope: "team", text: "打印机卡纸 15", offset: 0, limit: 1 },
  });
  await button(/^我的/).first().click();
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await page.keyboard.type(wanted.rows[0]?.number ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2 })).toContainText("打印机卡纸 15");
  await search.press("Escape");
  await expect(search).toHaveValue("");
  await expect(search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search).not.toBeFocused();
  const note = page.getByLabel("处理内容");
  await note.focus();
  await page.keyboard.press("Escape");
  await expect(note).not.toBeFocused();
});

test("a title that does not fit stays in its field, and an empty field that was looked at is no change", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 07");
  const before = await waiting();
  await button(/修改联系方式$/).click();
  await page.getByRole("textbox", { name: "联系方式" }).press("Enter");
  await expect(button(/修改联系方式$/)).toBeFocused();
  await button(/修改标题$/).click();
  const title = page.getByRole("textbox", { name: "标题" });
  const long = "打印机".repeat(40);
  await title.fill(long);
  await page.getByLabel("处理内容").click();
  await expect(title).toHaveValue(long);
  await title.press("Escape");
  expect(await waiting()).toBe(before);
});

test("when a fault began is said where it stands, and what is not understood stays to be mended", async () => {
  await button(/修改故障开始$/).click();
  const began = page.getByRole("textbox", { name: "故障开始" });
  await began.fill("不知道");
  await began.press("Enter");
  await expect(began).toBeFocused();
  await began.fill("昨天 9:00");
  await began.press("Enter");
  await expect(button(/09:00.*修改故障开始$/)).toBeFocused();
});

test("what was begun comes back, and is not thrown away unasked", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 07");
  const note = page.getByLabel("处理内容");
  await note.fill("写到一半");
  await chooseTicket(page, "全组", "打印机卡纸 08");
  await expect(note).toHaveValue("");
  await chooseTicket(page, "全组", "打印机卡纸 07");
  await expect(note).toHaveValue("写到一半");
  await button("丢弃并重填").click();
  await expect(button("保留")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(note).toHaveValue("写到一半");
  await button("丢弃并重填").click();
  await button("确认丢弃").click();
  await expect(note).toHaveValue("");
});

test("a list stays where it is read while rows come above it, and goes on where a row was taken away", async () => {
  await chooseTicket(page, "未分派", "打印机卡纸 03");
  const list = page.getByRole("listbox", { name: "未分派" });
  const scrollTop = () => list.evaluate((element) => element.scrollTop);
  await list.evaluate((element) => (element.scrollTop = 900));
  await expect.poll(scrollTop).toBe(900);
  await execute("ticket.open", {
    set: { requester: "王芳", title: "全楼断网", description: "断网", impact: "high", urgency: "high" },
  });
  await expect(button(/^未分派 41/)).toBeVisible();
  expect(await scrollTop()).toBe(900);

  const selected = page.getByRole("option", { selected: true });
  await list.press("j");
  await expect(selected).toContainText("打印机卡纸 04");
  await execute("ticket.accept", { ticket: await idOf("打印机卡纸 04") });
  await expect(selected).toHaveCount(0);
  await list.press("j");
  await expect(selected).toContainText("打印机卡纸 05");
  // Held, it goes on.
  await page.keyboard.down("j");
  await page.keyboard.down("j");
  await page.keyboard.up("j");
  await expect(selected).toContainText("打印机卡纸 07");
});

test("accepted, noted and resolved with five keys beside the words, nothing of it above the screen", async () => {
  await chooseTicket(page, "未分派", "打印机卡纸 14");
  const ticket = await idOf("打印机卡纸 14");
  const before = await waiting();
  const keys = new Keystrokes(page);
  await keys.press("a");
  await expect(button("解决")).toBeVisible();
  await keys.press("c");
  await expect(page.getByLabel("处理内容")).toBeFocused();
  await keys.say("更换搓纸轮后连续打印正常");
  await keys.press("Control+Shift+Enter");
  const form = page.getByRole("form", { name: "解决" });
  // Proposed, and said to be; not yet said.
  await expect(form.getByLabel("解决说明（建议）")).toHaveValue("更换搓纸轮后连续打印正常");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(waiting).toBe(before + 2);
  await keys.press("Control+Enter");
  keys.done("accept, note, resolve", 5);
  await expect(button("关闭工单")).toBeVisible();
  expect(await waiting()).toBe(before + 3);
  const { fields } = await ask<{ fields: Record<string, unknown> }>({
    kind: "query",
    name: "ticket.get",
    params: { id: ticket },
  });
  expect(fields).toMatchObject({ resolutionCode: "fixed", solution: "更换搓纸轮后连续打印正常" });
});

test("the place to write is in sight in a small window, and Escape and Ctrl+Enter leave it", async () => {
  const size = (width: number, height: number) =>
    desk.electron.evaluate(
      ({ BrowserWindow }, to) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(to.width, to.height);
      },
      { width, height },
    );
  await chooseTicket(page, "未分派", "打印机卡纸 16");
  await size(1093, 614);
  const note = page.getByLabel("处理内容");
  await expect(note).toBeInViewport({ ratio: 1 });
  await expect(button(/^受理/)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("c");
  await expect(note).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(note).not.toBeFocused();
  await page.keyboard.press("c");
  await expect(note).toBeFocused();
  await page.keyboard.type("先记一句");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("先记一句")).toBeVisible();
  await expect(note).not.toBeFocused();
  // Facts are behind one line, and come with its key.
  await expect(button(/修改联系方式$/)).toBeHidden();
  await page.keyboard.press("]");
  await expect(button(/修改联系方式$/)).toBeVisible();
  await page.keyboard.press("]");
  await expect(button(/修改联系方式$/)).toBeHidden();
  await size(1360, 860);
});

test("a key that is held acts once", async () => {
  await chooseTicket(page, "未分派", "打印机卡纸 12");
  await expect(button(/^受理/)).toBeVisible();
  const before = await waiting();
  for (let n = 0; n < 4; n += 1) await page.keyboard.down("a");
  await page.keyboard.up("a");
  await expect(button("解决")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect(await waiting()).toBe(before + 1);
});

test("what was done is said once, over no control, and Z takes it back; in a field Ctrl+Z is the text's own", async () => {
  await chooseTicket(page, "未分派", "打印机卡纸 34");
  await page.keyboard.press("a");
  const said = page.getByRole("status").filter({ hasText: "已受理" });
  await expect(said).toBeVisible();
  await expect(said).toContainText("打印机卡纸 34");
  const [notice, next] = [await said.boundingBox(), await button("解决").boundingBox()];
  expect((notice?.y ?? 0) + (notice?.height ?? 0)).toBeLessThanOrEqual(next?.y ?? 0);
  await page.getByLabel("处理内容").fill("看过");
  await page.keyboard.press("Control+z");
  await expect(button("解决")).toBeVisible();
  await page.getByLabel("处理内容").fill("");
  await page.getByRole("heading", { level: 2 }).click();
  await page.keyboard.press("z");
  await expect(button(/^受理/)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "已撤销" })).toBeVisible();
});

test("priority and state in the head are menus: they do what the ticket allows, and Z takes it back", async () => {
  await chooseTicket(page, "未分派", "打印机卡纸 33");
  const priority = button(/^(P[1-4]|未定级)/);
  await expect(priority).toHaveAttribute("aria-haspopup", "menu");
  await expect(priority).toHaveText("未定级");
  await priority.press("Enter");
  // Nobody has said either: neither is chosen.
  await expect(page.getByRole("menuitemradio", { checked: true })).toHaveCount(0);
  await page.getByRole("menuitemradio", { name: /^公司/ }).press("Enter");
  await page.getByRole("menuitemradio").first().waitFor({ state: "detached" });
  // One of the two alone grades nothing.
  await expect(priority).toHaveText("未定级");
  await priority.press("Enter");
  await page.getByRole("menuitemradio", { name: /^高/ }).press("Enter");
  await page.getByRole("menuitemradio").first().waitFor({ state: "detached" });
  await expect(priority).toHaveText("P1 特急");
  await page.getByRole("heading", { level: 2 }).click();
  await page.keyboard.press("z");
  await expect(priority).toHaveText("未定级");
  await button(/^待受理/).press("Enter");
  await expect(page.getByRole("menuitem")).toHaveText([
    ...[/^受理/, /^解决/, /^到场/, /^挂起/, /^告知用户/, /^升级/, /^记录验证/],
    ...[/^存为 PDF/, /^打印…/, /^打印用户联/],
  ]);
  await page.getByRole("menuitem", { name: /^受理/ }).press("Enter");
  await expect(button(/^处理中/)).toBeVisible();
  await page.getByRole("heading", { level: 2 }).click();
  await page.keyboard.press("z");
  await expect(button(/^待受理/)).toBeVisible();
});

test("a ticket that is given away leaves the list, which goes on to the next and keeps the focus", async () => {
  await chooseTicket(page, "未分派", "打印机卡纸 35");
  await page.keyboard.press("a");
  await chooseTicket(page, "我的", "打印机卡纸 35");
  await page.keyboard.press("g");
  const form = page.getByRole("dialog", { name: /分派/ });
  await form.getByRole("combobox", { name: "处理人" }).click();
  await page.getByRole("option", { name: "暂不分派" }).click();
  await form.getByRole("button", { name: "分派" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("heading", { level: 2 })).not.toContainText("打印机卡纸 35");
  await expect(page.getByRole("listbox")).toBeFocused();
});

test("a ticket that leaves the list while somebody is searching takes nothing out of the search", async () => {
  for (const title of ["打印机卡纸 36", "打印机卡纸 37"]) {
    const ticket = await idOf(title);
    await execute("ticket.resolve", { ticket, resolutionCode: "fixed", solution: "清理传感器后正常" });
    await execute("ticket.close", { ticket, confirmation: "verbal", ...FILED });
  }
  await button(/^已关闭/)
    .first()
    .click();
  await page.getByRole("listbox").getByRole("option").filter({ hasText: "打印机卡纸 36" }).click();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "命令面板" }).getByRole("combobox").fill("guidang");
  await expect(page.getByRole("option", { name: /^归档工单/ })).toBeVisible();
  await page.keyboard.press("Enter");
  // The dialog closes before the act is done.
  await page.getByRole("dialog", { name: /归档/ }).getByRole("button", { name: "归档" }).click();
  const search = page.getByRole("searchbox", { name: "搜索工单" });
  await search.focus();
  await expect(page.getByRole("heading", { level: 2 })).toContainText("打印机卡纸 37");
  await expect(search).toBeFocused();
  await page.keyboard.press("Escape");
});

async function idOf(title: string): Promise<string> {
  const found = await ask<{ rows: { id: string; title: string }[] }>({
    kind: "query",
    name: "ticket.page",
    params: { scope: "team", text: title, offset: 0, limit: 5 },
  });
  return found.rows.find((row) => row.title === title)?.id ?? "";
}

test("a ticket of somebody in the directory, and finding it again, cost few keys beside the words", async () => {
  const opening = new Keystrokes(page);
  await opening.press("n");
  const form = page.getByRole("dialog", { name: "新建工单" });
  await expect(form.getByLabel("报修人")).toBeFocused();
  await opening.say("lsy");
  await opening.press("Enter");
  await expect(form.getByLabel("标题")).toBeFocused();
  await opening.say("投影仪有重影");
  // When it began is said as people say it; what is not understood stays, is told, and is not sent.
  const began = form.getByLabel("故障开始");
  await began.fill("吃饭前后");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText(/没有看懂这个时间/)).toBeVisible();
  await expect(began).toHaveValue("吃饭前后");
  await began.fill("昨天下午三点半");
  await expect(form.getByText(/^昨天 · .*15:30/)).toBeVisible();
  await opening.press("Control+Enter");
  opening.done("open a ticket for somebody in the directory", 7);
  await expect(form).toBeHidden();
  await expect(page.getByRole("heading", { level: 2 })).toContainText("投影仪有重影");
  await chooseTicket(page, "全组", "打印机卡纸 26");
  const finding = new Keystrokes(page);
  await finding.press("/");
  await finding.say("投影仪有重影");
  await finding.press("Enter");
  finding.done("search and open", 2);
  await expect(page.getByRole("heading", { level: 2 })).toContainText("投影仪有重影");
  const search = page.getByRole("searchbox", { name: "搜索工单" });
  await search.press("Escape");
  await search.press("Escape");
  await expect(search).not.toBeFocused();
});

test("Enter before the answer is there takes what was asked for, in the palette and in the pickers", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("打印机卡纸 31");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2 })).toContainText("打印机卡纸 31");

  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "新建工单" });
  const requester = form.getByLabel("报修人");
  // At a hand's pace: what comes faster behind the letter is a scanner's.
  await requester.pressSequentially("zhang", { delay: 60 });
  await expect(page.getByRole("option", { name: /张伟/ })).toBeVisible();
  await requester.fill("");
  await requester.pressSequentially("lsy");
  await page.keyboard.press("Enter");
  await expect(requester).toHaveValue("李思远");
  // What the directory knows folds to a line, and the next key writes the title.
  await expect(form.getByLabel("标题")).toBeFocused();
  await form.getByRole("button", { name: /修改李思远/ }).click();
  await expect(form.getByLabel("部门")).toBeVisible();
});

test("a form that cannot be sent says why and goes there", async () => {
  const form = page.getByRole("dialog", { name: "新建工单" });
  await form.getByLabel("标题").fill("投影仪无法开机");
  await form.getByLabel("描述").fill("按键无反应");
  await form.getByLabel("部门").fill("研".repeat(61));
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText(/最多 60 个字/)).toBeVisible();
  await expect(form.getByLabel("部门")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
});

test("a dialog that could not be carried out stays, says why and keeps what was entered", async () => {
  const ticket = await idOf("打印机卡纸 20");
  await execute("ticket.edit", { ticket, set: { category: "hardware.printer" } });
  const solution = "清理传感器后正常";
  await execute("ticket.resolve", { ticket, resolutionCode: "fixed", rootCause: null, solution });
  await button(/^全组/).first().click();
  const search = page.getByRole("searchbox", { name: "搜索工单" });
  await search.fill("打印机卡纸 20");
  // Not in the list before it, which the ticket is leaving: a click would meet the row below.
  const found = page.getByRole("listbox", { name: "搜索结果" });
  await found.getByRole("option").filter({ hasText: "打印机卡纸 20" }).click();
  await button("关闭工单").click();
  const form = page.getByRole("dialog", { name: /关闭/ });
  await form.getByRole("radio", { name: "口头确认" }).click();
  // Somebody else takes it up again meanwhile.
  await execute("ticket.reopen", { ticket, reason: "又卡纸了" });
  await form.getByRole("button", { name: "关闭工单" }).click();
  await expect(form.getByRole("alert")).toContainText("记录的当前状态不允许此操作");
  await expect(form.getByRole("radio", { name: "口头确认" })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await search.press("Escape");
});

test("Enter in a field hands nothing over, and no chord saves what nobody signed", async () => {
  await execute("asset.register", { set: { name: "值班笔记本", kind: "laptop", tag: "ZB-01" } });
  const before = await waiting();
  await go(page, "资产");
  await page.getByRole("row").filter({ hasText: "ZB-01" }).getByRole("checkbox").check();
  await chooseAsset(page, "ZB-01");
  const chosen = page.getByText("已选 1 项");
  await expect(chosen).toBeVisible();
  await button("交接").first().click();
  const form = page.getByRole("form", { name: "资产交接" });
  // What is missing is said at once, and the first of it has the focus.
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("combobox", { name: "交接类型" })).toBeFocused();
  await page.getByRole("combobox", { name: "交接类型" }).click();
  await page.getByRole("option", { name: "新领" }).click();
  await page.getByRole("textbox", { name: "接收人" }).fill("王芳");
  await page.keyboard.press("Tab");
  for (const name of ["移交人", "交接地点", "交接时间", "值班笔记本 的配件", "值班笔记本 的备注"]) {
    await form.getByLabel(name).press("Enter");
  }
  await page.keyboard.press("Control+g");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("combobox", { name: "身份核验" })).toBeFocused();
  await button("不签字保存…").click();
  const dialog = page.getByRole("dialog", { name: "不签字保存" });
  await page.keyboard.press("Control+Enter");
  await dialog.getByRole("button", { name: "不签字保存" }).click();
  await expect(dialog.getByText("请选择原因")).toBeVisible();
  await dialog.getByRole("radio", { name: "对方不在现场" }).check();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Enter");
  expect(await waiting()).toBe(before);
  await dialog.getByRole("button", { name: "不签字保存" }).click();
  await expect(form).toBeHidden();
  expect(await waiting()).toBe(before + 1);
  // What was handed over is chosen no longer.
  await expect(page.getByRole("listbox", { name: "资产台账" })).toBeVisible();
  await expect(chosen).toBeHidden();
});

test("the directory is found from everywhere", async () => {
  await page.keyboard.press("Control+k");
  // At the speed of a hand: letters that come in no time, and the first before the others, are a scanner's.
  await page.keyboard.type("directory", { delay: 60 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "人员与地点" })).toBeVisible();
});

test("the focus comes back from a dialog to where it was opened", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 09");
  const assign = page.getByRole("button", { name: "分派", exact: true });
  await assign.click();
  await expect(page.getByRole("dialog", { name: /分派/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(assign).toBeFocused();
  const list = page.getByRole("listbox", { name: "全组" });
  await list.press("g");
  await expect(page.getByRole("dialog", { name: /分派/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeFocused();
});

test("the focus is always on something: what had it goes, is switched off, or is left by a key", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 09");
  const title = page.getByRole("heading", { level: 2 });
  const list = page.getByRole("listbox", { name: "全组" });
  const assign = page.getByRole("button", { name: "分派", exact: true });
  // Its area goes, and a key comes before the list of the next one has the focus.
  await assign.focus();
  await page.keyboard.press("Control+3");
  await expect(page.getByRole("heading", { level: 1, name: "资产" })).toHaveCount(1);
  await expect(page.locator("body")).not.toBeFocused();
  await page.keyboard.press("Control+1");
  await expect(title).toContainText("打印机卡纸 09");
  await expect(list).toBeFocused();
  await assign.focus();
  await page.evaluate<void>(`(() => {
    document.activeElement.disabled = true;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  })()`);
  await expect(title).not.toContainText("打印机卡纸 09");
  await expect(list).toBeFocused();
  // Switched off while it works, and back.
  const note = page.getByLabel("处理内容");
  await note.focus();
  await note.evaluate((field) => ((field as unknown as { disabled: boolean }).disabled = true));
  await expect(list).toBeFocused();
  await note.evaluate((field) => ((field as unknown as { disabled: boolean }).disabled = false));
  await expect(note).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(note).not.toBeFocused();
  await expect(page.locator("body")).not.toBeFocused();
  // The register's list gives way to its table, and comes back beside what is opened.
  await chooseAsset(page, "ZB-01");
  await page.keyboard.press("Escape");
  const table = page.getByRole("grid", { name: "资产台账" });
  await expect(table).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox", { name: "资产台账" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(table).toBeFocused();
});

test("the menu of the right mouse button does what it says", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 10");
  await desk.electron.evaluate(({ Menu, clipboard }) => {
    Menu.prototype.popup = function (this: Electron.Menu) {
      (globalThis as { shown?: Electron.Menu }).shown = this;
    };
    void clipboard.writeText("从别处复制");
  });
  const choose = (label: string) =>
    expect
      .poll(() =>
        desk.electron.evaluate((_electron, name) => {
          const item = (globalThis as { shown?: Electron.Menu }).shown?.items.find(
            (each) => each.label === name,
          );
          item?.click();
          return item?.enabled ?? false;
        }, label),
      )
      .toBe(true);
  const note = page.getByLabel("处理内容");
  await note.fill("：");
  await note.click({ button: "right" });
  await choose("全选");
  await note.click({ button: "right" });
  await choose("粘贴");
  await expect(note).toHaveValue("从别处复制");
  await note.fill("");
});

test("an act is begun from any area, asks which record it is for, and a record offers its verbs on Tab", async () => {
  await go(page, "设置");
  await page.keyboard.press("Control+k");
  const box = page.getByRole("dialog", { name: "命令面板" }).getByRole("combobox");
  await box.fill("fenpai");
  await expect(page.getByRole("option", { name: /分派工单/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(box).toHaveAttribute("placeholder", /分派工单/);
  await box.fill("打印机卡纸 22");
  await page.keyboard.press("Enter");
  // It asks who as well, and then the ticket's own form asks the rest: the same as from the ticket itself.
  await expect(box).toHaveAttribute("placeholder", /分派工单：.*打印机卡纸 22/);
  await box.fill("qqq");
  await expect(page.getByText("没有找到，换个词试试")).toBeVisible();
  await box.fill("linj");
  await expect(page.getByRole("dialog").getByRole("option")).toHaveText("林静");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: /分派/ });
  await expect(form.getByRole("combobox", { name: "处理人" })).toHaveValue(/林静/);
  const reason = form.getByRole("textbox", { name: "说明（选填）" });
  await expect(reason).toBeFocused();
  await reason.fill("打印机归她管");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: /分派/ })).toContainText("打印机卡纸 22");
  await expect(page.getByRole("heading", { level: 2 })).toContainText("打印机卡纸 22");
  await expect(page.getByRole("main").getByText("打印机归她管")).toBeVisible();
  await page.keyboard.press("g");
  await expect(page.getByRole("dialog", { name: /分派/ })).toBeVisible();
  // Typed at in pinyin, what nobody is called says so.
  const assignee = page.getByRole("combobox", { name: "处理人" });
  await assignee.fill("qqq");
  await expect(page.getByText("没有“qqq”这一项")).toBeVisible();
  await assignee.fill("zanbu");
  await expect(page.getByRole("option", { name: "暂不分派" })).toBeVisible();
  await assignee.press("Enter");
  await expect(assignee).toHaveValue("暂不分派");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+k");
  await box.fill("打印机卡纸 23");
  const found = page.getByRole("dialog").getByRole("option", { name: /打印机卡纸 23/ });
  await expect(found).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("option", { name: /受理工单/ })).toBeVisible();
  await box.fill("sl");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2 })).toContainText("打印机卡纸 23");
  await expect(button("解决")).toBeVisible();
});
