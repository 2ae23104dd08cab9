import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, go, startAlone } from "./support/desk.ts";
import { picturesOf } from "./support/pictures.ts";
import { runFolder } from "./support/run-folder.ts";

/**
 * What the team decides for itself, in the settings: a module of text, a message whose placeholders
 * are held to what a ticket says, a group that one is of, and the notice of the year that is to come.
 */

const folder = runFolder("definitions");
let desk: RunningConsole;
let page: Page;
const TITLE = "五楼投影仪无信号";
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const dialog = () => page.getByRole("dialog");
const picture = picturesOf(() => page, folder);
const save = () => dialog().getByRole("button", { name: "保存" }).click();

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const ticket = (await execute({ type: "ticket.open", set: { title: TITLE } })).id;
  await execute({ type: "ticket.group", ticket, group: "network" });
  await execute({ type: "ticket.open", set: { title: "想要第二台显示器", type: "request" } });
});
test.afterAll(() => desk.close());

test("a lead changes them by one form, and what is refused is said at its field", async () => {
  await go(page, "设置");
  const families = page.getByRole("group", { name: "定义种类" });
  await families.getByRole("button", { name: "常用语" }).click();
  await page.getByRole("button", { name: "新增常用语" }).click();
  await dialog().getByLabel("名称（中文）").fill("换线");
  await save();
  await expect(dialog().getByText("此项必填")).toBeVisible();
  await picture("module");
  await dialog().getByLabel("内容（中文）").fill("更换 HDMI 线后投影正常。");
  await save();
  await expect(page.getByRole("row", { name: /换线.*更换 HDMI 线后投影正常。.*第 1 版/ })).toBeVisible();

  await families.getByRole("button", { name: "消息模板" }).click();
  await page.getByRole("button", { name: "更改：处理进展" }).click();
  await dialog().getByLabel("内容（中文）").fill("{name} 您好，工单 {number} 正在处理。");
  await save();
  await expect(dialog().getByText(/花括号里只能写/)).toBeVisible();
  await dialog().getByLabel("内容（中文）").fill("您好，工单 {number} 正在处理。");
  await expect(dialog().getByText("您好，工单 T-K7-0042 正在处理。")).toBeVisible();
  await picture("message");
  await save();
  await expect(page.getByRole("row", { name: /处理进展.*第 2 版/ })).toBeVisible();

  await families.getByRole("button", { name: "小组", exact: true }).click();
  await page.getByRole("button", { name: "更改：网络组" }).click();
  await dialog().getByLabel("成员").click();
  await page.getByRole("option", { name: "林静" }).click();
  await save();
  await expect(page.getByRole("row", { name: /网络组.*林静/ })).toBeVisible();
  await picture("groups");
});

test("tickets of one's own groups are chosen", async () => {
  await chooseTicket(page, "未分派", TITLE);
  await page.keyboard.press("f");
  const group = page.getByRole("group", { name: "筛选" }).getByLabel("处理组");
  await group.click();
  await page.getByRole("option", { name: "我的小组" }).click();
  await expect(page.getByRole("option", { name: new RegExp(TITLE) })).toBeVisible();
  await expect(page.getByRole("option", { name: /第二台显示器/ })).toHaveCount(0);
});

test("the notice of a year is pasted, looked at and taken in", async () => {
  await go(page, "设置");
  await page.getByRole("button", { name: "导入放假通知" }).last().click();
  const text = dialog().getByLabel("文件内容");
  await text.fill('{"year":2099,"days":[]}');
  await save();
  await expect(dialog().getByText("没有任何放假日")).toBeVisible();
  await text.fill('{"year":2099,"days":[{"name":"元旦","date":"2099-01-01","isOffDay":true}]}');
  await expect(dialog().getByText("2099 年 1 月 1 日 元旦")).toBeVisible();
  await picture("notice");
  await save();
  await expect(page.getByText("已导入 2099 年放假通知。")).toBeVisible();
});
