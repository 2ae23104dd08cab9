import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { chooseAsset } from "../support/desk.ts";

/** What each step of clearing a medium takes at a console, in the words on the screen. */

/** The card of a disk, from the machine that it is in. */
export async function openCard(page: Page, machine: string, model: RegExp): Promise<Locator> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await chooseAsset(page, machine);
  await page.getByRole("tab", { name: "硬件" }).click();
  await page.getByRole("button", { name: model }).click();
  return page.getByRole("dialog", { name: /^M-\S+$/ });
}

const formOf = (page: Page) => page.getByRole("dialog", { name: /^(确认 )?M-\S+ 的/ });

async function choose(page: Page, field: string, option: string): Promise<void> {
  await formOf(page).getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

const fill = (page: Page, label: string, text: string) =>
  formOf(page).getByRole("textbox", { name: label, exact: true }).fill(text);

/** A person of the directory, picked from what it finds. */
async function person(page: Page, label: string, name: string): Promise<void> {
  const form = formOf(page);
  await fill(page, label, name);
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  const first = label === "见证人" ? 1 : 0;
  for (const [part, text] of Object.entries({ 职务: "工程师", 地点: "3F 工作台", 联系方式: "8001" }))
    await form.getByLabel(part).nth(first).fill(text);
}

async function save(page: Page, name: string): Promise<void> {
  await formOf(page).getByRole("button", { name, exact: true }).click();
  await expect(formOf(page)).toBeHidden();
}

export async function confirmType(page: Page, card: Locator, type: string): Promise<void> {
  await card.getByRole("button", { name: "确认类型" }).click();
  await choose(page, "介质类型", type);
  await formOf(page).getByRole("radio", { name: "没有标签" }).check();
  await save(page, "确认");
}

export async function wipe(
  page: Page,
  card: Locator,
  said: { technique: string; result: "成功" | "失败"; operator: string },
): Promise<void> {
  await card.getByRole("button", { name: "记录清除" }).click();
  await choose(page, "清除方法", "深度净化（Purge）");
  await choose(page, "依据标准", "NIST SP 800-88 Rev. 2");
  await formOf(page).getByRole("radio", { name: said.technique }).check();
  await fill(page, "工具", "nvme-cli");
  await fill(page, "工具版本", "2.11");
  await fill(page, "没有工具报告的原因", "工具不出报告");
  await choose(page, "清除前密级", "内部");
  await choose(page, "结果", said.result);
  await person(page, "执行人", said.operator);
  await save(page, "记录清除");
}

export async function destroy(page: Page, card: Locator, operator: string, witness: string): Promise<void> {
  await card.getByRole("button", { name: "记录销毁" }).click();
  await choose(page, "依据标准", "NIST SP 800-88 Rev. 2");
  await formOf(page).getByRole("radio", { name: "粉碎" }).check();
  await fill(page, "设备编号", "FS-01");
  await choose(page, "清除前密级", "内部");
  await choose(page, "结果", "成功");
  await fill(page, "没有照片的原因", "保密区不许拍照");
  await person(page, "执行人", operator);
  await person(page, "见证人", witness);
  await save(page, "记录销毁");
}

/** @param refused what the form answers instead of saving it; then it is left */
export async function verify(
  page: Page,
  card: Locator,
  said: { way: string; by: string; refused?: string },
): Promise<void> {
  await card.getByRole("button", { name: "记录验证" }).click();
  await choose(page, "验证方式", said.way);
  await formOf(page).getByRole("radio", { name: "通过", exact: true }).check();
  await person(page, "验证人", said.by);
  if (said.refused === undefined) return save(page, "记录验证");
  await formOf(page).getByRole("button", { name: "记录验证" }).click();
  await expect(formOf(page).getByText(said.refused)).toBeVisible();
}

export async function validate(
  page: Page,
  card: Locator,
  said: { by: string; decision: "接受" | "返工"; destination?: string },
): Promise<void> {
  await card.getByRole("button", { name: "记录确认" }).click();
  await formOf(page).getByRole("radio", { name: said.decision }).check();
  if (said.decision === "接受") {
    await choose(page, "清除后密级", "公开");
    await choose(page, "去向", said.destination ?? "交外部");
  }
  await person(page, "确认人", said.by);
  await save(page, "保存决定");
}
