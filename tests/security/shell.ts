import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { shellApp } from "../e2e/support/app-folder.ts";
import type { StartableApp } from "../e2e/support/app-folder.ts";
import { launchConsole } from "../e2e/support/console.ts";
import { TEST_PAGE } from "./test-page.ts";
import type { ConsoleOptions, RunningConsole } from "../e2e/support/console.ts";

const here = path.dirname(fileURLToPath(import.meta.url));

/** A fresh folder for the shell's own files of one test. */
export function freshFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), "deskside-shell-"));
}

/** The application that `launchShell(name)` starts; made once per name and worker. */
export function shellOf(name: string): Promise<StartableApp> {
  const known = made.get(name) ?? shellApp(name, TEST_PAGE, path.join(here, "stand-in-core.mjs"));
  made.set(name, known);
  return known;
}
const made = new Map<string, Promise<StartableApp>>();

export type RunningShell = RunningConsole & { userDataDir: string };

/** The real shell with the test page of this folder and the stand-in core. */
export async function launchShell(
  name: string,
  options: Partial<ConsoleOptions> = {},
): Promise<RunningShell> {
  const userDataDir = options.userDataDir ?? (await freshFolder());
  const app = await shellOf(name);
  return { ...(await launchConsole({ app, ...options, userDataDir })), userDataDir };
}
