import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** A checklist that blocks its ticket: said beforehand, refused, gone on with, concluded, taken over, resolved. */

const folder = runFolder("diagnostics-ticket");
let desk: RunningConsole;
let page: Page;
let ticket: string;
let run: string;
test.setTimeout(60_000);
test.describe.configure({ mode: "serial" });

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const composer = () => page.getByRole("region", { name: "填写" });
const TITLE = "电脑弹窗勒索";

const checklist = {
  ...{ section: "security", gate: "block", categories: ["consultation.training"] },
  title: { "zh-CN": "疑似中毒", en: "Suspected malware" },
  steps: [
    { key: "isolated", kind: "confirm", title: { "zh-CN": "已断网隔离", en: "Off the network" } },
    {
      ...{ key: "free", kind: "number", unit: "GB", range: { min: 10 } },
      ...{ title: { "zh-CN": "剩余空间", en: "Free space" }, go: [{ to: "found" }] },
    },
  ],
  conclusions: [
    {
      ...{ key: "found", verdict: "software", next: "solved" },
      title: { "zh-CN": "发现木马，已清除", en: "Trojan found and removed" },
      action: { "zh-CN": "恢复联网，提醒用户修改密码", en: "Reconnect; have the user change passwords" },
      solution: { "zh-CN": "断网查杀后清除木马，已恢复", en: "The trojan was removed offline" },
    },
  ],
};

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  await execute({
    ...{ type: "definition.setChecklist", family: "checklist", key: "own.malware" },
    set: { title: checklist.title, body: checklist },
  });
  const asset = await execute({ type: "asset.register", set: { name: "财务笔记本", tag: "IT-0001" } });
  ticket = (
    await execute({
      type: "ticket.open",
      set: { title: TITLE, category: "consultation.training" },
      assets: [asset.id],
    })
  ).id;
  await execute({ type: "ticket.accept", ticket });
});
test.afterAll(() => desk.close());

test("what fits the ticket stands beside it, and a run that was begun holds it back, in words", async () => {
  await chooseTicket(page, "我的", TITLE);
  await expect(page.getByRole("button", { name: "疑似中毒", exact: true })).toBeVisible();
  const { rows } = await askCore<{ rows: { id: string }[] }>(page, {
    ...{ kind: "query", name: "asset.page", params: { limit: 1 } },
  });
  run = (await execute({ type: "run.start", checklist: "own.malware", ticket, asset: rows[0]?.id })).id;
  await expect(composer().getByText(/^“疑似中毒 Z-\S+”未完成，完成前不能解决或关闭$/)).toBeVisible();
  const card = page.getByRole("region", { name: "经过" });
  await expect(card.getByText("第 1 步：已断网隔离")).toBeVisible();
  await picture("held");
  await composer().getByRole("button", { name: "解决", exact: false }).first().click();
  const form = page.getByRole("form", { name: "解决" });
  await form.getByLabel(/^解决说明/).fill("重装系统以后恢复正常，用户已经试过");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText("有检查清单未完成，现在不能解决或关闭")).toBeVisible({ timeout: 6000 });
  await expect(form.getByText(/未完成：Z-\S+。请先完成检查/)).toBeVisible();
  await picture("refused");
  await page.keyboard.press("Escape");
  expect(await status()).toBe("accepted");
});

const status = async () =>
  (
    await askCore<{ row: { status: string } }>(page, {
      ...{ kind: "query", name: "ticket.get", params: { id: ticket } },
    })
  ).row.status;

test("who may lets it pass only with a reason", async () => {
  await composer().getByRole("button", { name: "放行…" }).click();
  const form = page.getByRole("dialog", { name: /^放行：疑似中毒/ });
  await form.getByRole("button", { name: "放行" }).click();
  await expect(form.getByText("请填写放行原因").or(form.getByText("至少 4 个字"))).toBeVisible();
  await picture("pass");
  await form.getByRole("button", { name: "取消" }).click();
  await expect(form).toBeHidden();
});

test("it is gone on with from there, and concluded: what it came to stands in the ticket", async () => {
  await composer().getByRole("button", { name: "继续检查" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "已断网隔离" })).toBeVisible();
  await expect(page.getByRole("region", { name: "填写" })).toBeHidden();
  const at = new Date(Date.now() - 1000).toISOString();
  await execute({
    ...{ type: "run.answer", run },
    answer: { isolated: { outcome: "normal", at }, free: { outcome: "abnormal", value: 4, at } },
  });
  await execute({ type: "run.conclude", run });
  await chooseTicket(page, "我的", TITLE);
  const stream = page.getByRole("region", { name: "经过" });
  await expect(stream.getByText("发现木马，已清除")).toBeVisible();
  await expect(stream.getByText("4 GB")).toBeVisible();
  await expect(composer().getByText(/未完成/)).toHaveCount(0);
  await picture("finished");
});

test("its conclusion is proposed, never preset, and one click takes it over", async () => {
  await composer().getByRole("button", { name: "解决", exact: false }).first().click();
  const form = page.getByRole("form", { name: "解决" });
  const solution = form.getByLabel(/^解决说明/);
  await expect(solution).not.toHaveValue(/木马/);
  await picture("proposed");
  await form.getByRole("button", { name: /^采用/ }).click();
  await expect(solution).toHaveValue("断网查杀后清除木马，已恢复");
  await picture("taken");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect.poll(status).toBe("resolved");
});
