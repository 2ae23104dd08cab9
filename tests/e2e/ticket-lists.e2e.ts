import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { pagesIn } from "../support/documents/pdf-text.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, startAlone } from "./support/desk.ts";
import { picturesOf } from "./support/pictures.ts";
import { runFolder } from "./support/run-folder.ts";

/** Tickets are filtered by keys alone, the filter is kept as a view, what is found is exported, one is a paper. */

const folder = runFolder("ticket-lists");
const taken = path.join(folder, "saved");
let desk: RunningConsole;
let page: Page;

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const shot = picturesOf(() => page, folder);

/** The system's dialog answers with this file, as if it had been typed there. */
async function saveTo(name: string): Promise<string> {
  const file = path.join(taken, name);
  await desk.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

test.beforeAll(async () => {
  mkdirSync(taken);
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  for (const [title, category, impact] of [
    ["财务室打印机卡纸，报销单打不出来", "hardware.printer", "high"],
    ["会议室电脑开机黑屏", "hardware.computer", "high"],
    ["三楼东区整片断网", "network.access", "high"],
    ["鼠标滚轮不灵", "hardware.peripheral", "low"],
  ]) {
    const set = { title, category, impact, urgency: impact, requester: "陈静", contact: "13800010010" };
    await execute({ type: "ticket.open", set });
  }
});
test.afterAll(() => desk.close());

test("筛选、存为视图、导出、打印用户联", async () => {
  await go(page, "工单");
  await button(/^未分派/).click();
  await expect(page.getByText("鼠标滚轮不灵")).toBeVisible();

  // By keys alone: the panel, its first priority, and a whole group.
  await page.keyboard.press("f");
  const panel = page.getByRole("group", { name: "筛选", exact: true });
  await expect(panel.getByRole("button", { name: "P1" })).toBeFocused();
  await page.keyboard.press("Space");
  const category = panel.getByRole("combobox", { name: "分类" });
  await category.fill("硬件");
  await page.keyboard.press("Enter");
  await expect(page.getByText("三楼东区整片断网")).toHaveCount(0);
  await expect(page.getByText("鼠标滚轮不灵")).toHaveCount(0);
  await expect(page.getByText("会议室电脑开机黑屏").first()).toBeVisible();
  const chips = page.getByRole("group", { name: "已设的筛选" });
  await expect(chips.getByRole("button")).toHaveCount(3);
  // The choice may be open still: what it offers is drawn above the page, and gone through by arrow keys.
  await shot("filtered", ["region", "scrollable-region-focusable"]);

  // Under a name, beside the tabs.
  await panel.getByLabel("视图名称").fill("硬件急件");
  await page.keyboard.press("Enter");
  const saved = page.getByRole("button", { name: "硬件急件", exact: true });
  await expect(saved).toHaveAttribute("aria-pressed", "true");
  await shot("saved");

  // What is found, as a sheet.
  const sheet = await saveTo("tickets.xlsx");
  await panel.getByRole("button", { name: "Excel" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已导出 2 张工单" })).toBeVisible();
  const [workbook] = (await readXlsx(readFileSync(sheet))).sheets;
  expect(workbook?.name).toBe("工单");
  const cells = workbook?.rows.flat() ?? [];
  for (const text of ["报修人", "P1 特急", "打印机", "会议室电脑开机黑屏"]) expect(cells).toContain(text);
  expect(cells).not.toContain("三楼东区整片断网");

  // Left by a chip, come back to by its tab.
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await chips.getByRole("button", { name: "去掉“硬件（全部）”" }).click();
  await expect(page.getByText("三楼东区整片断网").first()).toBeVisible();
  await saved.click();
  await expect(page.getByText("三楼东区整片断网")).toHaveCount(0);

  // One of them is a paper; its user gets a copy without what the team wrote for itself.
  await page.getByText("会议室电脑开机黑屏").first().click();
  const pdf = await saveTo("ticket.pdf");
  await page.getByTitle("可进行的操作").click();
  // A menu is drawn above the page, in no part of it.
  await shot("menu", ["region"]);
  await page.getByRole("menuitem", { name: "存为 PDF…" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已存为" })).toBeVisible();
  const said = (await pagesIn(readFileSync(pdf))).join("");
  for (const text of ["工单处理单", "会议室电脑开机黑屏", "P1特急", "登记工单"]) expect(said).toContain(text);

  await page.getByTitle("可进行的操作").click();
  await page.getByRole("menuitem", { name: /^打印用户联/ }).click();
  const printing = page.getByRole("dialog").filter({ hasText: "用户联" });
  await expect(printing).toBeVisible();
  await shot("printing");
  await page.keyboard.press("Escape");
  await expect(printing).toHaveCount(0);

  // The name is gone when it is taken away; the list stays as it is.
  await page.keyboard.press("f");
  await panel.getByRole("button", { name: "删除视图“硬件急件”" }).click();
  await expect(saved).toHaveCount(0);
  await expect(chips.getByRole("button")).toHaveCount(3);
});
