import { mkdir } from "node:fs/promises";
import { _electron } from "@playwright/test";
import type { ElectronApplication, Page } from "@playwright/test";
import { ensureDisplay, launchArgs } from "../../../build/runtime.mjs";
import { builtApp } from "./app-folder.ts";
import type { StartableApp } from "./app-folder.ts";
import { coreOf, isAlive, until } from "./processes.ts";
import { homeInRun, keepOutput } from "./run-folder.ts";

export interface ConsoleOptions {
  /** The shell's own files, and the single-instance lock. */
  userDataDir: string;
  /** By default `profile` inside `userDataDir`. */
  profileDir?: string;
  app?: StartableApp;
  /** File for Chromium's own record of everything it did on a network: see `networkAddresses`. */
  netLog?: string;
  args?: string[];
  env?: Record<string, string>;
}

/** A running console: the real application in a real window. */
export interface RunningConsole {
  electron: ElectronApplication;
  page: Page;
  /** Electron's main process. */
  pid: number;
  /** Just before the process was started, ms since the epoch. */
  startedAt: number;
  /** Process id of the core, as the system's process table has it; null while none runs. */
  corePid(): number | null;
  /** Addresses that pages asked for since the test got hold of them (S1; `netLog` sees all of them). */
  requests: string[];
  /** Those of them that were answered. */
  loaded: string[];
  /** Standard output and error of main and core. */
  output(): string;
  /** SIGKILL to main; comes back when main and core are both gone. */
  kill(): Promise<void>;
  /** The way a user ends it. */
  close(): Promise<void>;
}

/** No test wastes paper: the printers of this machine are not found. */
const NO_PRINTERS = { CUPS_SERVER: "/nowhere/cups.sock" };

export async function launchConsole(options: ConsoleOptions): Promise<RunningConsole> {
  const display = await ensureDisplay();
  const app = options.app ?? (await builtApp());
  await mkdir(options.userDataDir, { recursive: true });
  const args = [
    ...app.args,
    ...launchArgs({ userDataDir: options.userDataDir, virtualDisplay: display.virtual }),
    ...(options.profileDir ? [`--profile=${options.profileDir}`] : []),
    ...(options.netLog ? [`--log-net-log=${options.netLog}`] : []),
    ...(options.args ?? []),
  ];
  const { electron, startedAt } = await launchAttached({
    executablePath: app.executablePath,
    args,
    env: { ...inherited(), ...homeInRun(), ...NO_PRINTERS, ...options.env },
  });
  const requests: string[] = [];
  const loaded: string[] = [];
  const watched = new Set<Page>();
  const watch = (opened: Page): void => {
    if (watched.has(opened)) return;
    watched.add(opened);
    opened.on("request", (request) => requests.push(request.url()));
    opened.on("response", (response) => loaded.push(response.url()));
  };
  electron.on("window", watch);
  let output = "";
  const process = electron.process();
  process.stdout?.on("data", (text: Buffer) => (output += text.toString()));
  process.stderr?.on("data", (text: Buffer) => (output += text.toString()));
  const pid = process.pid;
  if (pid === undefined) throw new Error("the application did not start");
  keepOutput(process, "console", options.userDataDir);
  const page = await electron.firstWindow({ timeout: 60_000 });
  watch(page);
  await page.waitForLoadState("domcontentloaded");

  return {
    electron,
    page,
    pid,
    startedAt,
    corePid: () => coreOf(pid),
    requests,
    loaded,
    output: () => output,
    async kill() {
      const core = coreOf(pid);
      process.kill("SIGKILL");
      // Reaped, not only dead: to Chromium a zombie still holds the single-instance lock.
      await until("main to be gone", () => process.signalCode !== null && !isAlive(pid));
      if (core !== null) await until("the core to follow main", () => !isAlive(core));
      await electron.close().catch(() => undefined);
    },
    async close() {
      const core = coreOf(pid);
      await electron.close();
      if (core !== null) await until("the core to end", () => !isAlive(core));
    },
  };
}

/** No secret of the test's environment, and nothing that changes how Electron runs. */
function inherited(): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^(NODE_|ELECTRON_|npm_|VITEST|PLAYWRIGHT|TEST_)/.test(name)) {
      result[name] = value;
    }
  }
  return result;
}

const ATTACH_ATTEMPTS = 4;

/**
 * On the old runtime Playwright now and then waits for ever after it has connected to the devtools
 * socket of an application that runs (about one start in a hundred on a loaded machine). It then
 * kills what it started; the next start is another process and attaches.
 */
async function launchAttached(
  options: Parameters<typeof _electron.launch>[0],
): Promise<{ electron: ElectronApplication; startedAt: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = Date.now();
    try {
      return { electron: await _electron.launch({ ...options, timeout: 20_000 }), startedAt };
    } catch (error) {
      if (attempt === ATTACH_ATTEMPTS || !String(error).includes("Timeout")) throw error;
    }
  }
}
