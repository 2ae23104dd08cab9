import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { projectRoot } from "../../../build/runtime.mjs";
import { launchConsole } from "../support/console.ts";
import type { RunningConsole } from "../support/console.ts";
import { chooseTicket, openTicket, synced, unlock, writeDownAndEnter } from "../support/desk.ts";
import { openGate } from "../support/gate.ts";
import { hubCommand, startHubProcess } from "../support/hub-process.ts";
import { markSecret, runFolder } from "../support/run-folder.ts";

/** The first-run wizard in the real application: alone, and with a hub. */
let root = "";
const PASSPHRASE = "四个 不相干的词 连在一起";
const TICKET = "投影仪无法开机";

test.beforeAll(() => {
  root = runFolder("first-run");
  mkdirSync(path.join(projectRoot, "out/screens"), { recursive: true });
});

const goOn = (page: Page) => page.getByRole("button", { name: "继续" }).click();
const shot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(projectRoot, "out/screens", `first-run-${name}.png`) });

async function choosePassphrase(page: Page): Promise<void> {
  markSecret(PASSPHRASE);
  await page.getByLabel("密码", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("再输入一次").fill(PASSPHRASE);
  await goOn(page);
}

test("alone: wizard, desk, restart, unlocked by passphrase and by recovery key", async () => {
  const userDataDir = path.join(root, "alone");
  let desk: RunningConsole | null = null;
  const start = async () => {
    desk = await launchConsole({ userDataDir });
    return desk;
  };
  try {
    let { page } = await start();
    let recoveryKey = "";
    await test.step("the wizard asks for language, way to start and passphrase", async () => {
      await expect(page.getByRole("heading", { name: "选择语言" })).toBeVisible();
      await shot(page, "1-language");
      await goOn(page);
      await page.getByRole("radio", { name: /先单独使用/ }).click();
      await page.getByLabel("您的姓名").fill("林静");
      await page.getByLabel("部门名称").fill("信息技术部");
      await goOn(page);
      await choosePassphrase(page);
    });
    await test.step("the recovery key is shown once, and the desk opens", async () => {
      await expect(page.getByRole("heading", { name: "抄下恢复密钥" })).toBeVisible();
      await shot(page, "2-recovery-key");
      recoveryKey = await writeDownAndEnter(page);
      await expect(page.getByText("单机使用").first()).toBeVisible();
    });
    await test.step("a ticket is opened", async () => {
      await openTicket(page, {
        requester: "周子涵",
        contact: "8021",
        place: "5F-D11",
        title: TICKET,
        description: "按电源键没有反应，指示灯不亮。",
      });
      await shot(page, "3-desk");
    });
    await test.step("restarted: a wrong passphrase is refused, the right one opens", async () => {
      await desk?.close();
      ({ page } = await start());
      await page.getByLabel("密码", { exact: true }).fill("不是这个密码");
      await page.keyboard.press("Enter");
      await expect(page.getByText("密码不对")).toBeVisible();
      await unlock(page, PASSPHRASE);
      await chooseTicket(page, "未分派", TICKET);
    });
    await test.step("restarted again: the recovery key opens, spaces and case do not matter", async () => {
      await desk?.close();
      ({ page } = await start());
      await page.getByRole("button", { name: "改用恢复密钥" }).click();
      const field = page.getByRole("textbox", { name: "恢复密钥" });
      await field.fill(recoveryKey.replace(/^..../, "0000"));
      await page.keyboard.press("Enter");
      await expect(page.getByText("恢复密钥不对")).toBeVisible();
      await field.fill(recoveryKey.replaceAll("-", " ").toLowerCase());
      await page.keyboard.press("Enter");
      await chooseTicket(page, "未分派", TICKET);
    });
  } finally {
    await (desk as RunningConsole | null)?.close().catch(() => undefined);
  }
});

test("with a hub: a bad code, a hub out of reach, a good code", async () => {
  const hubDir = path.join(root, "hub");
  hubCommand("init", "--dir", hubDir, "--name", "信息技术部");
  const hub = await startHubProcess(hubDir);
  const gate = await openGate(hub.address);
  const userDataDir = path.join(root, "joined");
  const desk = await launchConsole({ userDataDir });
  const { page } = desk;
  const code = hub.pairingCode("马超", "technician", gate.address);
  const field = page.getByLabel("配对码", { exact: true });
  const back = page.getByRole("button", { name: "上一步" });
  const failed = async (title: string | RegExp) => {
    await expect(page.getByRole("alert").getByText(title)).toBeVisible();
    // Whatever went wrong, the next start shows the wizard again.
    expect(existsSync(path.join(userDataDir, "profile/profile.json"))).toBe(false);
  };
  try {
    await test.step("half a code is not taken", async () => {
      await goOn(page);
      await page.getByRole("radio", { name: /用配对码加入团队/ }).click();
      await field.fill(code.slice(0, 80));
      await goOn(page);
      await expect(page.getByText(/这不是完整的配对码/).first()).toBeVisible();
      await shot(page, "4-half-a-code");
    });
    await test.step("a code with another secret is refused by the hub", async () => {
      await field.fill(code.replace(/secret=[^&]+/, `secret=${"A".repeat(32)}`));
      await goOn(page);
      await choosePassphrase(page);
      await failed(/服务器没有接受登记|服务器不接受这个配对码/);
      await shot(page, "5-bad-code");
    });
    await test.step("the hub is out of reach", async () => {
      await back.click();
      await back.click();
      await field.fill(code);
      await goOn(page);
      await gate.cut();
      await choosePassphrase(page);
      await failed("连不上服务器");
      await shot(page, "6-unreachable");
    });
    await test.step("the hub is back: the same code is still good", async () => {
      await gate.restore();
      await page.getByRole("button", { name: "重试" }).click();
      await writeDownAndEnter(page);
      await synced(page);
      await expect(page.getByText(/马超 · 信息技术部/)).toBeVisible();
      await expect(page.getByRole("button", { name: /^我的/ })).toBeVisible();
      await shot(page, "7-joined");
    });
  } finally {
    await desk.close().catch(() => undefined);
    await gate.cut().catch(() => undefined);
    await hub.stop();
  }
});
