import net from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import type { DoctorLink } from "../../shared/domain/checklist/doctor.ts";
import { wholeAlbum } from "./support/album.ts";
import { askCore } from "./support/ask.ts";
import { portray } from "./support/camera.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, chooseTicket, go, startAlone } from "./support/desk.ts";
import { chainBrokenAt, everyStep } from "./support/every-step.ts";
import { startHungPrinter } from "./support/printer.ts";
import type { HungPrinter } from "./support/printer.ts";
import { runFolder } from "./support/run-folder.ts";

/**
 * The screens of diagnostics in both languages and both themes, and axe on each: every kind of step, a probe that
 * runs, answers and does not, the doctor's chain, the conclusion and the finished run. With `npm run screens` all of
 * them in everything that changes how they look, otherwise those that are used most.
 */

const folder = runFolder("diagnostics-tour");
const MOST_USED = ["runner-number", "runner-doctor-broken", "run-finished", "rounds-walk", "editor-form"];
const KEY = "own.everyStep";
const NAME = "打印机与网口综合检查";
const TITLE = "三楼打印机时好时坏";
let desk: RunningConsole;
let page: Page;
let printer: HungPrinter;
let silent: net.Server;
let run: string;
let asset: string;
let ticket: string;
test.describe.configure({ mode: "serial", timeout: wholeAlbum ? 1_800_000 : 120_000 });

const found: string[] = [];
async function show(name: string): Promise<void> {
  if (wholeAlbum || MOST_USED.includes(name)) found.push(...(await portray(page, name)));
}
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const heading = (name: string) => page.getByRole("heading", { level: 2, name });
const answer = (key: string, said: object, of = run) =>
  execute({ type: "run.answer", run: of, answer: { [key]: { outcome: "normal", at: at(-1), ...said } } });
const SIGNED = {
  name: "王芳",
  identityCheck: "badge",
  strokes: [
    [
      [180, 210, 0],
      [230, 120, 60],
      [310, 180, 170],
    ],
  ],
};

function reading(probe: string, values: object[], more: object = {}) {
  const machine = { name: "DESKTOP-07", serial: "PF3ABC12", model: "ThinkPad X1" };
  return { probe, way: "probe", end: "result", reason: "", machine, at: at(-1), values, ...more };
}
const IPP = reading("printer", [
  { name: "state", value: "idle" },
  { name: "reasons", of: "toner-low-warning", value: "toner-low" },
  { name: "accepting", value: true },
  { name: "supply", of: "黑色碳粉", value: 4, unit: "%" },
  { name: "pages", value: 18233 },
]);
function doctor(broken: DoctorLink | null) {
  const chain = chainBrokenAt(broken);
  const good = chain.links.filter(({ state }) => state === "good").length;
  const values = [
    { name: "broken", value: broken ?? "" },
    { name: "good", value: good },
  ];
  const text =
    broken === null
      ? {
          "zh-CN": "从链路到外网一切正常（未检查：代理）",
          en: "All well from cable to internet (not examined: Proxy)",
        }
      : {
          "zh-CN": "断在“域名解析”：10.20.0.1 不应答域名查询",
          en: "Broken at “DNS”: 10.20.0.1 answers no name",
        };
  return reading("doctor", values, { text, raw: JSON.stringify(chain) });
}

/** Links of the doctor's chain whose line leads to nothing, in English and so narrow that the chain has several rows. */
async function danglingLines(): Promise<string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 860 };
  await page.evaluate('window.desk.setLocale("en")');
  await page.setViewportSize({ width: 1024, height: 768 });
  const chain = page.getByRole("list", { name: "From cable to internet" });
  await expect(chain.getByRole("listitem")).toHaveCount(9);
  const dangling = await page.evaluate<string[]>(`(() => {
    const chain = document.querySelector('ol[aria-label="From cable to internet"]');
    const links = [...chain.children];
    const top = (link) => link?.getBoundingClientRect().top;
    if (top(links[0]) === top(links.at(-1))) return ["the chain has one row: nothing is shown by it"];
    const drawn = (link, side) => link && getComputedStyle(link, side).content !== "none";
    const clipped = getComputedStyle(chain).overflowX !== "visible";
    return links.filter((link, index) =>
      (drawn(link, "::after") && top(link) !== top(links[index + 1])) ||
      (drawn(link, "::before") && top(link) !== top(links[index - 1]) && !clipped)
    ).map(({ textContent }) => textContent);
  })()`);
  await page.setViewportSize(size);
  await page.evaluate('window.desk.setLocale("zh-CN")');
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  return dangling;
}

/** All that was answered before, so that the last time stands beside the reading. */
async function lastMonth(): Promise<void> {
  const before = (await execute({ type: "run.start", checklist: KEY, asset })).id;
  const note = { type: "run.agree", run: before, consent: true, consentBy: "王芳", backup: "notNeeded" };
  await execute(note);
  const file = await execute({
    ...{ type: "run.abandon", run: before, reason: "换下一台" },
  });
  expect(file.id).toBe(before);
}

test.beforeAll(async () => {
  printer = await startHungPrinter("三楼");
  silent = net.createServer((socket) => socket.on("error", () => socket.destroy()).resume());
  await new Promise<void>((resolve) => silent.listen(0, printer.host, resolve));
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const set = { title: everyStep.title, body: everyStep };
  await execute({ type: "definition.setChecklist", family: "checklist", key: KEY, set });
  const register = { kind: "printer", name: "三楼打印机", tag: "IT-0301", serial: "VNB3R12345" };
  asset = (await execute({ type: "asset.register", set: register })).id;
  ticket = (
    await execute({
      ...{ type: "ticket.open", assets: [asset] },
      set: {
        title: TITLE,
        requester: "王芳",
        category: "hardware.printer",
        description: "一会儿能打一会儿不能",
      },
    })
  ).id;
  await execute({ type: "ticket.accept", ticket });
  await lastMonth();
});
test.afterAll(async () => {
  await desk.close();
  await printer.stop();
  silent.close();
});

test("the catalogue, and what a run is begun about", async () => {
  await go(page, "诊断");
  await expect(page.getByRole("searchbox", { name: "查找清单" })).toBeVisible();
  await show("diagnostics-catalogue");
  await page.getByRole("button", { name: new RegExp(NAME) }).click();
  await expect(page.getByRole("dialog", { name: NAME })).toBeVisible();
  await show("diagnostics-start");
  await page.keyboard.press("Escape");
  await chooseTicket(page, "我的", TITLE);
  await show("queue-ticket-checklists");
});

test("each kind of step", async () => {
  run = (await execute({ type: "run.start", checklist: KEY, ticket, asset })).id;
  await go(page, "诊断");
  await page.getByRole("button", { name: /^进行中/ }).click();
  await expect(page.getByRole("option", { name: new RegExp(NAME) })).toBeVisible();
  await show("diagnostics-open");
  await page.getByRole("option", { name: new RegExp(NAME) }).dblclick();
  await expect(heading("先在面板上打印配置页")).toBeVisible();
  await show("runner-instruction");
  await page.keyboard.press("Enter");
  await expect(heading("网口指示灯亮，网线两端插紧")).toBeVisible();
  await show("runner-confirm");
  await page.keyboard.press("3");
  await expect(page.getByLabel("为什么未执行")).toBeVisible();
  await show("runner-not-done");
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await expect(heading("是哪种毛病")).toBeVisible();
  await show("runner-choice");
  await page.getByRole("button", { name: /^黑条、白条、重复的点/ }).click();
  await expect(heading("重复印子的间距")).toBeVisible();
  await page.getByLabel("读数（mm）").fill("285");
  await show("runner-number");
  await page.getByLabel("读数（mm）").press("Enter");
  await expect(heading("用户怎么说")).toBeVisible();
  await show("runner-text");
  await answer("tells", { words: "周一换了墨粉以后开始，只有财务部的表格打不全。" });
  await expect(heading("拍样张")).toBeVisible();
  await show("runner-photo");
  await answer("sample", { outcome: "notDone", reason: "打不出样张" });
  await expect(heading("用户确认停机两小时")).toBeVisible();
  await show("runner-signature");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "用户确认停机两小时" })).toBeVisible();
  await show("runner-sign");
  await page.keyboard.press("Escape");
  await answer("agreed", { signature: { ...SIGNED, signedAt: at(-1) } });
});

test("a probe that runs, that answers and that does not, and the doctor's chain", async () => {
  await expect(heading("问打印机状态（IPP）")).toBeVisible();
  await show("runner-probe");
  const ask = async (port: number, name = "") => {
    await page.getByLabel("主机或地址").fill(printer.host);
    await page.getByLabel("端口").fill(String(port));
    await page.getByLabel("名称").fill(name);
    await page.getByLabel("名称").press("Enter");
  };
  await ask((silent.address() as AddressInfo).port);
  await expect(page.getByRole("button", { name: "停止" })).toBeVisible();
  if (wholeAlbum) {
    await page.getByLabel("端口").press("Escape");
    await page.screenshot({ path: path.join(folder, "runner-probe-running.png") });
  }
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.getByText("已停止").first()).toBeVisible();
  await show("runner-probe-stopped");
  await page.getByLabel("端口").fill("1");
  await page.getByRole("button", { name: "重新测量" }).click();
  await expect(page.getByText("没有应答").first()).toBeVisible();
  await show("runner-probe-no-answer");
  await page.getByLabel("端口").fill(String(printer.ippPort));
  await page.getByLabel("名称").fill(printer.queue);
  await page.getByRole("button", { name: "重新测量" }).click();
  await expect(page.getByText(/不接受新作业/).first()).toBeVisible();
  await show("runner-probe-result");
  await answer("state", { reading: IPP });
  await expect(heading("在打印机的网口上做网络体检")).toBeVisible();
  for (const [name, broken] of [
    ["good", null],
    ["broken", "dns"],
  ] as const) {
    await answer("doctor", { outcome: broken === null ? "normal" : "abnormal", reading: doctor(broken) });
    await expect(heading("清空用户电脑的打印队列")).toBeVisible();
    await page.getByRole("navigation", { name: "步骤" }).getByText("在打印机的网口上做网络体检").click();
    await expect(heading("在打印机的网口上做网络体检")).toBeVisible();
    expect(await danglingLines()).toEqual([]);
    await show(`runner-doctor-${name}`);
    await page.getByRole("navigation", { name: "步骤" }).getByText("清空用户电脑的打印队列").click();
  }
});

test("what is agreed first, the conclusion, the finished run and where it stands then", async () => {
  await expect(heading("清空用户电脑的打印队列")).toBeVisible();
  await show("runner-consent");
  await page.keyboard.press("1");
  await expect(page.getByRole("dialog", { name: "记录用户同意" })).toBeVisible();
  await show("runner-agree");
  await page.keyboard.press("Escape");
  await execute({ type: "run.agree", run, consent: true, consentBy: "王芳" });
  await answer("queue", {});
  await expect(heading("恢复出厂设置")).toBeVisible();
  await page.getByRole("button", { name: "说明备份情况" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "用户放弃备份" }).click();
  await show("runner-backup");
  await page.keyboard.press("Escape");
  await execute({ type: "run.agree", run, backup: "notNeeded" });
  await answer("reset", {});
  await expect(heading("打印机死机")).toBeVisible();
  await show("runner-conclusion");
  await page.getByRole("button", { name: "放弃诊断" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await show("runner-abandon");
  await page.keyboard.press("Escape");
  await execute({ type: "run.conclude", run, note: "固件 2.83" });
  await expect(page.getByRole("group", { name: "诊断结果" })).toContainText("打印机死机");
  await show("run-finished");
  await chooseTicket(page, "我的", TITLE);
  await expect(
    page.getByRole("region", { name: "经过" }).getByText("打印机死机", { exact: true }),
  ).toBeVisible();
  await show("queue-ticket-run");
  await chooseAsset(page, "IT-0301");
  await page.getByRole("tab", { name: "检查" }).click();
  await show("asset-runs");
});

test("rounds, a tour that is walked, and the editor of checklists", async () => {
  const day = new Date(Date.now()).toISOString().slice(0, 10);
  const plan = { name: "三楼打印机周检", checklist: KEY, from: day, until: null, grace: 2 };
  const round = await execute({
    ...{
      type: "round.plan",
      set: { ...plan, rhythm: { of: "week", every: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] } },
    },
    targets: [{ asset }, { place: "3F-B05" }, { place: "机房" }],
  });
  await go(page, "诊断");
  await page.getByRole("button", { name: "巡检", exact: true }).click();
  await page.getByRole("option", { name: /三楼打印机周检/ }).click();
  await expect(heading("三楼打印机周检")).toBeVisible();
  await show("rounds-list");
  await execute({ type: "tour.start", round: round.id, due: day });
  await page.getByRole("option", { name: /三楼打印机周检/ }).dblclick();
  await page.getByText("3F-B05").first().click();
  await show("rounds-walk");
  await page.keyboard.press("Escape");
  await go(page, "诊断");
  await page.getByRole("button", { name: "诊断清单与记录" }).click();
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await page.getByRole("button", { name: "清单", exact: true }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: "有线网络不通" })
    .getByRole("button", { name: "查看清单" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "有线网络不通" })).toBeVisible();
  await show("editor-content");
  await page.getByRole("button", { name: "编辑", exact: true }).click();
  await page.getByText("笔记本接到这个网口，测链路").first().click();
  await show("editor-form");
  await page.getByRole("button", { name: "YAML", exact: true }).click();
  await expect(page.getByRole("textbox").first()).toBeVisible();
  await show("editor-yaml");
  await page.getByRole("button", { name: "预览", exact: true }).click();
  await show("editor-preview");
});

test("nothing is missing or in the way on any of them", () => {
  expect(found).toEqual([]);
});
