import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { environmentOf, isAlive, until } from "../e2e/support/processes.ts";
import { markSecret } from "../e2e/support/run-folder.ts";
import { freshFolder, launchShell } from "./shell.ts";
import type { RunningShell } from "./shell.ts";

const answers = {
  locale: "en",
  passphrase: "correct horse battery",
  start: { how: "alone", name: "Li", workspaceName: "W" },
};
const ask = (shell: RunningShell, expression: string): Promise<unknown> =>
  shell.page.evaluate(`window.desk.${expression}`);
const phaseOf = async (shell: RunningShell): Promise<string> =>
  ((await ask(shell, "app()")) as { phase: string }).phase;

async function enter(shell: RunningShell): Promise<void> {
  markSecret(answers.passphrase, "AAAA-BBBB-CCCC-DDDD");
  expect(await ask(shell, `createProfile(${JSON.stringify(answers)})`)).toEqual({
    ok: true,
    value: { recoveryKey: "AAAA-BBBB-CCCC-DDDD" },
  });
  expect(await phaseOf(shell)).toBe("firstRun");
  expect(await ask(shell, "enterDesk()")).toEqual({ ok: true, value: null });
  expect(await phaseOf(shell)).toBe("ready");
}

test("a core that crashes is started again: typed answers, phases told, the page subscribes anew", async () => {
  const shell = await launchShell("core");
  try {
    await enter(shell);
    const before = shell.corePid();
    expect(before).not.toBeNull();
    const lost = ask(shell, "request({ id: 1, kind: 'execute', command: { type: 'stand-in.silent' } })");
    expect(
      await ask(shell, "request({ id: 2, kind: 'execute', command: { type: 'stand-in.crash' } })"),
    ).toMatchObject({
      id: 2,
      ok: false,
      error: { code: "internal", details: { reason: "coreStopped" } },
    });
    expect(await lost).toMatchObject({ id: 1, ok: false, error: { details: { reason: "coreStopped" } } });
    await expect.poll(() => phaseOf(shell)).toBe("ready");
    expect(await shell.page.evaluate("window.phases.map(({ phase }) => phase).slice(-2)")).toEqual([
      "restarting",
      "ready",
    ]);
    expect(shell.corePid()).not.toBe(before);
    expect(await ask(shell, "request({ id: 3, kind: 'subscribe' })")).toMatchObject({ id: 3, ok: true });
    await expect
      .poll(() => shell.page.evaluate("window.events.filter(({ code }) => code === 'subscribed').length"))
      .toBe(1);
  } finally {
    await shell.close();
  }
});

test("SIGKILL to the core is survived as well", async () => {
  const shell = await launchShell("core");
  try {
    await enter(shell);
    process.kill(shell.corePid() ?? -1, "SIGKILL");
    await expect
      .poll(() => shell.page.evaluate("window.phases.some(({ phase }) => phase === 'restarting')"))
      .toBe(true);
    await expect.poll(() => phaseOf(shell)).toBe("ready");
    expect(await ask(shell, "request({ id: 3, kind: 'sync' })")).toMatchObject({ id: 3, ok: true });
  } finally {
    await shell.close();
  }
});

test("a core that never comes up is given up with a reason, and the window still answers", async () => {
  const shell = await launchShell("core");
  try {
    await enter(shell);
    writeFileSync(path.join(shell.userDataDir, "profile/never-opens"), "");
    await ask(shell, "request({ id: 2, kind: 'execute', command: { type: 'stand-in.crash' } })");
    await expect.poll(() => phaseOf(shell), { timeout: 30_000 }).toBe("failed");
    expect(await ask(shell, "app()")).toMatchObject({ code: "coreKeepsStopping" });
    expect(shell.corePid()).toBeNull();
  } finally {
    await shell.close();
  }
});

test("SIGKILL to main: the core follows, nothing is left running, and the next start asks for the passphrase", async () => {
  const shell = await launchShell("core");
  await enter(shell);
  const core = shell.corePid() ?? -1;
  await shell.kill();
  expect(isAlive(shell.pid)).toBe(false);
  expect(isAlive(core)).toBe(false);
  const again = await launchShell("core", { userDataDir: shell.userDataDir });
  try {
    expect(await ask(again, "app()")).toEqual({ phase: "locked", locale: "en", hasPassphrase: true });
    expect(await ask(again, "unlock({ passphrase: 'wrong', recoveryKey: null })")).toMatchObject({
      ok: false,
      error: { code: "wrongKey" },
    });
    expect(await phaseOf(again)).toBe("locked");
    expect(
      await ask(again, `unlock({ passphrase: ${JSON.stringify(answers.passphrase)}, recoveryKey: null })`),
    ).toEqual({
      ok: true,
      value: null,
    });
    expect(await phaseOf(again)).toBe("ready");
  } finally {
    await again.close();
  }
});

test("an orderly end takes the core along", async () => {
  const shell = await launchShell("core");
  await enter(shell);
  const core = shell.corePid() ?? -1;
  expect(isAlive(core)).toBe(true);
  await shell.close();
  await until("the core to be gone", () => !isAlive(core));
  expect(isAlive(shell.pid)).toBe(false);
});

test("a page whose process ends is loaded again", async () => {
  const shell = await launchShell("core");
  try {
    const title = await shell.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents;
      const back = new Promise<string>((resolve) =>
        contents.once("did-finish-load", () => resolve(contents.getURL())),
      );
      contents.forcefullyCrashRenderer();
      return back;
    });
    expect(title).toBe("app://desk/");
  } finally {
    await shell.kill();
  }
});

test("S20: no secret in arguments or environment of main and core, none of the test's own variables", async () => {
  const userDataDir = await freshFolder();
  const canary = "CANARY-env-3f9a";
  const shell = await launchShell("core", {
    userDataDir,
    env: { DESKSIDE_TEST_TOKEN: canary, NODE_OPTIONS: "" },
  });
  try {
    await enter(shell);
    const core = shell.corePid() ?? -1;
    const environment = environmentOf(core);
    expect(environment).toContain("PATH=");
    // What main was started with does not travel on to the core.
    expect(environment).not.toContain(canary);
    expect(environment).not.toContain("NODE_OPTIONS");
    const { readFileSync } = await import("node:fs");
    for (const pid of [shell.pid, core]) {
      const told = environmentOf(pid) + readFileSync(`/proc/${pid}/cmdline`, "utf8");
      expect(told).not.toContain(answers.passphrase);
      expect(told).not.toContain("AAAA-BBBB-CCCC-DDDD");
    }
    expect(shell.output()).not.toContain(answers.passphrase);
    expect(shell.output()).not.toContain("AAAA-BBBB-CCCC-DDDD");
  } finally {
    await shell.close();
  }
});
