import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Areas that are gone back and forth between: what stands behind the one that is shown, and what does not. */

let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(runFolder("coming-back"), "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  for (let n = 1; n <= 60; n += 1) {
    const title = `打印机卡纸 ${String(n).padStart(2, "0")}`;
    await execute("ticket.open", { set: { requester: "王芳", title, description: "卡纸" } });
  }
});
test.afterAll(() => desk.close());

const ask = <T>(request: object): Promise<T> => askCore(page, request);
const execute = (type: string, args: object) => ask({ kind: "execute", command: { type, ...args } });
const drafts = () => ask<unknown[]>({ kind: "query", name: "draft.list", params: {} });
const note = () => page.getByLabel("处理内容");
const search = () => page.getByRole("searchbox", { name: "搜索工单" });
const register = () => page.getByRole("group", { name: "搜索资产" });

/** Presses a digit with Ctrl; what is read of the page in the first frame after it, before that is painted. */
async function inFirstFrame(digit: string, read: string): Promise<unknown> {
  await page.evaluate(`void (window.read = new Promise((done) => {
    addEventListener("keydown", ({ key }) => {
      if (key === "${digit}") requestAnimationFrame(() => done(${read}));
    }, { capture: true });
  }))`);
  await page.keyboard.press(`Control+${digit}`);
  return page.evaluate("window.read");
}

test("a list that is come back to stands where it was, and its first frame has what came meanwhile", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 01");
  const list = page.getByRole("listbox", { name: "全组" });
  await list.evaluate((element: { scrollTop: number }) => {
    element.scrollTop = 1200;
  });
  const row = page.getByRole("option").filter({ hasText: /打印机卡纸/ });
  await expect(row.filter({ hasText: "打印机卡纸 30" })).toBeVisible();
  await page.keyboard.press("Control+3");
  await expect(register()).toBeVisible();
  await expect(list).toBeHidden();

  const found = await ask<{ rows: { id: string }[] }>({
    kind: "query",
    name: "ticket.page",
    params: { scope: "team", text: "打印机卡纸 30", offset: 0, limit: 1 },
  });
  await execute("ticket.edit", { ticket: found.rows[0]?.id, set: { title: "换了说法 30" } });
  const shown = `(() => {
    const list = document.querySelector('main [role="listbox"]');
    return [list.checkVisibility(), list.scrollTop, list.textContent.includes("换了说法 30")];
  })()`;
  expect(await inFirstFrame("1", shown)).toEqual([true, 1200, true]);
});

test("what was typed is there after leaving twice, and a form in place of a list comes back too", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 02");
  await note().fill("写到一半");
  for (const more of ["", "，再写一点"]) {
    await note().press("End");
    await page.keyboard.type(more);
    await page.keyboard.press("Control+3");
    await expect(register()).toBeVisible();
    // It went with the area: nothing of it waits behind this one.
    await expect(note()).toHaveCount(0);
    await page.keyboard.press("Control+1");
    await expect(note()).toHaveValue(`写到一半${more}`);
  }
  expect(await drafts()).toHaveLength(1);

  await page.keyboard.press("Control+3");
  await page.getByRole("button", { name: "登记资产" }).first().click();
  const serial = page.getByLabel("序列号").first();
  await serial.fill("SN-77");
  await page.keyboard.press("Control+1");
  await expect(serial).toHaveCount(0);
  await expect(note()).toHaveValue("写到一半，再写一点");
  await page.keyboard.press("Control+3");
  await expect(serial).toHaveValue("SN-77");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(register()).toBeVisible();
});

test("no key means anything to a screen that was left", async () => {
  await chooseTicket(page, "全组", "打印机卡纸 03");
  const chosen = page.getByRole("option", { selected: true });
  await search().focus();
  await page.keyboard.type("03");
  // The next key may come before anything else has had the time to take the focus.
  expect(await inFirstFrame("3", "document.activeElement.checkVisibility()")).toBe(true);
  await page.keyboard.type("q");
  await page.keyboard.press("Control+1");
  await expect(search()).toHaveValue("03");
  await search().fill("");
  await expect(chosen).toContainText("打印机卡纸 03");

  await go(page, "设置");
  await expect(search()).toBeHidden();
  // As slow as a hand: what is faster is a scanner's.
  for (const key of ["j", "n", "/", "a", "ArrowDown"]) await page.keyboard.press(key, { delay: 150 });
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.checkVisibility()")).toBe(true);
  }
  await go(page, "队列");
  await expect(chosen).toContainText("打印机卡纸 03");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(chosen).not.toContainText("打印机卡纸 03");
});
