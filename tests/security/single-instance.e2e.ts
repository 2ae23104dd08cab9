import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { launchArgs } from "../../build/runtime.mjs";
import { formatPairingCode } from "../../shared/protocol/pairing.ts";
import type { PairingCode } from "../../shared/protocol/pairing.ts";
import { markSecret } from "../e2e/support/run-folder.ts";
import { freshFolder, launchShell, shellOf } from "./shell.ts";
import type { RunningShell } from "./shell.ts";

const link = formatPairingCode({
  address: "https://hub.example:8443",
  fingerprint: "a".repeat(64),
  secret: "s".repeat(32),
  workspace: "0190a000-0000-7000-8000-000000000001",
} as PairingCode);

/** Starts the application once more on the same folder, as a second click would; gives its exit code. */
async function startAgain(userDataDir: string, ...args: string[]): Promise<number | null> {
  const app = await shellOf("single");
  const second = spawn(
    app.executablePath,
    [...app.args, ...launchArgs({ userDataDir, virtualDisplay: true }), ...args],
    { stdio: "ignore" },
  );
  const [code] = (await once(second, "exit")) as [number | null];
  return code;
}

const appState = (shell: RunningShell): Promise<unknown> => shell.page.evaluate("window.desk.app()");

test("S18, F17: a second start ends at once and opens nothing; the first shows its window", async () => {
  const userDataDir = await freshFolder();
  const shell = await launchShell("single", { userDataDir });
  try {
    await shell.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const profile = path.join(userDataDir, "elsewhere");
    const before = readdirSync(userDataDir).sort();
    expect(await startAgain(userDataDir, `--profile=${profile}`)).toBe(0);
    expect(existsSync(profile)).toBe(false);
    // Chromium's own bookkeeping aside, the second instance left nothing of its own.
    expect(
      readdirSync(userDataDir)
        .sort()
        .filter((name) => !before.includes(name)),
    ).toEqual([]);
    expect(await shell.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
      1,
    );
    await expect
      .poll(() =>
        shell.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
      )
      .toBe(false);
    expect(await appState(shell)).toMatchObject({ phase: "firstRun" });
  } finally {
    await shell.close();
  }
});

test("S18: after SIGKILL the lock is free again", async () => {
  const userDataDir = await freshFolder();
  const first = await launchShell("single", { userDataDir });
  await first.kill();
  const second = await launchShell("single", { userDataDir });
  expect(await appState(second)).toMatchObject({ phase: "firstRun" });
  await second.close();
});

test("S19: a pairing link reaches the wizard as an offer, at start and while running", async () => {
  markSecret(link);
  const atStart = await launchShell("single", { args: [link] });
  try {
    expect(await appState(atStart)).toMatchObject({ phase: "firstRun", pairing: link });
    expect(atStart.corePid()).toBeNull();
  } finally {
    await atStart.close();
  }
  const running = await launchShell("single");
  try {
    expect(await appState(running)).not.toHaveProperty("pairing");
    expect(await startAgain(running.userDataDir, link)).toBe(0);
    await expect.poll(() => appState(running)).toMatchObject({ pairing: link });
    expect(await running.page.evaluate("window.phases.at(-1).pairing")).toBe(link);
    expect(running.page.url()).toBe("app://desk/");
  } finally {
    await running.close();
  }
});

test("S19: hostile links change nothing", async () => {
  const shell = await launchShell("single");
  try {
    for (const hostile of [
      "deskside://pair?address=javascript%3Aalert(1)",
      "deskside://../../etc/passwd",
      link.replace("https", "file"),
      `${link}&x=${"y".repeat(2000)}`,
      "deskside:--inspect=9229",
    ]) {
      expect(await startAgain(shell.userDataDir, hostile)).toBe(0);
    }
    expect(await appState(shell)).not.toHaveProperty("pairing");
    expect(await shell.page.evaluate("document.title")).toBe("Shell test page");
  } finally {
    await shell.close();
  }
});
