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
 * The end of the work at the desk: a ticket is handed on with a summary, tested, closed with a signature on the
 * screen, and rated by the user out of the technician's sight. Who is on duty is told under Settings; a shift
 * hands over a sheet.
 */

const folder = runFolder("delivery");
const at = (name: string) => path.join(folder, name);
let desk: RunningConsole;
let page: Page;
let ticket: string;
const TITLE = "财务部打印机全部脱机";
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const query = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const picture = picturesOf(() => page, folder);

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: at("window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const set = {
    title: TITLE,
    requester: "王芳",
    impact: "medium",
    urgency: "high",
    category: "hardware.printer",
  };
  ticket = (await execute({ type: "ticket.open", set })).id;
  await execute({ type: "ticket.accept", ticket });
  await execute({ type: "ticket.note", ticket, text: "重启了打印服务器，没有好转。", minutes: 20 });
});
test.afterAll(() => desk.close());

test("it is handed on to the second line, with what was done as a draft from the work log", async () => {
  await chooseTicket(page, "我的", TITLE);
  await page.keyboard.press("u");
  const form = page.getByRole("dialog", { name: /^升级 / });
  await expect(form.getByLabel("已做")).toHaveValue("· 重启了打印服务器，没有好转。");
  await expect(form.getByText("草稿，取自处理记录，请核对后修改。")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText("请选择交给谁")).toBeVisible();
  await form.getByRole("combobox", { name: "交给" }).click();
  await page.getByRole("option", { name: "二线" }).click();
  await form.getByLabel("升级原因").fill("需要域控权限");
  await form.getByLabel("未完成").fill("打印队列的服务账号待查。");
  await picture("escalate");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  const story = page.getByRole("article");
  await expect(story.getByText("需要域控权限")).toBeVisible();
  await expect(story.getByText("打印队列的服务账号待查。")).toBeVisible();
  await picture("escalated");
});

test("it is tested, closed with a signature on the screen, and rated out of sight", async () => {
  await execute({
    type: "ticket.resolve",
    ticket,
    ...{ resolutionCode: "configured", rootCause: "permission", solution: "重设了打印队列的服务账号。" },
  });
  await page.keyboard.press("y");
  const test_ = page.getByRole("dialog", { name: /^验证 / });
  await test_.getByLabel("测试内容").fill("三台电脑各打印一页测试页");
  await test_.getByLabel("用户").check();
  await test_.getByLabel("通过", { exact: true }).check();
  await picture("verify");
  await page.keyboard.press("Control+Enter");
  await expect(test_).toBeHidden();
  await page.keyboard.press("w");
  const close = page.getByRole("dialog", { name: /^关闭/ });
  await close.getByLabel("屏幕签字").check();
  await close.getByLabel("认得本人").or(close.getByRole("radio").nth(5)).first().check();
  await close.getByLabel("给用户的使用提示").fill("更换密码后请通知信息部。");
  // Who is at the desk is asked; nobody is who was spoken to on the telephone.
  await close.getByLabel("关闭后请用户评价").check();
  await picture("close");
  await page.keyboard.press("Control+Enter");
  const paper = page.getByRole("dialog", { name: /^服务确认单/ });
  await expect(paper).toBeVisible();
  await paper.getByRole("checkbox").check();
  const pad = await paper.getByRole("img").boundingBox();
  if (!pad) throw new Error("no pad");
  for (const [from, to] of [
    [0.2, 0.6],
    [0.4, 0.8],
  ] as const) {
    await page.mouse.move(pad.x + pad.width * from, pad.y + pad.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(pad.x + pad.width * to, pad.y + pad.height * 0.6, { steps: 6 });
    await page.mouse.up();
  }
  await picture("signing");
  await paper.getByRole("button", { name: "完成" }).or(paper.getByRole("button").last()).first().click();
  const pin = page.getByRole("dialog", { name: "请评价本次服务" });
  await expect(pin).toBeVisible();
  await picture("rate");
  await page.keyboard.press("Escape");
  await expect(pin).toBeVisible();
  await pin.getByRole("radio", { name: /^不满意/ }).click();
  await pin.getByLabel("哪里不满意？").fill("等了两天。");
  await pin.getByRole("button", { name: "提交" }).click();
  await expect(page.getByText("谢谢您的评价")).toBeVisible();
  await expect(page.getByText("等了两天。")).toBeHidden();
  await picture("thanks");
  await page.getByRole("button", { name: "返回工作台" }).click();
  const { fields, row } = await query<{ fields: Record<string, unknown>; row: { status: string } }>(
    "ticket.get",
    {
      id: ticket,
    },
  );
  expect(row.status).toBe("closed");
  expect(fields).toMatchObject({ confirmation: "signed", rating: null });
  await expect(page.getByText("等了两天。")).toBeHidden();
  await picture("closed");
});

test("who is on duty stands in Settings, and a shift hands over a sheet", async () => {
  await go(page, "设置");
  await page.getByRole("button", { name: "新建值班表" }).click();
  const form = page.getByRole("dialog", { name: "新建值班表" });
  await form.getByLabel("值班电话").fill("8001");
  await form.getByLabel("班次").fill("2026-01-01 09:00 2026-01-01 18:00 没有这个人");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText(/第 1 行看不懂/)).toBeVisible();
  await form.getByLabel("班次").fill("2020-01-01 09:00 2099-01-01 18:00 林静");
  await picture("duty-form");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  const sheet = page.getByRole("table", { name: "值班表" });
  await expect(sheet).toContainText("林静");
  await expect(sheet).toContainText("8001");
  await execute({
    type: "ticket.accept",
    ticket: (await execute({ type: "ticket.open", set: { title: "会议室投影模糊" } })).id,
  });
  await page.getByRole("button", { name: "写交接班" }).click();
  const shift = page.getByRole("dialog", { name: "写交接班" });
  await expect(shift.getByLabel("处理中")).toHaveValue(/会议室投影模糊/);
  await shift.getByLabel("交班说明").fill("钥匙在柜子里。");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "交接班", exact: true })).toContainText("钥匙在柜子里。");
  await picture("shift");
  await page.keyboard.press("Escape");
  await picture("duty");
});

test("a step of the ladder stands at the ticket, reckoned here while no hub has recorded it", async () => {
  const minutes = { response: 10, resolution: 20 };
  const body = { for: { priorities: ["P2"] }, minutes, always: true };
  await execute({ type: "definition.set", family: "target", key: "p2", set: { body } });
  const set = { title: "收银台扫码枪失灵", requester: "赵敏", impact: "medium", urgency: "high" };
  const late = (await execute({ type: "ticket.open", set })).id;
  const told = new Date(Date.now() - 19 * 60_000).toISOString();
  await execute({ type: "ticket.accept", ticket: late });
  for (const step of ["opened", "accepted"]) {
    await execute({ type: "ticket.happened", ticket: late, step, at: told, reason: "走廊里说的" });
  }
  await go(page, "工单");
  await chooseTicket(page, "我的", "收银台扫码枪失灵");
  await expect(page.getByText("用时 90 %")).toBeVisible();
  await expect(page.getByText("（本机判定）")).toBeVisible();
  await picture("ladder");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture("ladder-dark");
  await page.keyboard.press("u");
  await expect(page.getByRole("dialog", { name: /^升级 / })).toBeVisible();
  await picture("escalate-dark");
  await page.keyboard.press("Escape");
});
