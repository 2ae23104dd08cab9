import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { portray } from "./support/camera.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Requests of the catalogue, addresses out of a list, an arrival and a leaver, in the window. */

const PASSPHRASE = "correct horse battery staple";
const folder = runFolder("requests");
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial", timeout: 120_000 });

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const query = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
const dialog = (name: string | RegExp) => page.getByRole("dialog", { name });
const context = () => page.getByRole("complementary", { name: "人员、资产和详情" });
const tab = (name: string) => page.getByRole("button", { name, exact: true });
let person = "";
let laptop = "";

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  page.setDefaultTimeout(10_000);
  await startAlone(page, "林静", PASSPHRASE);
  const set = { name: "王芳", employeeNo: "E2001", dept: "财务部", phone: "13800138000", place: "3-06" };
  ({ id: person } = await execute({ type: "person.set", set: { ...set, active: true } }));
  ({ id: laptop } = await execute({
    type: "asset.register",
    set: { kind: "laptop", name: "财务笔记本", tag: "NB-0042" },
  }));
});
test.afterAll(() => desk.close());

test("a request of the catalogue is found by typing, asks what it needs, and waits for its approval", async () => {
  await go(page, "工单");
  await page.keyboard.press("n");
  const form = dialog("新建工单");
  await form.getByLabel("报修人").fill("王芳");
  await page.getByRole("option", { name: /^王芳 E2001/ }).click();
  // Pinyin finds what of the catalogue is meant.
  await form.getByLabel("申请事项").fill("zhyqx");
  await page.getByRole("option", { name: "账号与权限申请" }).click();
  await expect(form.getByLabel("标题")).toHaveValue("账号与权限申请");
  await form.getByLabel("系统", { exact: true }).fill("财务系统");
  await form.getByLabel("权限范围").fill("应付账款查询");
  await form.getByLabel("有效期至").fill("2027-03-31");
  expect(await portray(page, "requests-form")).toEqual([]);
  await form.getByRole("button", { name: "创建工单" }).click();
  await expect(form).toBeHidden();
  await expect(context().getByText("财务系统")).toBeVisible();
  await expect(context().getByText("待审批：部门负责人")).toBeVisible();
  expect(await portray(page, "requests-ticket")).toEqual([]);
});

test("its approval is recorded with where it stands; nobody allows his own", async () => {
  await context().getByRole("button", { name: "记录审批" }).click();
  const form = dialog(/部门负责人/);
  await form.getByLabel("审批人").fill("王芳");
  await page.getByRole("option", { name: /^王芳 E2001/ }).click();
  await form.getByLabel("同意", { exact: true }).check();
  await form.getByLabel("其他审批系统").check();
  await form.getByLabel("审批单号").fill("OA-2026-118");
  await form.getByRole("button", { name: "记录审批" }).click();
  await expect(form.getByText("申请人不能审批自己的申请").first()).toBeVisible();
  await form.getByLabel("审批人").fill("陈主任");
  await form.getByRole("button", { name: "记录审批" }).click();
  await expect(form).toBeHidden();
  await expect(context().getByText(/陈主任.*同意/)).toBeVisible();
});

test("an address is taken from its list: the next that is free is proposed, and taken once", async () => {
  await go(page, "人员");
  await tab("IP 地址").click();
  await button("添加网段").click();
  const subnet = dialog("新增网段");
  await subnet.getByLabel("名称（中文）").fill("三楼办公网");
  await subnet.getByLabel(/^网段/).fill("10.20.3.0/24");
  await subnet.getByLabel("网关").fill("10.20.3.1");
  await subnet.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("下一个空闲：10.20.3.2")).toBeVisible();
  await button("登记 IP 地址").first().click();
  const take = dialog("登记 IP 地址");
  await expect(take.getByLabel(/^IP 地址/)).toHaveValue("10.20.3.2");
  await take.getByLabel("使用人").fill("王芳");
  await page.getByRole("option", { name: /^王芳 E2001/ }).click();
  await take.getByLabel("MAC 地址").fill("00-1B-44-11-3A-B7");
  await take.getByLabel("信息点").fill("3-06-A");
  await take.getByLabel("有效期至").fill("2027-03-31");
  expect(await portray(page, "requests-take")).toEqual([]);
  await take.getByRole("button", { name: "登记 IP 地址" }).click();
  await expect(take).toBeHidden();
  await expect(page.getByRole("option", { name: /10\.20\.3\.2/ })).toBeVisible();
  await expect(page.getByText("下一个空闲：10.20.3.3")).toBeVisible();
  await page.getByRole("option", { name: /10\.20\.3\.2/ }).click();
  await expect(page.getByRole("article", { name: "10.20.3.2" }).getByText("00:1b:44:11:3a:b7")).toBeVisible();
  expect(await portray(page, "requests-addresses")).toEqual([]);
  // Another of the same address is refused, with the reason beside it.
  await button("登记 IP 地址").first().click();
  await take.getByLabel(/^IP 地址/).fill("10.20.3.2");
  await take.getByRole("button", { name: "登记 IP 地址" }).click();
  await expect(take.getByText("这个地址已有人使用").first()).toBeVisible();
  await page.keyboard.press("Escape");
});

test("an arrival opens all its tickets as one act, due by nine on the first day", async () => {
  await page.getByRole("group", { name: "人员与地点" }).getByRole("button", { name: "人员" }).click();
  await page.getByRole("option", { name: /王芳/ }).click();
  await button("办理入职、搬迁、离职").click();
  const form = dialog("为 王芳 办理");
  await form.getByLabel("事项包").click();
  await page.getByRole("option", { name: "入职", exact: true }).click();
  await form.getByLabel("入职日期").fill("2027-03-01");
  await expect(form.getByText("当天 09:00 前").first()).toBeVisible();
  expect(await portray(page, "requests-arrival")).toEqual([]);
  await form.getByRole("button", { name: "新建 5 张工单" }).click();
  await expect(form).toBeHidden();
  const { rows } = await query<{ rows: { id: string; title: string }[] }>("ticket.page", { text: "王芳" });
  const kit = rows.find(({ title }) => title.startsWith("准备电脑"));
  expect(rows.filter(({ title }) => title.endsWith("· 王芳"))).toHaveLength(5);
  const { fields } = await query<{ fields: Record<string, unknown> }>("ticket.get", { id: kit?.id ?? "" });
  expect(String(fields.dueAt)).toContain("2027-03-01T09:00");
  expect(fields.package).toMatchObject({ key: "arrival", person, day: "2027-03-01" });
});

test("a leaver's sheet says what is missing, back and closed", async () => {
  await execute({
    ...{ type: "custody.handOver", purpose: "issue", giverName: "林静" },
    ...{
      to: { holder: "person", person, name: "王芳" },
      place: "3-06",
      handedAt: "2026-11-20T09:00:00.000+08:00",
    },
    lines: [{ asset: laptop, condition: "good" }],
    unsigned: { reason: "本人确认" },
  });
  await button("办理入职、搬迁、离职").click();
  const form = dialog("为 王芳 办理");
  await form.getByLabel("事项包").click();
  await page.getByRole("option", { name: "离职", exact: true }).click();
  await form.getByLabel("离职日期").fill("2027-03-31");
  await form.getByRole("button", { name: "新建 4 张工单" }).click();
  await expect(form).toBeHidden();
  await button("离职交接单").click();
  const sheet = dialog(/离职交接单/);
  await expect(sheet.getByText(/还有 \d+ 项没有归还或办结/)).toBeVisible();
  await expect(sheet.getByRole("row", { name: /资产 NB-0042.*未完成/ })).toBeVisible();
  await expect(sheet.getByRole("row", { name: /IP 地址 10\.20\.3\.2.*未完成/ })).toBeVisible();
  expect(await portray(page, "requests-leaver")).toEqual([]);
});
