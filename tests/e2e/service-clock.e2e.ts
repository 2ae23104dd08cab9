import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, go, startAlone } from "./support/desk.ts";
import { picturesOf } from "./support/pictures.ts";
import { runFolder } from "./support/run-folder.ts";
import { screenFaults } from "./support/screen-faults.ts";

/**
 * The service clock at the desk, alone and offline: what is left stands in list and head, a pause says for what
 * it waits, a click opens the sum, a step is told later, a lead decides on a priority, and nothing is closed
 * without its class and cause.
 */

const folder = runFolder("service-clock");
const at = (name: string) => path.join(folder, name);
let desk: RunningConsole;
let page: Page;
let ticket: string;
const TITLE = "财务部打印机全部脱机";
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const query = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const picture = picturesOf(() => page, folder);
/** The clock's own line; a step of the ladder under it may say the same. */
const line = () =>
  page
    .getByRole("article")
    .getByText(/^(响应|到场|解决)(剩余|已暂停|超时|已在)/)
    .first();
const clock = async () =>
  (
    await query<{ clocks: Record<string, { state: string; targetMinutes: number; pausedMinutes: number }> }>(
      "ticket.clock",
      { id: ticket, at: new Date().toISOString() },
    )
  ).clocks;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: at("window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  // Day and night, so that it says the same whenever the test runs.
  for (const [key, minutes] of [
    ["p1", { response: 30, onSite: 30, resolution: 240 }],
    ["p2", { response: 60, onSite: 60, resolution: 480 }],
  ] as const) {
    const body = { for: { priorities: [key.toUpperCase()] }, minutes, always: true };
    await execute({ type: "definition.set", family: "target", key, set: { body } });
  }
  const set = { title: TITLE, requester: "王芳", impact: "medium", urgency: "high" };
  ticket = (await execute({ type: "ticket.open", set })).id;
  await execute({ type: "ticket.open", set: { title: "想要第二台显示器", type: "request" } });
});
test.afterAll(() => desk.close());

test("what is left stands in the list and under the title, and runs from acceptance to the solution", async () => {
  await chooseTicket(page, "未分派", TITLE);
  await expect(line()).toHaveText(/响应剩余 (1:00|0:5\d)/);
  await expect(page.getByRole("option", { name: TITLE })).toContainText(/1:00|0:5\d/);
  await picture("new");
  await page.keyboard.press("a");
  await picture("accepted");
  await expect(line()).toHaveText(/到场剩余 /);
  await page.keyboard.press("v");
  await expect(line()).toHaveText(/解决剩余 (8:00|7:5\d)/);
  await expect.poll(clock).toMatchObject({ response: { state: "met" }, onSite: { state: "met" } });
});

test("it is put on hold for a supplier: nothing runs, and the list says for what it waits", async () => {
  await chooseTicket(page, "我的", TITLE);
  await page.keyboard.press("p");
  const form = page.getByRole("dialog", { name: /^挂起 / });
  await expect(form).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText("请选择在等什么")).toBeVisible();
  await form.getByRole("combobox", { name: "等什么" }).click();
  await page.getByRole("option", { name: "待供应商/保修" }).click();
  await form.getByLabel("供应商受理号").fill("CASE-20261128");
  await form.getByLabel("说明").fill("供应商答应明天下午到。");
  await picture("pause");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(line()).toHaveText(/解决已暂停：待供应商\/保修/);
  await expect(page.getByRole("option", { name: TITLE })).toContainText("待供应商/保修");
  await expect(page.getByText("供应商答应明天下午到。")).toBeVisible();
  await expect(page.getByText("待供应商/保修 · CASE-20261128")).toBeVisible();
  await picture("paused");
  await page.keyboard.press("z");
  await expect(line()).toHaveText(/解决剩余 /);
  await execute({ type: "ticket.pause", ticket, reason: "parts", reference: "PO-7" });
  await expect(line()).toHaveText(/待备件\/采购/);
  await page.keyboard.press("o");
  await expect(line()).toHaveText(/解决剩余 /);
});

test("a lead decides how urgent it is; the time so far stays, the target is another", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("调整优先级");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: /优先级$/ });
  await form.getByRole("combobox", { name: "优先级" }).click();
  await page.getByRole("option", { name: "P1 特急", exact: true }).click();
  await form.getByLabel("原因").fill("月底结账，全部门停工");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(line()).toHaveText(/解决剩余 (4:00|3:5\d)/);
});

test("a click opens the sum: what was used, why it stood still, by which rules", async () => {
  await page.getByRole("article").getByRole("button", { name: /到期$/ }).click();
  const sum = page.getByRole("dialog", { name: /^服务时限：T-/ });
  await expect(sum.getByRole("row", { name: /^解决/ })).toContainText("4:00");
  await expect(sum.getByText(/挂起（待备件\/采购）/)).toBeVisible();
  await expect(sum.getByText(/目标：特急故障（第 2 版）。 全天候计时/)).toBeVisible();
  await picture("sum");
  expect(await screenFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(sum).toBeHidden();
});

test("that it was told earlier is said later, with the reason; what is not over yet is refused", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("补记时间");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: /^补记 T-/ });
  await form.getByRole("combobox", { name: "哪一步" }).click();
  await page.getByRole("option", { name: "用户提出" }).click();
  await form.getByLabel("实际时间").fill("5小时前");
  await form.getByLabel("为什么晚记").fill("在走廊里说的");
  await picture("told");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(line()).toHaveText(/解决超时 (1:00|0:5\d|1:01)/);
  await expect.poll(clock).toMatchObject({ resolution: { state: "breached" } });
  await picture("over");
});

test("nothing is closed without its class and, as urgent as this, its cause", async () => {
  await execute({
    type: "ticket.resolve",
    ticket,
    resolutionCode: "fixed",
    solution: "重启打印服务器后恢复",
  });
  await expect(execute({ type: "ticket.close", ticket, confirmation: "verbal" })).rejects.toThrow(
    /"missing":\["category","rootCause"\]/,
  );
  await expect(
    page.getByRole("region", { name: "填写" }).getByRole("button", { name: /^关闭/ }),
  ).toBeVisible();
  await page.keyboard.press("w");
  const form = page.getByRole("dialog");
  await expect(form).toBeVisible();
  await form.getByLabel("口头确认").check();
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText("关闭前请填写").first()).toBeVisible();
  for (const [field, option] of [
    ["分类", "打印机"],
    ["原因", "硬件"],
  ] as const) {
    await form.getByRole("combobox", { name: field }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  }
  await picture("close");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect
    .poll(async () => (await query<{ row: { status: string } }>("ticket.get", { id: ticket })).row.status)
    .toBe("closed");
  await expect.poll(clock).toMatchObject({ resolution: { state: "breached", targetMinutes: 240 } });
});

test("a lead changes what is promised and when the team works; what is no time is not taken", async () => {
  await go(page, "设置");
  await page.getByRole("button", { name: "更改服务请求" }).click();
  const target = page.getByRole("dialog", { name: "更改服务请求" });
  await target.getByLabel("响应（小时:分钟）").fill("很快");
  await page.keyboard.press("Control+Enter");
  await expect(target.getByText("请填写小时和分钟，例如 4:30")).toBeVisible();
  await target.getByLabel("响应（小时:分钟）").fill("2:30");
  await page.keyboard.press("Control+Enter");
  await expect(target).toBeHidden();
  await expect(page.getByRole("row", { name: /^服务请求 2:30/ })).toBeVisible();
  await page.getByRole("button", { name: "新增服务时限" }).click();
  const made = page.getByRole("dialog", { name: "新增服务时限" });
  await made.getByLabel("服务时限名称").first().fill("会议保障");
  await made.getByLabel("响应（小时:分钟）").fill("0:15");
  const items = made.getByRole("combobox", { name: "只用于服务目录项" });
  await items.fill("会议");
  await page.getByRole("option", { name: /会议/ }).first().click();
  await picture("target");
  await page.keyboard.press("Control+Enter");
  await expect(made).toBeHidden();
  await expect(page.getByRole("row", { name: /^会议保障 会议\S* 0:15/ })).toBeVisible();
  await page.getByRole("button", { name: "更改标准工作日历" }).click();
  const calendar = page.getByRole("dialog", { name: "更改标准工作日历" });
  await calendar.getByLabel("星期六").fill("9:00-12:00");
  await calendar.getByLabel("本单位的特殊日子").fill("2026-12-31 年终盘点");
  await picture("calendar");
  expect(await screenFaults(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(calendar).toBeHidden();
  await expect(page.getByText("星期六 09:00-12:00")).toBeVisible();
  await picture("settings");
  const [row] = await query<{ key: string; body: object }[]>("definition.list", { family: "calendar" });
  expect(row).toMatchObject({ key: "standard", body: { reasons: { "2026-12-31": "年终盘点" } } });
});
