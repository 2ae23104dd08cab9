import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";
import { beginSigning, finishSigning } from "./support/sign-later.ts";

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

test("the status line leads to what nobody signed; one key and the receiver signs the slip as it was", async () => {
  await button("2 张单据未签字").click();
  const list = page.getByRole("listbox", { name: "未签字" });
  await expect(list.getByRole("option").first()).toContainText("林静 → 张伟");
  await page.screenshot({ path: path.join(folder, "unsigned.png") });
  await page.keyboard.press("s");
  const signing = await beginSigning(page, "领用单");
  await expect(signing.getByText(/^H-/)).toBeVisible();
  await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
  await finishSigning(page, signing);
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
  const signing = await beginSigning(page, "借用单");
  await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
  await page.screenshot({ path: path.join(folder, "signing.png") });
  await finishSigning(page, signing);
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

test("a leaver with two things missing signs one slip that says so, and they read missing afterwards", async () => {
  const { id: person } = await execute({ type: "person.set", set: { name: "王芳" } });
  const tags = ["IT-0011", "IT-0012", "IT-0013", "IT-0014"];
  const names = ["笔记本", "显示器", "手机", "门禁卡"];
  const assets: string[] = [];
  for (const [at, tag] of tags.entries()) {
    assets.push((await execute({ type: "asset.register", set: { name: names[at], tag } })).id);
  }
  await execute({
    ...{ type: "custody.handOver", purpose: "issue", giverName: "林静", receiverName: "王芳" },
    ...{ receiver: person, place: "3-12", handedAt: yesterday() },
    unsigned: { reason: "对方不在现场" },
    lines: assets.map((asset, at) => ({
      asset,
      condition: "good",
      accessories: at === 0 ? [{ name: "电源适配器", qty: 1, serial: "PA-77" }] : [],
    })),
  });
  await go(page, "人员");
  await page.getByRole("option").filter({ hasText: "王芳" }).click();
  await button("全部收回").click();
  await page.getByRole("combobox", { name: "归还原因" }).click();
  await page.getByRole("option", { name: "离职" }).click();
  // One is taken off the list: the form says that a leaver brings everything, and puts it back.
  await button("移除 门禁卡").click();
  await expect(page.getByText("还有 1 项未列入")).toBeVisible();
  await button("全部列入（1 项）").click();
  await expect(page.getByText("还有 1 项未列入")).toHaveCount(0);
  await page.getByLabel("归还地点").fill("库房");
  await button("手机 未归还").click();
  await button("门禁卡 未归还").click();
  await button("全部完好").click();
  await page.getByRole("combobox", { name: "身份核验" }).click();
  await page.getByRole("option", { name: "工牌" }).click();
  // Nothing is presumed of what is not there.
  await button("请对方签字").click();
  await expect(page.getByText("请写明未归还的情况（至少 2 个字）")).toHaveCount(2);
  await page.getByRole("textbox", { name: "手机 未归还的说明" }).fill("称上月遗失，工位已查");
  await page.getByRole("textbox", { name: "门禁卡 未归还的说明" }).fill("称在家中");
  // The charger has its own number; the laptop came back damaged, and its finder does not say whose fault that is.
  await page.getByRole("group", { name: "笔记本 的配件" }).getByText("电源适配器").click();
  await button("笔记本 的更多内容").click();
  const serial = page.getByRole("textbox", { name: "笔记本 的 电源适配器 的序列号" });
  await expect(serial).toHaveValue("");
  await serial.fill("PA-77");
  await page.getByRole("combobox", { name: "笔记本 的外观状况" }).click();
  await page.getByRole("option", { name: "损坏", exact: true }).click();
  await page.getByRole("textbox", { name: "笔记本 没有照片的原因" }).fill("相机损坏");
  const liability = page.getByRole("combobox", { name: "笔记本 的损坏、缺失责任" });
  await expect(liability).toHaveValue("");
  await liability.click();
  await page.getByRole("option", { name: "人为损坏" }).click();
  const decidedBy = page.getByRole("textbox", { name: "笔记本 的责任认定人" });
  await decidedBy.fill("林静");
  await button("请对方签字").click();
  await expect(page.getByText("发现损坏的人不能认定责任")).toBeVisible();
  await decidedBy.fill("陈主任");
  await page.screenshot({ path: path.join(folder, "leaver.png") });

  await button("请对方签字").click();
  const signing = page.getByRole("dialog", { name: "离职交接单" });
  await expect(signing.getByText("未归还：称上月遗失，工位已查")).toBeVisible();
  await expect(signing.getByText("未归还：称在家中")).toBeVisible();
  await expect(signing.getByText("电源适配器 PA-77")).toBeVisible();
  await page.screenshot({ path: path.join(folder, "leaver-slip.png") });
  await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
  await finishSigning(page, signing);
  await expect(page.getByRole("status").filter({ hasText: /R-.*保存在本机/ })).toBeVisible();

  const held = page.getByRole("article", { name: "王芳" }).getByRole("listitem");
  await go(page, "人员");
  await page.getByRole("option").filter({ hasText: "王芳" }).click();
  await expect(held.filter({ hasText: "盘亏待查" })).toHaveCount(2);
  await button("2 项盘亏待查").click();
  await expect(page.getByRole("listbox", { name: "盘亏待查" }).getByRole("option")).toHaveCount(2);
  await page.screenshot({ path: path.join(folder, "missing.png") });
  await page.keyboard.press("Escape");

  // She comes once more and brings nothing: there is a slip of that too, and only with a signature.
  await go(page, "人员");
  await page.getByRole("option").filter({ hasText: "王芳" }).click();
  await button("全部收回").click();
  await page.getByRole("combobox", { name: "归还原因" }).click();
  await page.getByRole("option", { name: "离职" }).click();
  await page.getByLabel("归还地点").fill("库房");
  for (const name of ["手机", "门禁卡"]) {
    await button(`${name} 未归还`).click();
    await page.getByRole("textbox", { name: `${name} 未归还的说明` }).fill("仍未找到");
  }
  await page.getByRole("combobox", { name: "身份核验" }).click();
  await page.getByRole("option", { name: "工牌" }).click();
  await button("请对方签字").click();
  await expect(signing.getByText("未归还：仍未找到")).toHaveCount(2);
  await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
  await page.screenshot({ path: path.join(folder, "nothing-back.png") });
  await finishSigning(page, signing);
  await expect(page.getByRole("status").filter({ hasText: /R-.*保存在本机/ })).toBeVisible();
  await chooseAsset(page, "IT-0013");
  await expect(page.getByRole("article").getByText("盘亏待查", { exact: true }).first()).toBeVisible();
});
