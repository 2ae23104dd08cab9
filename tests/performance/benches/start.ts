import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtApp } from "../../e2e/support/app-folder.ts";
import { launchConsole } from "../../e2e/support/console.ts";
import type { StartableApp } from "../../e2e/support/app-folder.ts";
import { prepareApp } from "../../../build/runtime.mjs";
import type { Bench } from "../bench.ts";
import { LARGE, PASSPHRASE, largeProfile } from "../large-console.ts";
import { ratio, spread } from "../statistics.ts";

const ROUNDS = 5;

/**
 * Process start to the desk set on screen, with the large office stored, against an empty window
 * of the same runtime. This machine's system keeps no secrets, so the profile is opened with a
 * passphrase; what argon2id takes by design is measured apart and named.
 */
export const start: Bench = async ({ say, folder }) => {
  const profile = await largeProfile(LARGE, say);
  const app = await builtApp();
  const empty = await emptyApp(folder);
  const emptyMs: number[] = [];
  const lockedMs: number[] = [];
  const unlockMs: number[] = [];
  const startMs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    say(`start ${round} of ${ROUNDS}`);
    const window = await opened(empty, path.join(folder, `empty-${round}`), null);
    const desk = await opened(app, path.join(folder, `user-${round}`), profile);
    // The first round warms the disk's cache for both.
    if (round === 0) continue;
    emptyMs.push(window.first);
    lockedMs.push(desk.first);
    unlockMs.push(desk.unlock);
    startMs.push(desk.first + desk.unlock);
  }
  const [ours, theirs] = [spread(startMs), spread(emptyMs)];
  return {
    sizes: { assets: LARGE.assets, tickets: LARGE.tickets, open: LARGE.open, rounds: ROUNDS },
    figures: {
      startMs: ours,
      lockedScreenMs: spread(lockedMs),
      unlockToDeskMs: spread(unlockMs),
      emptyMs: theirs,
    },
    ratios: { start: ratio(ours.p50, theirs.p50), locked: ratio(spread(lockedMs).p50, theirs.p50) },
  };
};

/** @returns ms to the first content, and (for a profile) from the passphrase to the first row */
async function opened(app: StartableApp, userDataDir: string, profile: string | null) {
  const from = performance.now();
  const running = await launchConsole({ userDataDir, app, ...(profile ? { profileDir: profile } : {}) });
  try {
    if (profile === null) {
      await running.page.getByText("ready").waitFor();
      return { first: performance.now() - from, unlock: 0 };
    }
    const field = running.page.locator('input[type="password"]');
    await field.waitFor();
    const first = performance.now() - from;
    await field.fill(PASSPHRASE);
    const entered = performance.now();
    await field.press("Enter");
    // The count of the team's view comes out of the desk set, as the rows do.
    await running.page.getByRole("button", { name: /^全组\s*[1-9]/ }).waitFor();
    return { first, unlock: performance.now() - entered };
  } finally {
    await running.close();
    rmSync(userDataDir, { recursive: true, force: true });
  }
}

/** The same runtime with nothing but a window. */
async function emptyApp(folder: string): Promise<StartableApp> {
  const root = path.join(folder, "empty-app");
  const { executablePath, runtime } = await prepareApp(path.join(folder, "empty-runtime"));
  mkdirSync(root, { recursive: true });
  writeFileSync(
    path.join(root, "main.cjs"),
    `const { app, BrowserWindow } = require("electron");
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile("index.html"));
     app.on("window-all-closed", () => app.quit());`,
  );
  writeFileSync(path.join(root, "index.html"), "<!doctype html><title>empty</title>ready");
  const manifest = JSON.stringify({ name: "empty", version: "0.0.0", main: "main.cjs" });
  writeFileSync(path.join(root, "package.json"), manifest);
  if (!runtime.old) return { executablePath, args: [root], old: false };
  // The old runtime starts only what lies in its own resources/app.
  const own = path.join(path.dirname(executablePath), "resources/app");
  cpSync(root, own, { recursive: true, force: true });
  return { executablePath, args: [], old: true };
}
