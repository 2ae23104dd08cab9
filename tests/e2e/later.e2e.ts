import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, sign, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** What custody waits for, in the window: a slip that nobody signed is signed later; a loan is renewed. */

const folder = runFolder("later");
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const dayOf = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const handOver = { type: "custody.handOver", giverName: "林静", place: "3-12", handedAt: yesterday() };
  const unsigned = { reason: "对方不在现场" };
  const [laptop, projector] = [
    await execute({ type: "asset.register", set: { name: "笔记本", tag: "IT-0001" } }),
    await execute({ type: "asset.register", set: { name: "投影仪", tag: "IT-0002" } }),
  ];
  await execute({
    ...{ ...handOver, purpose: "issue", receiverName: "张伟", unsigned },
    lines: [{ asset: laptop.id, condition: "good" }],
  });
  await execute({
    ...{ ...handOver, purpose: "loan", dueBack: dayOf(3), receiverName: "李娜", unsigned },
    lines: [{ asset: projector.id, condition: "good" }],
  });
});
test.afterAll(() => desk.close());

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

/** How the signer was recognised, then the screen that is handed to them. */
async function beginSigning(title: string) {
  const form = page.getByRole("dialog", { name: /^补签单据 H-/ });
  await form.getByRole("combobox", { name: "身份核验" }).click();
  await page.getByRole("option", { name: "工牌" }).click();
  await page.keyboard.press("Control+Enter");
  return page.getByRole("dialog", { name: title, exact: true });
}

async function finishSigning(signing: Locator) {
  await sign(page, signing);
  await signing.getByRole("button", { name: "确认签字" }).click();
  // The last one who signs, or does not, saves it.
  await signing.getByRole("button", { name: /^移交(方不签|人不签字)$/ }).click();
}

test("the status line leads to what nobody signed; one key and the receiver signs the slip as it was", async () => {
  await button("2 张单据未签字").click();
  const list = page.getByRole("listbox", { name: "未签字" });
  await expect(list.getByRole("option").first()).toContainText("林静 → 张伟");
  await page.screenshot({ path: path.join(folder, "unsigned.png") });
  await page.keyboard.press("s");
  const signing = await beginSigning("领用单");
  await expect(signing.getByText(/^H-/)).toBeVisible();
  await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
  await finishSigning(signing);
  await expect(list.getByRole("option")).toHaveCount(1);
  await expect(button("1 张单据未签字")).toBeVisible();
});

test("the slip says when and on which console it was signed", async () => {
  await page.keyboard.press("Escape");
  await chooseAsset(page, "IT-0001");
  await expect(page.getByRole("article").getByText("在用", { exact: true })).toBeVisible();
  await page.getByRole("tab", { name: "经历" }).click();
  await button(/^打开单据 H-/).click();
  const card = page.getByRole("dialog", { name: /^领用单 H-/ });
  await expect(card.getByText(/^补签：在 \S+ 上/)).toBeVisible();
  await expect(card.getByRole("img", { name: /张伟/ })).toBeVisible();
  await page.screenshot({ path: path.join(folder, "slip.png") });
  await page.keyboard.press("Escape");
});

test("what was sent is in transit, with its parcel", async () => {
  await button("1 张单据未签字").click();
  await button("记录联系…").click();
  const form = page.getByRole("dialog", { name: /^记录对单据 H-\S+ 的联系$/ });
  await form.getByRole("combobox", { name: "方式" }).click();
  await page.getByRole("option", { name: "快递" }).click();
  await form.getByRole("combobox", { name: "结果" }).click();
  await page.getByRole("option", { name: "已寄出" }).click();
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByText("请填写快递单号")).toBeVisible();
  await form.getByRole("textbox", { name: "快递单号" }).fill("SF1234567");
  await page.screenshot({ path: path.join(folder, "attempt.png") });
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("option").first()).toContainText("在途：SF1234567");
  // From its card as well.
  await button(/^打开单据 H-/).click();
  const card = page.getByRole("dialog", { name: /^借用单 H-/ });
  await expect(card.getByText("快递 · 已寄出 · SF1234567")).toBeVisible();
  await card.getByRole("button", { name: "补签…" }).click();
  const signing = await beginSigning("借用单");
  await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
  await page.screenshot({ path: path.join(folder, "signing.png") });
  await finishSigning(signing);
  await expect(card.getByText(/^补签：在 \S+ 上/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("所有单据都已签字。")).toBeVisible();
});

test("a loan that is due soon is renewed, and leaves the list", async () => {
  await button(/^7 天内到期/).click();
  await expect(page.getByRole("option")).toContainText("3 天后到期");
  await page.screenshot({ path: path.join(folder, "soon.png") });
  await button("续借…").click();
  const form = page.getByRole("dialog", { name: "续借 IT-0002" });
  await form.getByLabel("改为在此日期前归还").fill(dayOf(40));
  await form.getByRole("textbox", { name: "原因" }).fill("项目延期");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("没有这样的借出。")).toBeVisible();
});
