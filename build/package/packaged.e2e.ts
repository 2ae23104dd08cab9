// The package itself, started as a user would: no inspector reaches it any more (S17), so Chromium's
// own debugging port, which only a test build accepts, is the way in.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { extractFile } from "@electron/asar";
import { chromium, expect, test } from "@playwright/test";
import { homeInRun, keepOutput, markText } from "../../tests/e2e/support/run-folder.ts";
import { ensureRuntime, launchArgs, pinnedNode, projectRoot } from "../runtime.mjs";
import { readFuses } from "./fuses.mjs";

const folders: Record<string, string> = {
  linux: "linux-unpacked/deskside",
  win32: "win-unpacked/Deskside.exe",
  darwin: "mac/Deskside.app/Contents/MacOS/Deskside",
};
const executable = path.join(projectRoot, "release", folders[process.platform] ?? "");

/** Chromium writes the port it took into the user data folder. */
async function debuggingUrl(userDataDir: string): Promise<string> {
  const file = path.join(userDataDir, "DevToolsActivePort");
  let text = "";
  await expect
    .poll(async () => (text = await readFile(file, "utf8").catch(() => "")), {
      message: `${file} is written`,
    })
    .toContain("\n");
  const [port, where] = text.split("\n");
  return `ws://127.0.0.1:${port}${where}`;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  const patience = setTimeout(() => child.kill("SIGKILL"), 5000);
  await once(child, "exit");
  clearTimeout(patience);
}

test("S17: the fuses, read back from the packaged binary", async () => {
  const { old } = await ensureRuntime();
  // The old runtime was built before this fuse was; a release with the current one must have it.
  // Said here once more, in the words of the checklist: what the packer wanted is not what must be.
  expect(await readFuses(executable)).toEqual({
    RunAsNode: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableCookieEncryption: true,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    GrantFileProtocolExtraPrivileges: old ? undefined : false,
  });
});

test("the package says whether it is a test build", async () => {
  const archive = path.join(path.dirname(executable), "resources/app.asar");
  const manifest = JSON.parse(extractFile(archive, "package.json").toString("utf8")) as {
    deskside?: { build: string };
  };
  expect(manifest.deskside).toEqual({ build: "test" });
});

test("the packaged application opens its window and runs its core", async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "deskside-packaged-"));
  const child = spawn(
    executable,
    [`--core-node=${pinnedNode}`, ...launchArgs({ userDataDir: home }), "--remote-debugging-port=0"],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...homeInRun() } },
  );
  keepOutput(child, "package", home);
  try {
    const url = await debuggingUrl(home);
    // The old runtime now and then leaves the first attaching unanswered; the second is a new one.
    const browser = await chromium
      .connectOverCDP(url, { noDefaults: true, timeout: 10_000 })
      .catch(() => chromium.connectOverCDP(url, { noDefaults: true }));
    const context = browser.contexts()[0];
    const page = context?.pages()[0] ?? (await context?.waitForEvent("page"));
    if (!page) throw new Error("the application opened no window");
    await expect(page).toHaveURL(/^app:\/\/desk\//);
    await expect(page.getByRole("heading").first()).toBeVisible();
    // Something a person typed, for the search of what the run left (tests/e2e/leaks).
    const typed = "金丝雀包里的姓名";
    markText(typed);
    await page.getByRole("button", { name: "继续" }).click();
    await page.getByRole("radio", { name: /先单独使用/ }).click();
    await page.getByLabel("您的姓名").fill(typed);
    await page.screenshot({ path: path.join(projectRoot, "out/screens/packaged.png") });
    await browser.close();
  } finally {
    await end(child);
  }
});
