import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { DEMO_PASSPHRASE, pairingCode } from "../../build/demo/demo-hub.ts";
import { inventoryDir, makeDemoOffice } from "../../build/demo/demo-office.ts";
import type { DemoOffice } from "../../build/demo/demo-office.ts";
import { ask } from "../../build/demo/programs.ts";
import { wholeAlbum } from "./support/album.ts";
import { portray } from "./support/camera.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, chooseTicket, go, showPart, synced, unlock } from "./support/desk.ts";
import { openGate } from "./support/gate.ts";
import type { Gate } from "./support/gate.ts";
import { markPairing } from "./support/hub-process.ts";
import { missingInPalette, namesOfActs } from "./support/palette-acts.ts";
import { keepOutput, markSecret, markText, runFolder } from "./support/run-folder.ts";

/**
 * Every screen of the real application on the demo office, with a real hub: pictures in both languages
 * and both themes under out/screens, and axe on each. What is on the screens was really done: the
 * conflicts come from two consoles that worked offline, the refusal from a role taken away meanwhile.
 */
let root = "";
let office: DemoOffice;
let gate: Gate;
let desk: RunningConsole;
let page: Page;

test.describe.configure({ mode: "serial", timeout: wholeAlbum ? 1_200_000 : 240_000 });

test.beforeAll(async () => {
  root = runFolder("tour");
  office = await makeDemoOffice(
    path.join(root, "office"),
    (_what, work) => work(),
    async (hub) => {
      keepOutput(hub.child, "hub", null);
      gate = await openGate(hub.address);
      return gate.address;
    },
  );
  markSecret(DEMO_PASSPHRASE, office.lead.recoveryKey, office.colleague.recoveryKey);
});

test.afterAll(async () => {
  await desk?.close().catch(() => undefined);
  await gate?.cut().catch(() => undefined);
  await office?.hub.stop();
});

/** What axe found on all screens together: one untidy screen does not end the tour. */
const violations: string[] = [];

async function show(name: string): Promise<void> {
  violations.push(...(await portray(page, name)));
}

const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole("button", { name });

async function option(name: string): Promise<void> {
  await page.getByRole("option").filter({ hasText: name }).first().click();
}

/** Escape, and the layer is really gone: until then the keys of the screen below do nothing. */
async function dismiss(): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** The menu at the end of the register's toolbar. */
async function fromRegisterMenu(item: string): Promise<void> {
  await button("更多").first().click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("first run", async () => {
  const code = await pairingCode(office.demo, "colleague", gate.address);
  markPairing(code);
  markSecret("correct horse battery staple");
  const fresh = await launchConsole({ userDataDir: path.join(root, "fresh") });
  page = fresh.page;
  try {
    await show("wizard-1-language");
    // Each language is named in itself, and read in it.
    await expect(page.getByRole("radio", { name: "English" })).toHaveAttribute("lang", "en");
    await expect(page.getByRole("radio", { name: "简体中文" })).toHaveAttribute("lang", "zh-CN");
    await button("继续").click();
    await show("wizard-2-start");
    await page.getByRole("radio", { name: /先单独使用/ }).click();
    await button("继续").click();
    await show("wizard-2-start-alone-incomplete");
    await page.getByRole("radio", { name: /用配对码加入团队/ }).click();
    await page.getByLabel("配对码", { exact: true }).fill(code);
    await show("wizard-2-start-join");
    await button("继续").click();
    await page.getByLabel("密码", { exact: true }).fill("correct horse battery staple");
    await page.getByLabel("再输入一次").fill("correct horse");
    await button("继续").click();
    await show("wizard-3-passphrase");
    await page.getByLabel("再输入一次").fill("correct horse battery staple");
    await gate.cut();
    await button("继续").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await show("wizard-4-hub-unreachable");
    await gate.restore();
    await button("重试").click();
    await expect(page.getByRole("list", { name: "恢复密钥" })).toBeVisible();
    await show("wizard-5-recovery-key");
    await page.getByRole("checkbox", { name: /我已抄下恢复密钥/ }).click();
    await button("进入 Deskside").click();
    await expect(page.getByRole("navigation")).toBeVisible();
    await synced(page);
  } finally {
    await fresh.close();
  }
});

test("unlocking", async () => {
  desk = await launchConsole({ userDataDir: path.join(root, "window"), profileDir: office.lead.profile });
  page = desk.page;
  await page.getByLabel("密码", { exact: true }).fill("not the passphrase");
  await page.keyboard.press("Enter");
  await expect(page.getByText("密码不对")).toBeVisible();
  await show("unlock-wrong-passphrase");
  await button("改用恢复密钥").click();
  await show("unlock-recovery-key");
  await button("改用密码").click();
  await unlock(page, DEMO_PASSPHRASE);
  await synced(page);
});

test("queue", async () => {
  await show("queue-nothing-chosen");
  await chooseTicket(page, "全组", "三楼东区整片断网");
  await show("queue-ticket");
  await button("解决").click();
  await expect(page.getByRole("form", { name: "解决" })).toBeVisible();
  await show("queue-resolve");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("form", { name: "解决" })).toHaveCount(0);
  await page.keyboard.press("g");
  await expect(page.getByRole("dialog", { name: /分派/ })).toBeVisible();
  await show("queue-assign");
  await dismiss();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "新建工单" });
  markText("投影仪无法开机");
  await form.getByLabel("标题").fill("投影仪无法开机");
  await show("queue-new-ticket");
  await dismiss();
  await chooseTicket(page, "全组", "会议室投屏没有声音");
  await button("关闭工单").click();
  await expect(page.getByRole("dialog", { name: /关闭/ })).toBeVisible();
  await show("queue-close");
  await dismiss();
  await chooseTicket(page, "全组", "笔记本合盖后唤醒黑屏");
  await button("修改 1 项").first().click();
  await show("queue-ticket-conflict");
});

test("what is chosen in a list moves nothing of the window: no layout shift by keys or click", async () => {
  await page.evaluate(`(() => {
    window.shifted = [];
    const note = ({ node }) => window.shifted.push((node?.parentElement ?? node)?.outerHTML?.slice(0, 160) ?? "gone");
    new PerformanceObserver((list) => list.getEntries().forEach(({ sources }) => sources.forEach(note)))
      .observe({ type: "layout-shift" });
  })()`);
  for (const area of ["工单", "资产", "人员", "冲突"] as const) {
    if (area === "工单") await chooseTicket(page, "全组", "三楼东区整片断网");
    else await go(page, area);
    // The rows of a table, the options of any other list; the first record is shown where there was none.
    const rows = area === "资产" ? page.locator('[role="row"][aria-selected]') : page.getByRole("option");
    await expect(rows.nth(2)).toBeVisible();
    await page.keyboard.press("j");
    await page.waitForTimeout(500);
    await page.evaluate("window.shifted.length = 0");
    for (const key of ["j", "j", "k", "k"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(100);
    }
    if (area !== "资产") await rows.nth(1).click();
    await page.waitForTimeout(100);
    expect(await page.evaluate<string[]>("window.shifted"), area).toEqual([]);
  }
  await go(page, "工单");
});

test("palette and shortcuts", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("qqxx");
  await expect(page.getByText("没有找到")).toBeVisible();
  await show("palette-nothing");
  // By initials: 李思远.
  await page.getByRole("combobox").fill("lsy");
  await expect(page.getByRole("option").filter({ hasText: "李思远" }).first()).toBeVisible();
  await show("palette");
  await dismiss();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await show("cheat-sheet");
  await dismiss();
});

test("every act is in the palette, whatever area is shown", async () => {
  const names = namesOfActs();
  expect(names.length).toBeGreaterThan(25);
  for (const area of ["工单", "资产", "人员", "冲突", "同步", "设置"] as const) {
    await go(page, area);
    await page.keyboard.press("Control+k");
    expect(await missingInPalette(page, names), area).toEqual([]);
    await dismiss();
  }
});

test("assets", async () => {
  await go(page, "资产");
  await show("assets-register");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("已选 1 项")).toBeVisible();
  await show("assets-register-chosen");
  await page.keyboard.press("Escape");
  await chooseAsset(page, "SW-HQ-3F-02");
  await show("assets-switch");
  await showPart(page, "硬件与端口");
  await show("assets-switch-hardware");
  await showPart(page, "文件");
  await show("assets-switch-documents");
  await showPart(page, "经历");
  await show("assets-switch-life");
  await chooseAsset(page, "RD-LT07");
  await showPart(page, "经历");
  await show("assets-life");
  await button("报修").click();
  // Whose it is stands there: what is wrong comes first.
  await expect(page.getByRole("dialog").getByLabel("标题")).toBeFocused();
  await show("assets-report-fault");
  await dismiss();
  await button(/^修改$/).click();
  await show("assets-edit");
  await button("返回").first().click();
});

test("custody forms", async () => {
  await chooseAsset(page, "HQ-FIN-LT01");
  await button("交接").first().click();
  await button("请对方签字").click();
  await show("custody-hand-over-incomplete");
  await page.getByRole("combobox", { name: "交接类型" }).click();
  await option("新领");
  await page.getByRole("textbox", { name: "接收人" }).fill("周子涵");
  await page.keyboard.press("Tab");
  // It is with somebody else, who signs as well.
  await page.getByRole("checkbox", { name: "由 张晓雯 本人签字确认" }).check();
  await page.getByLabel("交接地点").fill("5F-D11");
  await page.getByRole("combobox", { name: "身份核验" }).click();
  await option("工牌");
  await button("全部完好").click();
  await show("custody-hand-over");
  await button("请对方签字").click();
  await expect(page.getByRole("dialog", { name: "领用单" })).toBeVisible();
  await show("custody-signing");
  await button("返回表单，不签字").click();
  await button("返回表单", page.getByRole("dialog", { name: "请由技术员返回表单" })).click();
  await button("返回").first().click();
  await chooseAsset(page, "HQ-FIN-LT01");
  await button("归还").click();
  await show("custody-return");
  await button("返回").first().click();
});

test("import, people and sites", async () => {
  const files = path.join(root, "inventory");
  cpSync(inventoryDir, files, { recursive: true });
  writeFileSync(path.join(files, "torn.json"), '{"action":"inventory","content":{"hardware":');
  writeFileSync(path.join(files, "other.json"), '{"hello":"world"}');
  const laptop = JSON.stringify({
    action: "inventory",
    itemtype: "Computer",
    deviceid: "HQ-MKT-LT02-2026-11-20-09-00-00",
    content: {
      versionclient: "demo",
      hardware: { name: "HQ-MKT-LT02", chassis_type: "Laptop" },
      bios: { smanufacturer: "Lenovo", smodel: "ThinkPad X1", ssn: "PF5DEMO9" },
    },
  });
  writeFileSync(path.join(files, "laptop-marketing-02.json"), laptop);
  await go(page, "资产");
  await fromRegisterMenu("导入清单文件");
  await show("import-choose");
  await desk.electron.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [files],
  );
  await button("选择文件…").click();
  await expect(page.getByText(/还没有写入任何内容/)).toBeVisible();
  await show("import-dry-run");
  await button(/^导入 \d+ 项$/).click();
  await expect(page.getByText(/^已新增/)).toBeVisible();
  await show("import-report");
  await button("回到台账").click();

  await go(page, "人员");
  await show("directory-people");
  await button("添加人员").click();
  await show("directory-add-person");
  await dismiss();
  await option("李思远");
  await expect(page.getByRole("heading", { name: "李思远", level: 2 })).toBeVisible();
  await show("directory-person");
  await button("地点", page.getByRole("group", { name: "人员与地点" })).click();
  await option("研发中心");
  await expect(page.getByRole("heading", { name: "研发中心", level: 2 })).toBeVisible();
  await show("directory-sites");
});

test("conflicts", async () => {
  await go(page, "冲突");
  await show("conflicts-nothing-chosen");
  await option("MatePad");
  await show("conflicts-custody");
  await option("笔记本合盖后唤醒黑屏");
  await show("conflicts-text");
  await option("会议室显示器");
  await show("conflicts-unique");
});

test("settings", async () => {
  await go(page, "设置");
  await show("settings");
  await expect(page.locator('[lang="en"]', { hasText: "English" })).toBeVisible();
  await button("立即校验").click();
  await expect(page.getByText("校验通过")).toBeVisible();
  await show("settings-verified");
});

test("erasing personal data", async () => {
  await go(page, "资产");
  // The menu of the register leads there too.
  await fromRegisterMenu("人员与地点");
  await button("人员", page.getByRole("group", { name: "人员与地点" })).click();
  await option("李思远");
  await button("清除个人数据…").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { name: "电话" })).not.toBeChecked();
  await button("永久清除", dialog).click();
  await expect(dialog.getByText("请填写原因")).toBeVisible();
  await expect(dialog.getByText("请至少选择一项")).toBeVisible();
  await dialog.getByLabel("原因").fill("本人要求删除");
  for (const name of ["电话", "工位"]) await dialog.getByRole("checkbox", { name }).click();
  await dialog.getByLabel("依据").fill("个人信息保护法第四十七条");
  // Enter in a line sends nothing.
  await page.keyboard.press("Enter");
  await show("erase-person");
  await page.keyboard.press("Control+Enter");
  await expect(button("永久清除")).toHaveCount(0);
  const person = page.getByRole("article", { name: "李思远" });
  const why = person.getByText(/清除：本人要求删除（个人信息保护法第四十七条）/).first();
  await expect(why).toBeAttached();
  // Told without a pointer as well.
  await why.locator("xpath=ancestor::*[@tabindex='0'][1]").focus();
  await expect(page.getByRole("tooltip")).toContainText("本人要求删除");
  const change = person.getByRole("button", { name: "修改", exact: true });
  await change.focus();
  await show("person-erased");
  await change.click();
  await expect(page.getByRole("dialog").getByLabel("电话")).toHaveValue("");
  await button("取消", page.getByRole("dialog")).click();
  await expect(change).toBeVisible();
});

test("sync: waiting while the network is gone, refused because the role was taken away", async () => {
  await gate.cut();
  await chooseTicket(page, "全组", "手持终端无法同步入库单");
  await page.getByLabel("处理内容").fill("两台终端校时后入库单已能上传，仓库复测通过。");
  await button("添加记录").click();
  await go(page, "同步");
  await button("立即同步").click();
  await expect(page.getByText(/^离线/).first()).toBeVisible();
  await option("手持终端");
  await show("sync-waiting");

  const { demo } = office;
  await ask("hub", ["user", "role", "--dir", demo.dir, "--user", demo.members.lead, "--role", "auditor"]);
  await gate.restore();
  await button("立即同步").click();
  await button(/^被退回/).click();
  await option("手持终端");
  await expect(page.getByText("您的角色不能执行此操作")).toBeVisible();
  await show("sync-refused");
  await go(page, "冲突");
  await option("MatePad");
  await expect(page.getByText("您的角色不能处理这个冲突")).toBeVisible();
  await show("conflicts-not-mine");
  await ask("hub", ["user", "role", "--dir", demo.dir, "--user", demo.members.lead, "--role", "lead"]);
  await go(page, "同步");
  await button("立即同步").click();
});

test("touch density and a large zoom", async () => {
  await go(page, "设置");
  await page.getByText("触控", { exact: true }).click();
  await show("touch-settings");
  await chooseTicket(page, "全组", "三楼东区整片断网");
  await show("touch-queue-ticket");
  await chooseAsset(page, "HQ-FIN-LT01");
  await show("touch-asset");
  await button("交接").first().click();
  await show("touch-hand-over");
  await button("返回").first().click();
  await go(page, "冲突");
  await option("MatePad");
  await show("touch-conflict");
  await go(page, "设置");
  await page.getByText("紧凑", { exact: true }).click();
  await page.getByText("200%", { exact: true }).click();
  await show("zoom-200-settings");
  await go(page, "队列");
  await show("zoom-200-queue-ticket");
  await button("返回列表").click();
  await show("zoom-200-queue");
});

test("axe finds nothing on any of them", () => {
  expect(violations).toEqual([]);
});
