import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Storage media in the window: from the inventory's word to the bench, out of the machine, to a supplier. */

const folder = runFolder("media");
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const none = { maker: null, firmware: null };
  const media = [
    { ...none, model: "PC SN530", serial: "WD-123456", type: "SSD", capacity: 244_198 },
    { ...none, model: "ST1000LM035", serial: "WES0ABCD", type: "HDD", capacity: 953_869 },
  ];
  await execute({ type: "asset.register", set: { name: "财务笔记本", tag: "IT-0001", media } });
});
test.afterAll(() => desk.close());

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const button = (name: string | RegExp) => page.getByRole("button", { name });

test("disks that an inventory tells of are entered at once, each a guess until somebody has looked", async () => {
  await chooseAsset(page, "IT-0001");
  await page.getByRole("tab", { name: "硬件" }).click();
  await button("登记清单中的 2 块磁盘").click();
  await expect(button(/PC SN530.*未确认（推测：SSD）.*WD-123456/)).toBeVisible();
  await expect(button(/ST1000LM035.*WES0ABCD/)).toBeVisible();
  await expect(button(/登记清单中的/)).toBeHidden();
  await page.screenshot({ path: path.join(folder, "machine.png") });
});

test("at the bench its type is confirmed with what the label says, and nothing is preset", async () => {
  await button(/PC SN530/).click();
  const card = page.getByRole("dialog", { name: /^M-/ });
  await card.getByRole("button", { name: "确认类型" }).click();
  const form = page.getByRole("dialog", { name: /^确认 M-\S+ 的类型$/ });
  await expect(form.getByRole("combobox", { name: "介质类型" })).toHaveValue("");
  await expect(form.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(form.getByText("清单推测为 SSD")).toBeVisible();
  await form.getByRole("combobox", { name: "介质类型" }).click();
  await page.getByRole("option", { name: "NVMe 固态硬盘" }).click();
  await form.getByRole("radio", { name: "已读" }).check();
  await form.getByRole("button", { name: "确认", exact: true }).click();
  await expect(form.getByText("请填写标签上的序列号")).toBeVisible();
  await form.getByRole("textbox", { name: "标签上的序列号" }).fill("S4EV0001");
  await page.screenshot({ path: path.join(folder, "confirm.png") });
  await form.getByRole("button", { name: "确认", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(card.getByText("NVMe 固态硬盘")).toBeVisible();
  await expect(card.getByText("S4EV0001")).toBeVisible();
});

test("to a supplier it goes only with somebody's word; its card says where it has been", async () => {
  const card = page.getByRole("dialog", { name: /^M-/ });
  await card.getByRole("button", { name: "移动" }).click();
  const form = page.getByRole("dialog", { name: /^M-\S+ 去了哪里$/ });
  await form.getByRole("combobox", { name: "去向" }).click();
  await page.getByRole("option", { name: "供应商、维修商" }).click();
  await form.getByLabel("名称").fill("联想服务站");
  await form.getByLabel("封签号").fill("F-0091");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByText("请写明由谁批准离开本单位")).toBeVisible();
  await form.getByLabel("批准人").fill("王主任");
  await form.getByLabel("批准依据（单号）").fill("OA-2026-118");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toBeHidden();
  await expect(card.getByRole("listitem")).toHaveText([
    /装在 IT-0001/,
    /供应商、维修商 联想服务站.*封签 F-0091.*放行：王主任，OA-2026-118/,
  ]);
  await page.screenshot({ path: path.join(folder, "card.png") });
  await page.keyboard.press("Escape");
  await expect(button(/PC SN530/)).toBeHidden();
  await expect(button(/ST1000LM035/)).toBeVisible();
});
