import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { projectRoot } from "../../../build/runtime/paths.mjs";
import { askCore } from "../support/ask.ts";
import { findCanaries } from "../support/canaries.ts";
import { launchConsole } from "../support/console.ts";
import type { RunningConsole } from "../support/console.ts";
import {
  addNote,
  changeTitle,
  chooseAsset,
  chooseTicket,
  go,
  handOver,
  importInventories,
  joinHub,
  openTicket,
  showPart,
  sign,
  synced,
  unlock,
} from "../support/desk.ts";
import { openGate } from "../support/gate.ts";
import { hubCommand, startHubProcess } from "../support/hub-process.ts";
import { runFolder } from "../support/run-folder.ts";
import { beginSigning } from "../support/sign-later.ts";

/**
 * The workday of the issue: two consoles and a hub, the network really gone, a console killed,
 * one asset handed over twice, a lead who decides. Every word with 金丝雀 in it is a canary: it
 * must be in no file of a profile but inside the encrypted store (I8).
 */
const out = path.join(projectRoot, "out");
const PASSPHRASE = { a: "金丝雀甲 通行短语一", b: "金丝雀乙 通行短语二" };
const CANARY = {
  technician: "金丝雀阿杰",
  lead: "金丝雀林主管",
  shared: "金丝雀共享打印机卡纸",
  sharedTitle: "金丝雀共享打印机卡纸已改题",
  offline: "金丝雀断网时新开的工单",
  noteA: "金丝雀甲在离线时写的记录",
  noteB: "金丝雀乙在离线时写的记录",
  receiverA: "金丝雀周子涵",
  receiverB: "金丝雀李思远",
  decision: "金丝雀电话核实设备在周子涵手里",
};
const ASSET = "HQ-FIN-LT01";
const LATER = "HQ-LATER-01";

interface StepResult {
  step: string;
  ok: boolean;
  ms: number;
}

test("the workday: offline, killed, contested, decided, the same on both", async () => {
  const root = runFolder("workday");
  mkdirSync(path.join(out, "screens"), { recursive: true });
  const steps: StepResult[] = [];
  const consoles: RunningConsole[] = [];
  const step = async (name: string, work: () => Promise<void>) => {
    const from = performance.now();
    let ok = false;
    try {
      await test.step(name, work);
      ok = true;
    } catch (error) {
      // What stood on the screens when it went wrong.
      for (const [index, { page }] of consoles.entries()) {
        if (!page.isClosed()) await shot(page, `failed-${index}`).catch(() => undefined);
      }
      throw error;
    } finally {
      const ms = Math.round(performance.now() - from);
      steps.push({ step: name, ok, ms });
      process.stdout.write(`${ok ? "✓" : "✗"} ${name} (${ms} ms)\n`);
      writeFileSync(path.join(out, "summary.json"), `${JSON.stringify({ steps }, null, 2)}\n`);
    }
  };
  const shot = (page: Page, name: string) =>
    page.screenshot({ path: path.join(out, "screens", `workday-${name}.png`) });
  const launch = async (name: "a" | "b") => {
    const console = await launchConsole({ userDataDir: path.join(root, name) });
    console.page.setDefaultTimeout(15_000);
    consoles.push(console);
    return console;
  };

  const hubDir = path.join(root, "hub");
  hubCommand("init", "--dir", hubDir, "--name", "信息技术部");
  const hub = await startHubProcess(hubDir);
  const gate = await openGate(hub.address);
  let a = await launch("a");
  const b = await launch("b");

  try {
    await step("two consoles pair with the hub", async () => {
      await joinHub(a.page, hub.pairingCode(CANARY.technician, "technician", gate.address), PASSPHRASE.a);
      await joinHub(b.page, hub.pairingCode(CANARY.lead, "lead", gate.address), PASSPHRASE.b);
    });

    await step("inventories are imported as assets and reach the other console", async () => {
      const folder = path.join(projectRoot, "build/demo/inventory");
      const paths = readdirSync(folder).map((file) => path.join(folder, file));
      await importInventories(a.page, (chosen) => answerDialog(a, chosen), paths);
      await shot(a.page, "01-imported");
      await synced(a.page);
      await chooseAsset(b.page, ASSET);
      await shot(b.page, "02-asset-on-b");
    });

    await step("a ticket both know of", async () => {
      await openTicket(b.page, {
        requester: CANARY.receiverA,
        contact: "13800010007",
        place: "3F-A12",
        title: CANARY.shared,
        description: "每打印两三页就卡纸，重启过一次没有改善。",
      });
      await synced(b.page);
      await chooseTicket(a.page, "未分派", CANARY.shared);
    });

    await step("the network is cut: the hub's port is closed", async () => {
      await gate.cut();
      await expect(fetch(gate.address)).rejects.toThrow();
    });

    await step("A opens a ticket, accepts it and takes notes, all offline", async () => {
      await openTicket(a.page, {
        requester: CANARY.receiverB,
        contact: "8021",
        place: "B1 机房",
        title: CANARY.offline,
        description: "地下机房没有信号，空调面板报 E4。",
      });
      await chooseTicket(a.page, "未分派", CANARY.offline);
      await a.page.getByRole("button", { name: "受理", exact: true }).click();
      await expect(a.page.getByText("处理中").first()).toBeVisible();
      await addNote(a.page, "已确认空调滤网堵塞，正在清洗。");
      await chooseTicket(a.page, "未分派", CANARY.shared);
      await addNote(a.page, CANARY.noteA);
      await shot(a.page, "03-offline-ticket");
    });

    await step("A hands an asset over with a signature", async () => {
      await chooseAsset(a.page, ASSET);
      await handOver(a.page, CANARY.receiverA, "3F-A12");
      await shot(a.page, "04-handed-over-by-a");
    });

    await step("its document opens from the history, with the signature as it was drawn", async () => {
      await showPart(a.page, "经历");
      await a.page.getByRole("button", { name: /^打开单据 H-/ }).click();
      const slip = a.page.getByRole("dialog", { name: /^领用单 H-/ });
      await expect(slip.getByRole("img", { name: `${CANARY.receiverA} 的签字` })).toBeVisible();
      await expect(slip.getByText("保存在本机，待上传")).toBeVisible();
      await shot(a.page, "04b-document");
      await a.page.keyboard.press("Escape");
      await expect(slip).toBeHidden();
    });

    await step("B hands the same asset to someone else and edits the same ticket", async () => {
      await chooseTicket(b.page, "未分派", CANARY.shared);
      await changeTitle(b.page, CANARY.sharedTitle);
      await addNote(b.page, CANARY.noteB);
      await chooseAsset(b.page, ASSET);
      await handOver(b.page, CANARY.receiverB, "研发中心 2F");
    });

    await step("A is killed with SIGKILL and restarted: nothing is missing", async () => {
      const waiting = await a.page
        .getByText(/条待上传/)
        .first()
        .textContent();
      await a.kill();
      a = await launch("a");
      await unlock(a.page, PASSPHRASE.a);
      await expect(a.page.getByText(/条待上传/).first()).toHaveText(waiting ?? "");
      await chooseTicket(a.page, "我的", CANARY.offline);
      await expect(a.page.getByText("已确认空调滤网堵塞，正在清洗。")).toBeVisible();
      await chooseTicket(a.page, "未分派", CANARY.shared);
      await expect(a.page.getByText(CANARY.noteA)).toBeVisible();
      await chooseAsset(a.page, ASSET);
      await expect(a.page.getByRole("article").getByText(CANARY.receiverA).first()).toBeVisible();
      await shot(a.page, "05-restarted");
    });

    await step("the network is back: both show the same, and the asset is contested on both", async () => {
      await gate.restore();
      for (const { page } of [a, b]) {
        await go(page, "同步");
        await page.getByRole("button", { name: "立即同步" }).click();
      }
      for (const { page } of [a, b]) {
        await go(page, "冲突");
        await page.getByRole("option").filter({ hasText: ASSET }).click();
        const stories = page.getByRole("group", { name: "各方的说法" });
        await expect(stories.getByText(CANARY.receiverA).first()).toBeVisible();
        await expect(stories.getByText(CANARY.receiverB).first()).toBeVisible();
        await expect(stories.getByText("先到，暂记")).toHaveCount(1);
        for (const receiver of [CANARY.receiverA, CANARY.receiverB]) {
          await expect(stories.getByRole("img", { name: `${receiver} 的签字` })).toBeVisible();
        }
      }
      await shot(a.page, "06-contested-on-a");
      await shot(b.page, "07-contested-on-b");
      for (const { page } of [a, b]) {
        await chooseTicket(page, "全组", CANARY.sharedTitle);
        await expect(page.getByText(CANARY.noteA)).toBeVisible();
        await expect(page.getByText(CANARY.noteB)).toBeVisible();
        await chooseTicket(page, "全组", CANARY.offline);
      }
    });

    await step("the technician may not decide; the lead does, and both consoles know", async () => {
      await go(a.page, "冲突");
      await expect(a.page.getByText("您的角色不能处理这个冲突")).toBeVisible();
      await go(b.page, "冲突");
      const story = b.page.getByRole("region").filter({ hasText: CANARY.receiverA }).last();
      await story.getByRole("button", { name: "采用这个说法" }).click();
      await b.page.getByLabel("裁定依据").fill(CANARY.decision);
      await b.page.getByRole("button", { name: /^裁定/ }).click();
      for (const { page } of [a, b]) {
        await go(page, "冲突");
        await expect(page.getByText("没有冲突")).toBeVisible({ timeout: 30_000 });
        await chooseAsset(page, ASSET);
        await expect(page.getByText(`保管人 ${CANARY.receiverA}`)).toBeVisible();
      }
      await shot(a.page, "08-decided-on-a");
    });

    await step(
      "what nobody signed on A yesterday is signed on B, over the same document, and A knows",
      async () => {
        const act = (command: object) => askCore<{ id: string }>(a.page, { kind: "execute", command });
        const { id: asset } = await act({ type: "asset.register", set: { name: "投影仪", tag: LATER } });
        await act({
          ...{ type: "custody.handOver", purpose: "issue", giverName: CANARY.technician, place: "3F" },
          ...{ receiverName: CANARY.receiverB, lines: [{ asset, condition: "good" }] },
          handedAt: new Date(Date.now() - 86_400_000).toISOString(),
          unsigned: { reason: "对方不在现场" },
        });
        await synced(a.page);
        await b.page.getByRole("button", { name: "1 张单据未签字" }).click();
        const list = b.page.getByRole("listbox", { name: "未签字" });
        await expect(list.getByRole("option").first()).toContainText(CANARY.receiverB);
        await expect(list.getByRole("option").first()).toContainText("1 天");
        await b.page.keyboard.press("s");
        const signing = await beginSigning(b.page, "领用单");
        await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
        // The giver is on A: nobody else signs here.
        await sign(b.page, signing);
        await signing.getByRole("button", { name: "完成" }).click();
        await expect(b.page.getByText("所有单据都已签字。")).toBeVisible();
        await synced(b.page);
        await expect(a.page.getByRole("button", { name: "1 张单据未签字" })).toHaveCount(0, {
          timeout: 30_000,
        });
        await chooseAsset(a.page, LATER);
        await showPart(a.page, "经历");
        await a.page.getByRole("button", { name: /^打开单据 H-/ }).click();
        const slip = a.page.getByRole("dialog", { name: /^领用单 H-/ });
        await expect(slip.getByText(/^补签：在 \S+ 上/)).toBeVisible();
        await expect(slip.getByRole("img", { name: `${CANARY.receiverB} 的签字` })).toBeVisible();
        await shot(a.page, "08b-signed-on-b");
        await a.page.keyboard.press("Escape");
      },
    );

    await step("the chain verifies on the hub and on both consoles", async () => {
      for (const { page } of [a, b]) {
        await synced(page);
        await go(page, "设置");
        await page.getByRole("button", { name: "立即校验" }).click();
        await expect(page.getByText("校验通过")).toBeVisible();
      }
      await shot(b.page, "09-verified");
      const verified = hubCommand("verify", "--dir", hubDir);
      expect(verified.ok).toBe(true);
    });

    await step("no canary in any file of the profiles, logs or crash folders", async () => {
      for (const console of consoles) if (!console.page.isClosed()) await console.close();
      const words = [...Object.values(CANARY), ...Object.values(PASSPHRASE)];
      const found = await findCanaries([path.join(root, "a"), path.join(root, "b")], words);
      expect(found).toEqual([]);
      for (const { requests } of consoles) {
        expect(requests.filter((url) => !/^(app:\/\/desk\/|blob:|data:)/.test(url))).toEqual([]);
      }
    });
  } finally {
    for (const console of consoles)
      if (!console.page.isClosed()) await console.close().catch(() => undefined);
    await gate.cut().catch(() => undefined);
    await hub.stop();
  }
});

async function answerDialog({ electron }: RunningConsole, paths: string[]): Promise<void> {
  await electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, paths);
}
