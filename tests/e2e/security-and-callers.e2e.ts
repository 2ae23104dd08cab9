import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, startAlone } from "./support/desk.ts";
import { picturesOf } from "./support/pictures.ts";
import { runFolder } from "./support/run-folder.ts";

/**
 * A matter of security says that nobody was told yet, names who is on duty and keeps its limits; whoever calls about a
 * fault that many report hangs under it, and an important user is known as one.
 */

const folder = runFolder("security-and-callers");
const at = (name: string) => path.join(folder, name);
let desk: RunningConsole;
let page: Page;
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const query = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const picture = picturesOf(() => page, folder);
const article = () => page.getByRole("article");
const open = async (set: object) => (await execute({ type: "ticket.open", set })).id;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: at("window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
});
test.afterAll(() => desk.close());

test("a matter of security asks whom somebody telephoned, and keeps what was answered", async () => {
  const body = { site: null, line: "security", phone: "5119", turns: [] };
  const set = { title: { "zh-CN": "安全值班", en: "Security duty" }, body };
  await execute({ type: "definition.set", family: "duty", key: "security", set });
  const ticket = await open({ title: "疑似钓鱼邮件泄露口令", securityFlag: true });
  await chooseTicket(page, "未分派", "疑似钓鱼邮件泄露口令");
  await expect(article().getByText("还没有告知任何人：请立即打电话")).toBeVisible();
  await expect(article().getByText(/5119/)).toBeVisible();
  await expect(article().getByText(/信息安全负责人：还有 0 小时 \d+ 分/)).toBeVisible();
  await picture("untold");
  await article().getByRole("button", { name: "电话报告" }).click();
  const form = page.getByRole("dialog", { name: /的电话报告$/ });
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText("请选择报给谁")).toBeVisible();
  await form.getByRole("combobox", { name: "报给谁" }).click();
  await page.getByRole("option", { name: "信息安全负责人" }).click();
  await form.getByLabel("接电话的人").fill("赵主任");
  await form.getByLabel("报告时间").fill("刚才");
  await form.getByLabel("对方答复").fill("先断网，两小时内到场。");
  await picture("report");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(article().getByText("已电话告知 1 次")).toBeVisible();
  await expect(article().getByText(/信息安全负责人：.*已告知 赵主任/)).toBeVisible();
  await picture("told");
  const { reports } = await query<{ reports: { limit: string }[] }>("ticket.get", { id: ticket });
  expect(reports.map(({ limit }) => limit)).toEqual(["officer"]);
});

test("who calls about a fault hangs under it by one key, and its solution is theirs too", async () => {
  const fault = await open({ title: "三楼核心交换机断电", category: "network.access" });
  const person = await execute({
    type: "person.set",
    set: { name: "陈总", dept: "总经办", vip: true, spare: "NB-备-02" },
  });
  const said = { requester: "陈总", requesterPerson: person.id, vip: true };
  const caller = await open({ title: "办公室上不了网", ...said });
  await chooseTicket(page, "未分派", "办公室上不了网");
  await expect(page.getByText("重要用户 · 备用机 NB-备-02")).toBeVisible();
  await page.keyboard.press("h");
  const form = page.getByRole("dialog", { name: /报的是哪个故障$/ });
  await form.getByRole("combobox", { name: "主工单" }).fill("jiaohuanji");
  await page.keyboard.press("Enter");
  await picture("hang");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(page.getByRole("heading", { name: "主工单" })).toBeVisible();
  await picture("caller");
  await chooseTicket(page, "未分派", "三楼核心交换机断电");
  await expect(page.getByRole("heading", { name: "同一故障的来电 1" })).toBeVisible();
  await picture("fault");
  await page.keyboard.press("c");
  await expect(page.getByLabel("处理内容")).toBeFocused();
  await page.keyboard.type("已通知电工", { delay: 40 });
  await page.keyboard.press("Control+Enter");
  await expect
    .poll(async () => (await query<{ actions: { text: string }[] }>("ticket.get", { id: caller })).actions)
    .toMatchObject([{ text: "已通知电工" }]);
  expect((await query<{ callers: unknown[] }>("ticket.get", { id: fault })).callers).toHaveLength(1);
});
