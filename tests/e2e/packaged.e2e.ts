// S17 and the whole way through, on the packed application itself: its fuses are read back in
// build/package; here they are tried, and a technician's first minutes are played in the package.
import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, expect, test } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";
import { ensureDisplay, launchArgs, pinnedEnv, pinnedNode, projectRoot } from "../../build/runtime.mjs";
import { findCanaries } from "./support/canaries.ts";
import { coreOf, descendants, isAlive, until } from "./support/processes.ts";
import { homeInRun, keepOutput, markSecret } from "./support/run-folder.ts";

const executable = path.join(projectRoot, "release/linux-unpacked/deskside");
const passphrase = "canary-packaged-passphrase 金丝雀包";
const title = "金丝雀打包后的工单";

test.beforeAll(async () => {
  test.setTimeout(300_000);
  // In a process of its own: the packer loads modules in ways of its own too.
  const pack = `import { packageApp } from "./build/tasks/package.mjs"; await packageApp({ kind: "test", targets: ["dir"] });`;
  execFileSync(pinnedNode, ["--input-type=module", "--eval", pack], {
    cwd: projectRoot,
    stdio: "pipe",
    env: pinnedEnv(),
  });
});

interface Package {
  child: ChildProcess;
  browser: Browser;
  page: Page;
  pid: number;
  output(): string;
  kill(): Promise<void>;
}

/** No inspector reaches a fused binary; Chromium's own debugging port, open in test builds only, does. */
async function start(
  userDataDir: string,
  args: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Package> {
  await ensureDisplay();
  // Left by a run that was killed; the new one writes it anew.
  rmSync(path.join(userDataDir, "DevToolsActivePort"), { force: true });
  const child = spawn(
    executable,
    [
      `--core-node=${pinnedNode}`,
      ...launchArgs({ userDataDir, virtualDisplay: true }),
      "--remote-debugging-port=0",
      ...args,
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...homeInRun(), ...env } },
  );
  keepOutput(child, "package", userDataDir);
  let output = "";
  child.stdout.on("data", (text: Buffer) => (output += text.toString()));
  child.stderr.on("data", (text: Buffer) => (output += text.toString()));
  // Chromium writes the port it took into the user data folder.
  const file = path.join(userDataDir, "DevToolsActivePort");
  const port = (): string[] => (existsSync(file) ? readFileSync(file, "utf8").split("\n") : []);
  await until("the package to start", () => port().length > 1);
  const [number, where] = port();
  const browser = await attach(`ws://127.0.0.1:${number}${where}`);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.waitForEvent("page"));
  const pid = child.pid;
  if (!page || pid === undefined) throw new Error("the package opened no window");
  await page.waitForURL("app://desk/");
  return {
    child,
    browser,
    page,
    pid,
    output: () => output,
    async kill() {
      const core = coreOf(pid);
      child.kill("SIGKILL");
      await once(child, "exit");
      if (core !== null) await until("the core to follow", () => !isAlive(core));
    },
  };
}

test("the package makes a profile, keeps a ticket through SIGKILL, and leaves nothing readable", async () => {
  const userDataDir = mkdtempSync(path.join(os.tmpdir(), "deskside-packaged-"));
  const first = await start(userDataDir);
  await expect(first.page.getByRole("heading").first()).toBeVisible();
  const answers = {
    locale: "zh-CN",
    passphrase,
    start: { how: "alone", name: "李工", workspaceName: "信息部" },
  };
  const made = await first.page.evaluate<{ ok: boolean; value: { recoveryKey: string } }>(
    `window.desk.createProfile(${JSON.stringify(answers)})`,
  );
  expect(made).toMatchObject({ ok: true });
  markSecret(passphrase, made.value.recoveryKey, made.value.recoveryKey.replaceAll("-", ""));
  expect(await first.page.evaluate("window.desk.enterDesk()")).toMatchObject({ ok: true });
  const command = { type: "ticket.open", set: { title } };
  expect(
    await first.page.evaluate(`window.desk.request(${JSON.stringify({ id: 1, kind: "execute", command })})`),
  ).toMatchObject({ ok: true });
  const core = descendants(first.pid).find(({ pid }) => pid === coreOf(first.pid));
  expect(core?.command).toContain("app.asar.unpacked");
  await expect(first.page.getByRole("button", { name: /^全组\s*1/ })).toBeVisible();
  await first.page.screenshot({ path: path.join(projectRoot, "out/screens/packaged-desk.png") });
  await first.kill();
  expect(await findCanaries([userDataDir], [passphrase, title])).toEqual([]);

  const second = await start(userDataDir);
  expect(await second.page.evaluate("window.desk.app()")).toMatchObject({ phase: "locked" });
  expect(
    await second.page.evaluate(
      `window.desk.unlock({ passphrase: ${JSON.stringify(passphrase)}, recoveryKey: null })`,
    ),
  ).toMatchObject({ ok: true });
  const page = { id: 2, kind: "query", name: "ticket.page", params: {} };
  expect(await second.page.evaluate(`window.desk.request(${JSON.stringify(page)})`)).toMatchObject({
    result: { total: 1, rows: [{ title }] },
  });
  await second.kill();
});

test("S17: the fuses hold: no Node, no inspector, no NODE_OPTIONS", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "deskside-fuses-"));
  const script = path.join(folder, "evil.cjs");
  const mark = path.join(folder, "evil-ran");
  writeFileSync(script, `require("node:fs").writeFileSync(${JSON.stringify(mark)}, "x")`);
  const run = await start(path.join(folder, "a"), ["--inspect=0"], { NODE_OPTIONS: `--require=${script}` });
  expect(run.output()).not.toContain("Debugger listening");
  await run.kill();
  expect(existsSync(mark)).toBe(false);
  // As Node the binary would run the script and end; as the application it opens its window.
  const asNode = await start(path.join(folder, "b"), [script], { ELECTRON_RUN_AS_NODE: "1" });
  expect(await asNode.page.evaluate("window.desk.app()")).toMatchObject({ phase: "firstRun" });
  await asNode.kill();
  expect(existsSync(mark)).toBe(false);
});

test("the package carries no source, no test and no development file", () => {
  const archive = readFileSync(path.join(path.dirname(executable), "resources/app.asar"));
  const size = archive.readUInt32LE(12);
  const header = archive.subarray(16, 16 + size).toString("utf8");
  for (const foreign of [".test.ts", ".e2e.ts", "stand-in", "playwright", "tsconfig", '.map"']) {
    expect(header, foreign).not.toContain(foreign);
  }
  expect(header).toContain("index.cjs");
});

/** Attaching while the first page is being made can wait for a target that was just replaced: then anew. */
async function attach(url: string): Promise<Browser> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await chromium.connectOverCDP(url, { noDefaults: true, timeout: 10_000 });
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}
