import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { markSecret } from "./run-folder.ts";

/**
 * What a technician does at a console, in the words that stand on the screen (zh-CN). Everything
 * goes by role and visible name, so a label that disappears breaks the test.
 */

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name });

/** The first-run wizard: joins a hub with a pairing code and a passphrase. */
export async function joinHub(page: Page, code: string, passphrase: string): Promise<void> {
  await button(page, "继续").click();
  await page.getByRole("radio", { name: /用配对码加入团队/ }).click();
  await page.getByLabel("配对码", { exact: true }).fill(code);
  await button(page, "继续").click();
  await setPassphrase(page, passphrase);
}

/** The first-run wizard: alone, without a hub. */
export async function startAlone(
  page: Page,
  name: string,
  passphrase: string,
  department = "信息技术部",
): Promise<void> {
  await button(page, "继续").click();
  await page.getByRole("radio", { name: /先单独使用/ }).click();
  await page.getByLabel("您的姓名").fill(name);
  await page.getByLabel("部门名称").fill(department);
  await button(page, "继续").click();
  await setPassphrase(page, passphrase);
}

async function setPassphrase(page: Page, passphrase: string): Promise<void> {
  markSecret(passphrase);
  await page.getByLabel("密码", { exact: true }).fill(passphrase);
  await page.getByLabel("再输入一次").fill(passphrase);
  await button(page, "继续").click();
  await writeDownAndEnter(page);
}

/** Takes the recovery key down from the screen, as a person would, and enters the desk. */
export async function writeDownAndEnter(page: Page): Promise<string> {
  const groups = page.getByRole("list", { name: "恢复密钥" }).getByRole("listitem").locator("code");
  await expect(groups).toHaveCount(14);
  const key = (await groups.allTextContents()).join("-");
  markSecret(key, key.replaceAll("-", ""));
  const enter = button(page, "进入 Deskside");
  await expect(enter).toBeDisabled();
  await page.getByRole("checkbox", { name: /我已抄下恢复密钥/ }).click();
  await enter.click();
  await expect(page.getByRole("navigation")).toBeVisible();
  return key;
}

/** The passphrase's field, in whatever language the window speaks. */
export const PASSPHRASE_FIELD = 'input[type="password"][autocomplete="current-password"]';

export async function unlock(page: Page, passphrase: string): Promise<void> {
  markSecret(passphrase);
  await page.locator(PASSPHRASE_FIELD).first().fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation")).toBeVisible();
}

type AreaName = "工单" | "诊断" | "资产" | "人员" | "冲突" | "同步" | "设置";

/** Tabs of a place of the rail: where they stand, and what they are called there. */
const TABS: Partial<Record<AreaName, { place: AreaName; tab: RegExp }>> = {
  冲突: { place: "同步", tab: /^冲突/ },
  同步: { place: "同步", tab: /^上传与服务器/ },
};

/** Areas by their words in the rail; those of 0.3.0 lead to where their things are now. */
export async function go(page: Page, area: AreaName | "队列"): Promise<void> {
  const name = area === "队列" ? "工单" : area;
  const tab = TABS[name];
  await page
    .getByRole("navigation")
    .getByText(tab?.place ?? name, { exact: true })
    .click();
  if (tab) await page.getByRole("group", { name: tab.place }).getByRole("button", { name: tab.tab }).click();
}

/** Picks inventory files; the system's own dialog is the one thing that is answered for the user. */
export async function importInventories(
  page: Page,
  answerDialog: (paths: string[]) => Promise<void>,
  paths: string[],
): Promise<void> {
  await go(page, "资产");
  await button(page, "导入清单文件").first().click();
  await answerDialog(paths);
  await button(page, "选择文件…").click();
  await button(page, /^导入 \d+ 项$/).click();
  await expect(page.getByText(/^已新增/)).toBeVisible();
  await button(page, "回到台账").click();
}

export interface NewTicket {
  requester: string;
  contact: string;
  place: string;
  title: string;
  description: string;
}

/** By keyboard: N, then the fields, then Ctrl+Enter. */
export async function openTicket(page: Page, ticket: NewTicket): Promise<void> {
  await go(page, "队列");
  // The shortcut belongs to the queue, which is loaded when it is first shown.
  await expect(button(page, "新建").first()).toBeVisible();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "新建工单" });
  await form.getByLabel("报修人").fill(ticket.requester);
  await form.getByLabel("联系方式").fill(ticket.contact);
  await form.getByLabel("工位").fill(ticket.place);
  await form.getByLabel("标题").fill(ticket.title);
  await form.getByLabel("描述").fill(ticket.description);
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
}

export async function chooseTicket(
  page: Page,
  view: "我的" | "未分派" | "全组",
  title: string,
): Promise<void> {
  await go(page, "队列");
  await page
    .getByRole("group", { name: "视图" })
    .getByRole("button", { name: new RegExp(`^${view}`) })
    .click();
  const row = page.getByRole("option").filter({ hasText: title });
  // Only what is in view is drawn: a long list is scrolled through, as a person would.
  await expect(async () => {
    if ((await row.count()) === 0) await page.getByRole("listbox").first().evaluate(onePageOn);
    await row.click({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: title })).toBeVisible();
}

/** Runs in the page: the next screenful of a list, and from its end its beginning. */
function onePageOn(list: { scrollTop: number; clientHeight: number; scrollHeight: number }): void {
  const next = list.scrollTop + list.clientHeight;
  list.scrollTop = next >= list.scrollHeight - 2 ? 0 : next;
}

export async function addNote(page: Page, text: string): Promise<void> {
  await page.getByLabel("处理内容").fill(text);
  await button(page, "添加记录").click();
  await expect(page.getByText(text)).toBeVisible();
}

export async function changeTitle(page: Page, title: string): Promise<void> {
  await button(page, /修改标题$/).click();
  const field = page.getByRole("textbox", { name: "标题" });
  await field.fill(title);
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: title })).toBeVisible();
}

export async function chooseAsset(page: Page, text: string): Promise<void> {
  await go(page, "资产");
  await page.getByLabel("搜索资产", { exact: true }).and(page.locator("input")).fill(text);
  // A list beside what is open, or the table over the whole pane.
  const row = page.getByRole("option").or(page.getByRole("row"));
  await row.filter({ hasText: text }).first().click();
}

/** Shows a part of the open asset. */
export async function showPart(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
}

/** Hands the open asset over, in good order, to a person who shows a badge and signs on the screen. */
export async function handOver(page: Page, receiver: string, place: string): Promise<void> {
  await button(page, "交接").first().click();
  await page.getByRole("combobox", { name: "交接类型" }).click();
  await page.getByRole("option", { name: "新领" }).click();
  await page.getByRole("textbox", { name: "接收人" }).fill(receiver);
  await page.getByLabel("交接地点").fill(place);
  await page.getByRole("combobox", { name: "身份核验" }).click();
  await page.getByRole("option", { name: "工牌" }).click();
  await button(page, "全部完好").click();
  await button(page, "请对方签字").click();
  const signing = page.getByRole("dialog", { name: "领用单" });
  await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
  await sign(page, signing);
  await button(signing, "确认签字").click();
  // The last one who signs, or does not, saves it.
  await button(signing, /^移交(方不签|人不签字)$/).click();
  await expect(page.getByRole("status").filter({ hasText: /H-.*保存在本机/ })).toBeVisible();
}

/** Two strokes with the mouse. */
export async function sign(page: Page, signing: Locator): Promise<void> {
  // Behind the signatures that were given.
  const box = await signing.getByRole("img").last().boundingBox();
  if (!box) throw new Error("the signature pad is not on the screen");
  for (const [from, to] of [
    [0.2, 0.6],
    [0.5, 0.85],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.7, { steps: 12 });
    await page.mouse.up();
  }
}

/** Waits until nothing is left to send and the hub has been heard. */
export async function synced(page: Page): Promise<void> {
  await expect(page.getByText(/^已同步 \d/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/条待(发|上传)/)).toBeHidden();
}
