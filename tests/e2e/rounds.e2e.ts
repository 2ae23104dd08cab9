import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { pagesIn } from "../support/documents/pdf-text.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, startAlone, unlock } from "./support/desk.ts";
import { rackChecklist } from "./support/rack-checklist.ts";
import { runFolder } from "./support/run-folder.ts";
import { scannerOf } from "./support/scanner.ts";
import type { Scan } from "./support/scanner.ts";

/**
 * A round of thirty devices: planned in a form, walked by scans without a network and by keys alone, killed in
 * the middle, one missed, one abnormal, finished, and the month's sheet saved.
 */

const folder = runFolder("rounds");
const taken = path.join(folder, "saved");
const PASSPHRASE = "correct horse battery staple";
const ROUND = "机房日检";
const MISSED = 7;
const HOT = 12;
const KILLED = 16;
const tagOf = (index: number) => `IT-${2000 + index}`;

let desk: RunningConsole;
let page: Page;
let scan: Scan;
test.setTimeout(90_000);
test.describe.configure({ mode: "serial" });

async function start() {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  page.setDefaultTimeout(15_000);
}
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const ask = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const heading = (name: string) => page.getByRole("heading", { level: 2, name });
const strip = () => button(/^巡检 \d 项/);

/** The page's own day: what is due goes by it. */
const dayIn = (days: number) =>
  page.evaluate<string>(
    `(() => { const day = new Date(Date.now() + ${days} * 86400000); return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, "0"), String(day.getDate()).padStart(2, "0")].join("-"); })()`,
  );

let today: string;
let assets: string[];

test.beforeAll(async () => {
  mkdirSync(taken);
  await start();
  await startAlone(page, "林静", PASSPHRASE);
  const { title } = rackChecklist;
  const set = { title, body: rackChecklist };
  await execute({ type: "definition.setChecklist", family: "checklist", key: "own.rack", set });
  assets = [];
  for (let index = 1; index <= 31; index += 1) {
    const made = await execute({
      type: "asset.register",
      set: { kind: "laptop", name: `交换机 ${index}`, tag: tagOf(index), serial: `SN-${7000 + index}` },
    });
    assets.push(made.id);
  }
  today = await dayIn(0);
  const other = { checklist: "own.rack", until: null, grace: 0 };
  const targets = [{ place: "B1 机房" }];
  const dates = [await dayIn(-9)];
  const before = await dayIn(-20);
  await execute({
    type: "round.plan",
    set: { ...other, name: "备份核对", from: before, rhythm: { of: "dates", dates } },
    targets,
  });
  const rhythm = { of: "dates", dates: [today] };
  await execute({ type: "round.plan", set: { ...other, name: "UPS 巡检", from: today, rhythm }, targets });
});
test.afterAll(() => desk.close());

test("a round is planned; its next dates are told while it is typed", async () => {
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("xjxjjh");
  await page
    .getByRole("option", { name: /新建巡检计划/ })
    .first()
    .click();
  const form = page.getByRole("dialog", { name: "新建巡检计划" });
  await form.getByLabel("名称").fill(ROUND);
  await form.getByRole("combobox", { name: "清单" }).click();
  await page.getByRole("option", { name: "机柜设备巡检" }).click();
  await form.getByRole("combobox", { name: "周期" }).click();
  await page.getByRole("option", { name: "按周" }).click();
  for (const day of ["一", "二", "三", "四", "五", "六", "日"])
    await form.getByRole("button", { name: `周${day}`, exact: true }).click();
  await form.getByLabel("起始日期").fill(today);
  await expect(form.getByText(`接下来：${today}`)).toBeVisible();
  await picture("form");
  await page.keyboard.press("Control+Enter");
  await expect(heading(ROUND)).toBeVisible();
  const { rows } = await ask<{ rows: { id: string; name: string }[] }>("round.page", {});
  const round = rows.find(({ name }) => name === ROUND)?.id;
  await page.getByLabel("增加地点").fill("临时");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "临时" })).toBeVisible();
  await page.getByRole("option", { name: "临时" }).click();
  await button("移除 临时").click();
  await expect(page.getByText("还没有对象")).toBeVisible();
  await execute({ type: "round.add", round, targets: assets.slice(0, 30).map((asset) => ({ asset })) });
  await expect(page.getByText("30 个对象").first()).toBeVisible();
  await picture("plan");
});

/** Enter right behind a judgement is the end of it (use-just-judged.ts): nobody has read what it came to. */
async function goOn() {
  const from = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() - since > 450, from);
  await page.keyboard.press("Enter");
}

/** What stands there is looked at, and is good. */
async function lookAtGood() {
  await expect(heading("指示灯正常")).toBeVisible();
  await page.keyboard.press("1");
  await expect(heading("风扇无异响")).toBeVisible();
  await page.keyboard.press("1");
  await expect(heading("设备正常")).toBeVisible();
  await goOn();
}

/** One device that is good: scanned, twice 1, Enter. */
async function walkGood(index: number) {
  await scan(tagOf(index));
  await lookAtGood();
  await expect(heading("设备正常")).toBeHidden();
}
const done = (count: number) => expect(page.getByText(`${count} / 30`)).toBeVisible();

test("what is due and missed stands above the tickets, and leads to the tour by keys", async () => {
  await go(page, "工单");
  await expect(strip()).toContainText("2 项到期");
  await expect(strip()).toContainText("1 项漏检");
  await picture("strip");
  await strip().focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "到期的巡检" });
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await picture("due");
  await dialog.getByRole("button", { name: new RegExp(ROUND) }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(ROUND) })).toBeVisible();
  await done(0);
});

test("thirty devices are walked by scans; a strange one changes nothing, one is missed, one is hot", async () => {
  scan = await scannerOf(page);
  await scan(tagOf(31));
  await expect(page.getByText(`${tagOf(31)} 不在本次巡检中`)).toBeVisible();
  await done(0);
  for (let index = 1; index < MISSED; index += 1) await walkGood(index);
  await done(MISSED - 1);
  // Where it stands is the next that waits.
  await expect(page.getByRole("option", { selected: true })).toContainText(tagOf(MISSED));
  await picture("walking");
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "记录漏检" });
  await dialog.getByLabel("漏检原因").fill("机柜上锁，钥匙不在");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await done(MISSED);
  for (let index = MISSED + 1; index < HOT; index += 1) await walkGood(index);
  await scan(tagOf(HOT));
  await expect(heading("指示灯正常")).toBeVisible();
  await page.keyboard.press("2");
  await expect(heading("进风温度")).toBeVisible();
  await page
    .getByRole("textbox", { name: /进风温度|数值|读数/ })
    .first()
    .fill("35.5");
  await page.keyboard.press("Escape");
  await page.keyboard.press("2");
  await expect(heading("进风过热")).toBeVisible();
  await goOn();
  await expect(page.getByRole("region", { name: "刚完成" })).toContainText("35.5");
  await picture("abnormal");
  await page.keyboard.press("r");
  await expect(button(/^工单 T-/)).toBeVisible();
  await picture("raised");
  for (let index = HOT + 1; index < KILLED; index += 1) await walkGood(index);
  await scan(tagOf(KILLED));
  await expect(heading("指示灯正常")).toBeVisible();
  await page.keyboard.press("1");
  await expect(heading("风扇无异响")).toBeVisible();
  await picture("run");
});

test("killed in the middle of a run, it goes on at that step, and is finished", async () => {
  await scan.unplug();
  await desk.kill();
  await start();
  await unlock(page, PASSPHRASE);
  scan = await scannerOf(page);
  await expect(strip()).toContainText("1 项进行中");
  await strip().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(ROUND) })
    .click();
  await expect(heading("风扇无异响")).toBeVisible();
  await page.keyboard.press("1");
  await expect(heading("设备正常")).toBeVisible();
  await goOn();
  await done(KILLED);
  for (let index = KILLED + 1; index <= 29; index += 1) {
    await walkGood(index);
  }
  await page.keyboard.press("f");
  const dialog = page.getByRole("dialog", { name: "完成巡检" });
  await expect(dialog).toContainText("还有 1 个对象未检");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await walkGood(30);
  await done(30);
  await picture("all");
  await page.keyboard.press("f");
  await expect(dialog).toContainText("已检 29，漏检 1");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("已完成", { exact: true })).toBeVisible();
  await picture("done");
});

test("the ticket carries the reading; the month's sheet has the counts", async () => {
  await page
    .getByRole("option")
    .filter({ hasText: tagOf(HOT) })
    .click();
  await button(/^工单 T-/).click();
  await expect(page.getByRole("article").or(page.getByRole("main")).first()).toContainText("35.5");
  await picture("ticket");
  await go(page, "诊断");
  await page.getByRole("group", { name: "诊断" }).getByRole("button", { name: "巡检" }).click();
  await button("返回").first().click();
  await page.getByRole("button", { name: "计划", exact: true }).click();
  await page.getByRole("option").filter({ hasText: ROUND }).click();
  await expect(heading(ROUND)).toBeVisible();
  const file = path.join(taken, "sheet.pdf");
  await desk.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await picture("detail");
  await button("存为 PDF").click();
  await expect(page.getByRole("status").filter({ hasText: file })).toBeVisible();
  const text = (await pagesIn(readFileSync(file))).join("");
  expect(text).toContain(ROUND);
  expect(text).toContain("机柜上锁，钥匙不在");
  expect(text).toContain("35.5");
  expect(text.match(/T-[0-9A-Z]+-\d{4}/g)?.length).toBeGreaterThan(0);
  for (const count of ["29", "30"]) expect(text).toContain(count);
});

test("a round is walked by keys alone; a code that two targets bear asks which of them is meant", async () => {
  const twin = tagOf(31);
  const set = {
    ...{ name: "弱电间巡检", checklist: "own.rack", until: null, grace: 0, from: today },
    rhythm: { of: "dates", dates: [today] },
  };
  // A place that is called by the number on what stands there.
  const targets = [{ asset: assets[30] }, { place: twin }, { place: "B2 弱电间" }];
  await execute({ type: "round.plan", set, targets });
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("dqdxj");
  await expect(page.getByRole("option", { name: /到期的巡检/, selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  const list = page.getByRole("listbox", { name: "到期" });
  const mine = list.getByRole("option").filter({ hasText: "弱电间巡检" });
  await expect(mine).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(mine).toHaveAttribute("aria-selected", "true", { timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /弱电间巡检/ })).toBeVisible();
  const of = (count: number) => expect(page.getByText(`${count} / 3`)).toBeVisible();
  await of(0);
  await scan(twin);
  await expect(page.getByText(`${twin} 对应多个对象，请选择`)).toBeVisible();
  await expect(page.getByRole("button", { name: /交换机 31/ })).toBeFocused();
  await picture("several");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: twin, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await lookAtGood();
  await of(1);
  await expect(page.getByText(`${twin} 对应多个对象，请选择`)).toBeHidden();
  await page.keyboard.press("Enter");
  await lookAtGood();
  await of(2);
  await page.keyboard.press("m");
  const missing = page.getByRole("dialog", { name: "记录漏检" });
  await expect(missing.getByLabel("漏检原因")).toBeFocused();
  await page.keyboard.type("没有钥匙");
  await page.keyboard.press("Control+Enter");
  await expect(missing).toBeHidden();
  await of(3);
  await page.keyboard.press("f");
  await expect(page.getByRole("dialog", { name: "完成巡检" })).toContainText("已检 2，漏检 1");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("已完成", { exact: true })).toBeVisible();
  await picture("keys");
});
