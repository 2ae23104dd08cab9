import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { sign, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** A lot in the window: asked for, gathered by scan, appraised, approved elsewhere, out against what was approved. */

const folder = runFolder("disposal");
let desk: RunningConsole;
let page: Page;
/** Machines of the lot: few in `npm test`; 60 by a command of its own (tests/e2e/README.md). */
const MACHINES = Number(process.env.DESKSIDE_LOT_MACHINES ?? 3);
const tagOf = (n: number) => `IT-${String(n).padStart(4, "0")}`;
const TAGS = Array.from({ length: MACHINES }, (_, n) => tagOf(n + 1));
const VALUE = (MACHINES * 100).toFixed(2);
test.setTimeout(60_000 + MACHINES * 2_000);
test.describe.configure({ mode: "serial" });

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  for (const tag of [...TAGS, "IT-9001"])
    await execute({ type: "asset.register", set: { name: `旧电脑 ${tag}`, tag, acquiredOn: "2016-03-01" } });
  const at = new Date(Date.now() - 60_000).toISOString();
  const medium = await execute({
    ...{ type: "medium.register", set: { model: "ST1000" }, at, seal: "SEAL-1" },
    away: { holder: "pool", place: "B1 介质柜" },
  });
  await execute({
    type: "medium.confirm",
    medium: medium.id,
    mediumType: "hdd",
    labelRead: "read",
    label: "Z1D-77",
  });
});
test.afterAll(() => desk.close());

interface Lot {
  row: { id: string };
  approvals: { step: Record<string, unknown> }[];
}
/** The one lot there is. */
async function theLot(): Promise<Lot> {
  const { rows } = await askCore<{ rows: { id: string }[] }>(page, {
    ...{ kind: "query", name: "disposal.page", params: { limit: 1 } },
  });
  return askCore<Lot>(page, { kind: "query", name: "disposal.get", params: { id: rows[0]?.id } });
}

const button = (name: string | RegExp) => page.getByRole("button", { name });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });

test("a lot is asked for, and assets are scanned into it", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("czpc");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "处置批次" })).toBeVisible();
  await button("申请处置").click();
  const form = page.getByRole("dialog", { name: "申请处置" });
  await form.getByLabel("标题").fill("三楼旧电脑");
  await form.getByRole("combobox", { name: "报废原因" }).click();
  await page.getByRole("option", { name: "技术淘汰" }).click();
  await form.getByRole("combobox", { name: "处置方式" }).click();
  await page.getByRole("option", { name: "回收商" }).click();
  await form.getByLabel(/^申请人/).fill("张申请");
  await form.getByLabel("原因说明").fill("太旧了");
  await form.getByRole("button", { name: "申请处置" }).click();
  await expect(form.getByText("原因说明至少 10 个字")).toBeVisible();
  await form.getByLabel("原因说明").fill("使用超过八年，无法安装新系统");
  await form.getByRole("button", { name: "申请处置" }).click();
  await expect(page.getByRole("heading", { name: /^D-\S+ 三楼旧电脑$/ })).toBeVisible();
  const scan = page.getByLabel("扫描或输入资产");
  for (const tag of TAGS.slice(0, -1)) {
    await scan.fill(tag);
    await scan.press("Enter");
    await expect(page.getByText(`已加入：旧电脑 ${tag}`)).toBeVisible();
  }
  // The last one lies in the scan tray first.
  await page.keyboard.press("Escape");
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  await page.keyboard.type(TAGS.at(-1) ?? "", { delay: 5 });
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "加入处置批次（1 项）" }).click();
  const which = page.getByRole("dialog", { name: "加入处置批次" });
  await picture("which-lot");
  await which.getByRole("button", { name: /三楼旧电脑/ }).click();
  await expect(page.getByText(`${MACHINES} 件 · 原值 0.00 元`).first()).toBeVisible();
  const disk = page.getByLabel("扫描或输入介质");
  await disk.fill("不是介质");
  await disk.press("Enter");
  await expect(page.getByText("“不是介质”不是登记的存储介质")).toBeVisible();
  await disk.fill("Z1D-77");
  await disk.press("Enter");
  await expect(page.getByText("ST1000 · Z1D-77 · SEAL-1")).toBeVisible();
  await button(`填写 ${MACHINES} 件的价值`).click();
  const values = page.getByRole("dialog");
  await values.getByLabel("原值（元）").fill("100");
  await values.getByRole("radio", { name: "否" }).check();
  await values.getByRole("button", { name: "加入资产" }).click();
  await expect(page.getByText(`${MACHINES} 件 · 原值 ${VALUE} 元`).first()).toBeVisible();
  await picture("gathered");
});

test("three appraise it, never who applied; the stepper says whose turn it is", async () => {
  await button("核查密级与留存").click();
  const checks = page.getByRole("dialog", { name: "核查密级与留存" });
  await expect(checks.getByRole("radio", { checked: true })).toHaveCount(0);
  await checks.getByRole("combobox", { name: "清除前密级" }).click();
  await page.getByRole("option", { name: "内部" }).click();
  await checks.getByRole("radio", { name: "是", exact: true }).check();
  await checks.getByRole("button", { name: "核查密级与留存" }).click();
  await expect(checks).toBeHidden();
  for (const name of ["张申请", "李鉴定", "赵鉴定", "孙鉴定"]) {
    await button("技术鉴定").click();
    const form = page.getByRole("dialog", { name: /^技术鉴定/ });
    await form.getByLabel("鉴定人").fill(name);
    await form.getByRole("radio", { name: "同意", exact: true }).check();
    await form.getByLabel("意见").fill("主板老化，无维修价值");
    await form.getByRole("radio", { name: "其他审批系统" }).check();
    await form.getByLabel("审批单号").fill("OA-2026-118");
    if (name === "李鉴定") await picture("step");
    await form.getByRole("button", { name: "技术鉴定" }).click();
    if (name === "张申请") {
      await expect(form.getByText("申请人不能鉴定自己的申请")).toBeVisible();
      await form
        .getByRole("button", { name: /取消|关闭/ })
        .first()
        .click();
    }
    await expect(form).toBeHidden();
  }
  const stages = page.getByRole("list", { name: "处置进度" });
  await expect(stages.getByText("孙鉴定")).toBeVisible();
  await expect(stages.getByText("待部门负责人审批")).toBeVisible();
});

test("an approver without an account signs on the paper alone: what is decided on, and the PIN leads back", async () => {
  await askCore(page, { kind: "pin", act: "set", next: "2468" });
  await button("审批").click();
  const form = page.getByRole("dialog", { name: /^部门负责人 · D-/ });
  await form.getByLabel("审批人").fill("王主任");
  await form.getByRole("radio", { name: "同意", exact: true }).check();
  await form.getByLabel("意见").fill("同意报废，介质先清除");
  await form.getByRole("radio", { name: "在此签字" }).check();
  await expect(form.getByRole("button", { name: "审批" })).toHaveCount(0);
  const begin = form.getByRole("button", { name: "请王主任签字" });
  await begin.click();
  // Who signs is made sure of first, by the technician.
  await expect(form.getByRole("radiogroup", { name: "身份核验" })).toHaveAccessibleDescription(/此项必填/);
  await form.getByRole("radio", { name: "工牌" }).check();
  await picture("before-signing");
  await begin.click();
  const signing = page.getByRole("dialog", { name: /^部门负责人 D-/ });
  const paper = signing.getByRole("document");
  for (const said of [
    /D-\S+/,
    "三楼旧电脑",
    "张申请",
    "原值 100.00 元",
    VALUE,
    "王主任",
    "同意报废，介质先清除",
  ]) {
    await expect(paper).toContainText(said);
  }
  for (const tag of TAGS) await expect(paper).toContainText(tag);
  await expect(signing).toContainText("《电子签名法》第十三条");
  await expect(signing).toContainText("期限：至资产处置后十年");
  await picture("paper");

  // The form is not theirs: neither a key nor the way back leads to it.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Enter");
  await expect(signing).toBeVisible();
  await signing.getByRole("button", { name: "返回表单，不签字" }).click();
  const leaving = page.getByRole("dialog", { name: "请由技术员返回表单" });
  await leaving.getByLabel("技术员 PIN").fill("1111");
  await page.keyboard.press("Enter");
  await expect(leaving).toContainText("还可以试 4 次");
  await page.keyboard.press("Escape");
  await expect(leaving).toBeHidden();
  await expect(signing).toBeVisible();

  await sign(page, signing);
  await expect(signing.getByRole("img", { name: /已有笔迹$/ })).toBeVisible();
  // Another laptop's word comes in meanwhile: it is another lot now, and was not signed.
  const { row } = await theLot();
  await execute({ type: "disposal.edit", disposal: row.id, set: { title: "三楼和四楼旧电脑" } });
  await expect(paper).toContainText("三楼和四楼旧电脑");
  await expect(signing.getByRole("img", { name: /尚未签字$/ })).toBeVisible();
  await sign(page, signing);
  await signing.getByRole("button", { name: "完成" }).click();
  await expect(signing).toContainText("请先阅读左侧内容并勾选");
  await signing.getByRole("checkbox", { name: /^我已阅读左侧内容和上述说明/ }).check();
  await picture("signed");
  await signing.getByRole("button", { name: "完成" }).click();
  const back = page.getByRole("dialog", { name: "请把屏幕交还给技术员" });
  await back.getByLabel("技术员 PIN").fill("2468");
  await page.keyboard.press("Enter");
  await expect(signing).toBeHidden();
  await expect(form).toBeHidden();
  const stages = page.getByRole("list", { name: "处置进度" });
  await expect(stages.getByText(/在此签字 · 由林静记录/)).toBeVisible();
  const { approvals } = await theLot();
  const taken = approvals[0]?.step;
  expect(taken).toMatchObject({ name: "王主任", level: "department", way: "signature" });
  expect(taken?.signature).toMatchObject({ identityCheck: "badge" });
  expect((taken?.signature as { docHash: string }).docHash).toMatch(/^[0-9a-f]{64}$/);
});

test("at the van one missing is told before it leaves", async () => {
  const stages = page.getByRole("list", { name: "处置进度" });
  await button("扫码出库").click();
  const van = page.getByRole("dialog", { name: /扫码出库$/ });
  const scan = van.getByLabel("扫描或输入资产");
  for (const tag of [...TAGS, "IT-9001"]) {
    await scan.fill(tag);
    await scan.press("Enter");
    await expect(van.getByText(`已加入：旧电脑 ${tag}`)).toBeVisible();
  }
  // One machine too many and one disk short: told before anybody signs.
  await expect(van.getByText(`已扫 ${MACHINES + 1} 件，应出库 ${MACHINES} 件`)).toBeVisible();
  await expect(van.getByText(/多出：IT-9001/)).toBeVisible();
  await expect(van.getByText("缺少 1 块存储介质")).toBeVisible();
  await expect(van.getByText("封签不符：SEAL-1")).toBeVisible();
  await picture("van");
  await van.getByLabel("接收单位").fill("绿源再生资源公司");
  await van.getByLabel("移交人").fill("林静");
  await van.getByRole("radio", { name: "当面辨认" }).check();
  await van.getByRole("button", { name: "请绿源再生资源公司签字" }).click();
  // What differs is explained before anybody signs it.
  await expect(van.getByText("与批准的清单不符：请核对，或写明为什么仍要出库")).toBeVisible();
  await van.getByLabel("情况说明").fill("多出的一台是同一批次漏登的");
  await van.getByRole("button", { name: "请绿源再生资源公司签字" }).click();
  const signing = page.getByRole("dialog", { name: /扫码出库$/ });
  const paper = signing.getByRole("document");
  for (const said of ["IT-9001", "不在批准清单中", "绿源再生资源公司", "多出的一台是同一批次漏登的"])
    await expect(paper).toContainText(said);
  await picture("van-paper");
  await signing.getByRole("button", { name: "返回表单，不签字" }).click();
  await page.getByLabel("技术员 PIN").fill("2468");
  await page.keyboard.press("Enter");
  await van.getByLabel("情况说明").fill("");
  await van.getByLabel("不签字的原因").fill("回收单位在纸质单上签字");
  await van.getByRole("button", { name: "扫码出库" }).click();
  // Nothing went: it is not what was approved, and nobody has said why it goes anyway.
  await expect(van).toBeVisible();
  await expect(stages.getByText("还有 1 块介质未清除")).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await picture("van-dark");
  await page.emulateMedia({ colorScheme: null });
});

test("what was disposed of and is scanned again says when it went", async () => {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const set = {
    title: "走廊里的",
    reason: "obsolete",
    reasonText: "使用超过八年，无法安装新系统",
    way: "recycler",
  };
  const lot = await execute({ type: "disposal.open", set, applicantName: "张申请" });
  const asset = await execute({ type: "asset.register", set: { name: "旧显示器", tag: "IT-9002" } });
  await execute({
    ...{ type: "custody.dispose", disposal: lot.id, assets: [asset.id], giverName: "林静" },
    ...{ to: { holder: "supplier", name: "绿源" }, at: new Date(Date.now() - 60_000).toISOString() },
    ...{ words: "先行运走", unsigned: { reason: "回收单位在纸质单上签字" } },
  });
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  await page.keyboard.type("IT-9002", { delay: 5 });
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^已于 .*处置（G-\S+），现在又扫到$/)).toBeVisible();
  await picture("seen-again");
});
