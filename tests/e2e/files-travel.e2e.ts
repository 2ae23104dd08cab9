import { Buffer } from "node:buffer";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, chooseTicket, joinHub, showPart, synced, unlock } from "./support/desk.ts";
import { openGate } from "./support/gate.ts";
import { hubCommand, startHubProcess } from "./support/hub-process.ts";
import { runFolder } from "./support/run-folder.ts";

/** A photo between two consoles over a slow line: where it is said to be, fetched, saved; and a file of an asset. */

const PASSPHRASE = "correct horse battery staple";
const TITLE = "机房配电柜指示灯异常";
const root = runFolder("files-travel");
const files = (page: Page) => page.getByRole("list", { name: "附件" }).getByRole("listitem");

async function launch(name: "a" | "b"): Promise<RunningConsole> {
  const desk = await launchConsole({ userDataDir: path.join(root, name) });
  desk.page.setDefaultTimeout(15_000);
  return desk;
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "添加附件" }).click();
  await (await asked).setFiles([{ name, mimeType: "application/octet-stream", buffer }]);
}

/** A picture that does not become small: every dot is another. */
const noise = (page: Page) =>
  page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(1200, 900);
    const ink = canvas.getContext("2d");
    const image = ink.createImageData(1200, 900);
    for (let at = 0; at < image.data.length; at += 1) image.data[at] = at % 4 === 3 ? 255 : (at * 7919 + (at >> 3) * 104729) % 251;
    ink.putImageData(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 })).arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  })()`);

test("a photo waits on the laptop that took it, and everybody reads so; it is fetched and saved", async () => {
  const hubDir = path.join(root, "hub");
  const taken = path.join(root, "saved");
  mkdirSync(taken);
  hubCommand("init", "--dir", hubDir, "--name", "信息技术部");
  const hub = await startHubProcess(hubDir);
  const gate = await openGate(hub.address);
  const a = await launch("a");
  let b = await launch("b");
  try {
    await joinHub(a.page, hub.pairingCode("林静", "technician", gate.address), PASSPHRASE);
    await joinHub(b.page, hub.pairingCode("陈敏", "lead"), PASSPHRASE);
    const execute = (command: object) => askCore(a.page, { kind: "execute", command });
    const set = { requester: "王芳", title: TITLE, description: "红灯常亮" };
    await execute({ type: "ticket.open", set });
    await execute({ type: "asset.register", set: { name: "配电柜", tag: "PDU-01" } });
    const { deviceCode } = await askCore<{ deviceCode: string }>(a.page, {
      ...{ kind: "query", name: "session.get", params: {} },
    });
    await chooseTicket(a.page, "全组", TITLE);
    await chooseTicket(b.page, "全组", TITLE);

    // The record passes the line, the photo stands still on it.
    gate.holdAfter(100_000);
    await choose(a.page, "IMG_0042.jpg", Buffer.from(await noise(a.page), "base64"));
    await a.page
      .getByRole("dialog", { name: /^保存前遮盖/ })
      .getByRole("button", { name: "保存", exact: true })
      .click();
    await expect(a.page.getByRole("status").filter({ hasText: "1 个文件待上传" })).toBeVisible();
    await expect(files(b.page)).toHaveText(new RegExp(`IMG_0042\\.jpg.*照片在 ${deviceCode} 上等待上传`));
    await expect(files(a.page)).toHaveText(/IMG_0042\.jpg.*待上传/);

    gate.release();
    await expect(a.page.getByText(/个文件待上传/)).toBeHidden({ timeout: 60_000 });
    await expect(files(a.page)).not.toContainText("待上传");

    // Another console asks at its start, and fetches what somebody wants to see.
    await b.kill();
    b = await launch("b");
    await unlock(b.page, PASSPHRASE);
    await chooseTicket(b.page, "全组", TITLE);
    await expect(files(b.page)).toContainText("不在本机");
    await files(b.page).getByRole("button", { name: "IMG_0042.jpg", exact: true }).click();
    const card = b.page.getByRole("dialog", { name: "IMG_0042.jpg" });
    await card.getByRole("button", { name: "取到本机" }).click();
    const shown = card.getByRole("img", { name: "图片 IMG_0042.jpg" });
    await expect
      .poll(() => shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth))
      .toBe(1200);
    const file = path.join(taken, "photo.jpg");
    await b.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await card.getByRole("button", { name: "另存为…" }).click();
    await expect(b.page.getByRole("status").filter({ hasText: `已另存为 ${file}` })).toBeVisible();
    expect(readFileSync(file).subarray(0, 3).toString("hex")).toBe("ffd8ff");
    await b.page.keyboard.press("Escape");

    // A document of an asset, on the asset's own part.
    await chooseAsset(a.page, "PDU-01");
    await showPart(a.page, "文件");
    await choose(a.page, "验收单.txt", Buffer.from("验收合格\n"));
    await expect(files(a.page)).toHaveText(/验收单\.txt/);
    await synced(a.page);
    await chooseAsset(b.page, "PDU-01");
    await showPart(b.page, "文件");
    await expect(files(b.page)).toHaveText(/验收单\.txt/);
  } finally {
    await a.close();
    await b.close();
    await hub.stop();
  }
});
