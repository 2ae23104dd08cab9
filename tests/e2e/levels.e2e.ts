import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Who approves a disposal from which value on: read and changed in the settings. */

const folder = runFolder("levels");
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const levelsOf = async (lot: string) =>
  (
    await askCore<{ levels: string[] }>(page, {
      ...{ kind: "query", name: "disposal.get", params: { id: lot } },
    })
  ).levels;

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
});
test.afterAll(() => desk.close());

/** A lot of one machine of this value. */
async function lotWorth(tag: string, origValue: number, decided: boolean): Promise<string> {
  const asset = await execute({
    type: "asset.register",
    set: { name: `旧电脑 ${tag}`, tag, kind: "server" },
  });
  const set = { title: `批次 ${tag}`, reason: "obsolete", way: "recycler", confidentiality: "open" };
  const why = { reasonText: "使用超过八年，无法安装新系统" };
  const { confidentiality, ...opened } = set;
  const { id } = await execute({
    type: "disposal.open",
    set: { ...opened, ...why },
    applicantName: "张申请",
  });
  await execute({
    ...{ type: "disposal.add", disposal: id },
    lines: [{ asset: asset.id, origValue, acquiredOn: "2016-03-01", stillUsable: false }],
  });
  if (!decided) return id;
  await execute({ type: "disposal.check", disposal: id, confidentiality, holdCheck: true });
  const step = (name: string) => ({
    ...{ name, decision: "approve", opinion: "无维修价值", way: "external" },
    ...{ external: { number: "OA-1" }, at: new Date(Date.now() - 60_000).toISOString() },
  });
  for (const name of ["李鉴定", "赵鉴定", "孙鉴定"])
    await execute({ type: "disposal.appraise", disposal: id, step: step(name) });
  await execute({ type: "disposal.approve", disposal: id, step: step("王主任") });
  return id;
}

test("the settings say who approves from which value on; a rule that asks nobody is not saved", async () => {
  await go(page, "设置");
  const needed = page.getByRole("list", { name: "处置审批级别" }).getByRole("listitem");
  await expect(needed).toHaveText([
    "不论金额部门负责人",
    "原值满 10,000 元部门负责人 → 财务部门",
    "原值满 100,000 元部门负责人 → 财务部门 → 单位领导",
  ]);
  await picture("read");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ggspjb");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "更改审批级别" });
  const finance = form.getByRole("listitem", { name: "财务部门" });
  await finance.getByLabel("原值满（元）").fill("五千");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(finance.getByText("请填写金额，最多两位小数")).toBeVisible();
  await finance.getByLabel("原值满（元）").fill("5000");
  const preview = form.getByRole("list", { name: "改后的结果" }).getByRole("listitem");
  await expect(preview.nth(1)).toHaveText("原值满 5,000 元部门负责人 → 财务部门");
  const department = form.getByRole("listitem", { name: "部门负责人" });
  await department.getByRole("combobox", { name: "只限这些类别" }).click();
  await page.getByRole("option", { name: "打印机" }).click();
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByText(/^至少有一级不论金额/)).toBeVisible();
  await department.getByRole("button", { name: "去掉打印机" }).click();
  // The heads see whatever holds a server, and before finance does.
  const management = form.getByRole("listitem", { name: "单位领导" });
  await management.getByLabel("原值满（元）").fill("0");
  await management.getByRole("combobox", { name: "只限这些类别" }).click();
  await page.getByRole("option", { name: "服务器" }).click();
  await management.getByRole("button", { name: "单位领导提前一级" }).click();
  await expect(preview).toHaveText([
    "不论金额部门负责人",
    "原值满 5,000 元部门负责人 → 财务部门",
    "不论金额，含服务器部门负责人 → 单位领导",
    "原值满 5,000 元，含服务器部门负责人 → 单位领导 → 财务部门",
  ]);
  await picture("change");
});

test("what was typed is there after the window was left; saved, lots follow it but those that were decided on", async () => {
  const before = await lotWorth("IT-0001", 12_000, true);
  const form = page.getByRole("dialog", { name: "更改审批级别" });
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await page.getByRole("button", { name: "更改审批级别" }).click();
  await expect(form.getByRole("listitem").nth(1)).toContainText("单位领导");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText("第 2 版")).toBeVisible();
  await expect(page.getByRole("list", { name: "处置审批级别" }).getByRole("listitem")).toHaveCount(4);
  expect(await levelsOf(before)).toEqual(["department", "finance"]);
  expect(await levelsOf(await lotWorth("IT-0002", 6_000, false))).toEqual([
    "department",
    "management",
    "finance",
  ]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByText("English", { exact: true }).click();
  await expect(page.getByRole("button", { name: "Change the approval levels" })).toBeVisible();
  await page.getByRole("button", { name: "Change the approval levels" }).click();
  await expect(page.getByRole("dialog", { name: "Change the approval levels" })).toBeVisible();
  await picture("change-dark");
});
