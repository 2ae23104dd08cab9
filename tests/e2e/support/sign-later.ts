import type { Locator, Page } from "@playwright/test";
import { sign } from "./desk.ts";

/** How the signer was recognised, then the screen that is handed to them: a slip called `title`. */
export async function beginSigning(page: Page, title: string): Promise<Locator> {
  const form = page.getByRole("dialog", { name: /^补签单据 H-/ });
  await form.getByRole("combobox", { name: "身份核验" }).click();
  await page.getByRole("option", { name: "工牌" }).click();
  await page.keyboard.press("Control+Enter");
  return page.getByRole("dialog", { name: title, exact: true });
}

export async function finishSigning(page: Page, signing: Locator): Promise<void> {
  await sign(page, signing);
  await signing.getByRole("button", { name: "确认签字" }).click();
  // The last one who signs, or does not, saves it.
  await signing.getByRole("button", { name: /^(移交|接收)(方不签|人不签字)$/ }).click();
}
