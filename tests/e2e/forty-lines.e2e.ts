import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { pinnedNode, projectRoot } from "../../build/runtime/paths.mjs";
import { runScript } from "../interop/script.ts";
import { codesInPicture } from "../support/documents/codes.ts";
import { pagesIn, squeezed } from "../support/documents/pdf-text.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, go, joinHub, showPart, sign, synced, unlock } from "./support/desk.ts";
import { openGate } from "./support/gate.ts";
import { hubCommand, startHubProcess } from "./support/hub-process.ts";
import { runFolder } from "./support/run-folder.ts";
import { scannerOf } from "./support/scanner.ts";

/**
 * Forty assets to one person with one signature, without a network, the power gone in the middle of the form;
 * then the paper that the signer leaves with, as two programs read it, and the proof as a stranger checks it.
 */

const PASSPHRASE = "correct horse battery staple";
const root = runFolder("forty-lines");
/** What leaves the encrypted store, and pictures to be looked at. */
const out = path.join(projectRoot, "out/forty-lines");
const TAGS = Array.from({ length: 40 }, (_, index) => `IT-2026-${String(index + 1).padStart(4, "0")}`);
/** So many lines are in the form when the power goes. */
const BEFORE = 23;

test.beforeAll(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const file = path.join(out, "slip.pdf");

const launch = async () => {
  const desk = await launchConsole({ userDataDir: path.join(root, "window") });
  desk.page.setDefaultTimeout(15_000);
  return desk;
};

/** A program of the system: poppler reads the paper, and a stranger unpacks the evidence. */
function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The command line at a colleague's desk. */
function colleague(command: string, ...args: string[]): Record<string, unknown> {
  const cli = path.join(projectRoot, "electron/core/cli/main.ts");
  const passphrase = path.join(root, "colleague.passphrase");
  writeFileSync(passphrase, PASSPHRASE, { mode: 0o600 });
  const profile = ["--profile", path.join(root, "colleague"), "--passphrase-file", passphrase];
  const { stdout, stderr } = spawnSync(pinnedNode, [cli, command, ...profile, ...args, "--json"], {
    encoding: "utf8",
  });
  const answer = JSON.parse(stdout || "null") as { ok: boolean; result: Record<string, unknown> } | null;
  if (!answer?.ok) throw new Error(`${command}: ${stdout}${stderr}`);
  return answer.result;
}

async function registerAll(page: Page): Promise<void> {
  for (const [index, tag] of TAGS.entries()) {
    const set = { kind: "laptop", name: `笔记本电脑 ${index + 1}`, tag, serial: `PF5DEM${index + 1000}` };
    await askCore(page, { kind: "execute", command: { type: "asset.register", set } });
  }
}

async function savePdf(desk: RunningConsole, file: string): Promise<Buffer> {
  await desk.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const sheet = desk.page.getByRole("dialog", { name: /^领用单 H-/ });
  await sheet.getByRole("button", { name: /存为 PDF$/ }).click();
  await expect(desk.page.getByRole("status").filter({ hasText: `已存为 ${file}` })).toBeVisible();
  return readFileSync(file);
}

test("forty lines, one signature: killed in the middle, finished, synced, printed and proven to a stranger", async () => {
  const hubDir = path.join(root, "hub");
  hubCommand("init", "--dir", hubDir, "--name", "信息技术部");
  const hub = await startHubProcess(hubDir);
  const gate = await openGate(hub.address);
  let desk = await launch();
  try {
    await joinHub(desk.page, hub.pairingCode("林静", "technician", gate.address), PASSPHRASE);
    await registerAll(desk.page);
    await synced(desk.page);
    await gate.cut();

    // Scan first: they gather in the tray, and one key hands them over.
    const first = await scannerOf(desk.page);
    await desk.page.evaluate("document.activeElement.blur()");
    for (const tag of TAGS.slice(0, BEFORE)) await first(tag);
    const tray = desk.page.getByRole("region", { name: "扫码篮" });
    await expect(tray.getByRole("list", { name: "扫过的条码" }).getByRole("listitem")).toHaveCount(BEFORE);
    await desk.page.keyboard.press("1");
    await desk.page.getByRole("combobox", { name: "交接类型" }).click();
    await desk.page.getByRole("option", { name: "新领" }).click();
    await desk.page.getByRole("textbox", { name: "接收人" }).fill("张伟");
    await button(desk.page, "全部完好").click();
    await desk.page.getByLabel("交接地点").fill("总部 3 楼培训室");
    await expect
      .poll(async () =>
        JSON.stringify(await askCore(desk.page, { kind: "query", name: "draft.list", params: {} })),
      )
      .toMatch(/张伟.*培训室|培训室.*张伟/s);
    await desk.kill();

    desk = await launch();
    const { page } = desk;
    await unlock(page, PASSPHRASE);
    await button(page, "1 份草稿").click();
    await page.getByRole("dialog", { name: "草稿" }).getByRole("button", { name: "继续填写" }).click();
    await expect(page.getByRole("textbox", { name: "接收人" })).toHaveValue("张伟");
    await expect(page.getByLabel("交接地点")).toHaveValue("总部 3 楼培训室");
    const lines = page.getByRole("region", { name: "资产明细" });
    await expect(lines).toContainText(`${BEFORE} 项`);
    await page.getByLabel("扫描或输入资产").focus();
    const scan = await scannerOf(page);
    for (const tag of TAGS.slice(BEFORE)) await scan(tag);
    await expect(lines).toContainText(`${TAGS.length} 项`);
    await page.keyboard.press("Control+g");
    await page.screenshot({ path: path.join(out, "form.png") });
    await page.keyboard.press("Control+Shift+Digit1");
    const signing = page.getByRole("dialog", { name: "领用单" });
    await signing.getByRole("checkbox", { name: "我已阅读左侧条款" }).click();
    await sign(page, signing);
    await page.screenshot({ path: path.join(out, "signing.png") });
    await button(page, "确认签字").click();
    await button(page, "移交人不签字").click();
    await expect(page.getByRole("status").filter({ hasText: /H-.*保存在本机/ })).toBeVisible();
    await button(page, "打开单据").click();
    const offline = await pagesIn(await savePdf(desk, path.join(out, "offline.pdf")));
    expect(offline.at(-1)).toContain("服务器尚未接收");
    await page.keyboard.press("Escape");

    await gate.restore();
    await go(page, "同步");
    await button(page, "立即同步").click();
    await synced(page);
    await chooseAsset(page, TAGS[39] ?? "");
    await showPart(page, "经历");
    await button(page, /^打开单据 H-/).click();
    const pdf = await savePdf(desk, file);

    const texts = {
      "pdf.js": (await pagesIn(pdf)).join(""),
      poppler: squeezed(run("pdftotext", file, "-")),
    };
    for (const [reader, text] of Object.entries(texts)) {
      expect([reader, TAGS.filter((tag) => !text.includes(tag))]).toEqual([reader, []]);
      for (const said of ["领用单", "张伟", "总部3楼培训室", "《电子签名法》第十三条"]) {
        expect([reader, text]).toEqual([reader, expect.stringContaining(said)]);
      }
    }
    const number = /H-[A-Z0-9]+-\d+/.exec(texts.poppler)?.[0] ?? "";
    const anchor = /服务器公钥Ed25519(.{43}=)/.exec(texts.poppler)?.[1] ?? "";

    // As a phone sees it: the code is read from the picture of the page, not from what draws it.
    run("pdftoppm", "-png", "-r", "150", file, path.join(out, "page"));
    const pictures = readdirSync(out).filter((name) => /^page-\d+\.png$/.test(name));
    const read = await Promise.all(
      pictures.map((name) => codesInPicture(readFileSync(path.join(out, name)))),
    );
    const [code, receipt = "", ...others] = read.flat();
    expect([code, ...others]).toEqual([number]);

    // A colleague has it from the hub, and gives a stranger the pack; the stranger has the paper, too.
    const pairing = path.join(root, "colleague.pairing");
    writeFileSync(pairing, hub.pairingCode("陈敏", "lead"), { mode: 0o600 });
    colleague("init", "--pair-file", pairing);
    colleague("sync");
    const pack = path.join(out, "evidence.zip");
    expect(colleague("evidence", "--number", number, "--file", pack)).toMatchObject({ anchor, events: 1 });
    const stranger = path.join(out, "stranger");
    run("unzip", "-q", pack, "-d", stranger);
    const whole = await runScript(stranger, anchor, {}, true);
    expect([whole.said, whole.code]).toEqual([expect.stringContaining("没有发现问题"), 0]);
    const given = Object.fromEntries(
      ["record.txt", "log.txt"].map((name) => [name, readFileSync(path.join(stranger, name))]),
    );
    const withPaper = { ...given, "paper.txt": receipt };
    const checked = await runScript(path.join(out, "paper"), anchor, withPaper);
    expect([checked.said, checked.code]).toEqual([expect.stringContaining("没有发现问题"), 0]);
    const tampered = { "paper.txt": receipt.replace("张伟", "李伟") };
    const { findings } = await runScript(path.join(out, "tampered"), anchor, tampered);
    expect(findings).toContainEqual({ file: "paper.txt", line: 10, kind: "receipt-signature" });
  } finally {
    await desk.close();
    await hub.stop();
  }
});
