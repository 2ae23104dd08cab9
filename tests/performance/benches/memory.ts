import { readFileSync } from "node:fs";
import path from "node:path";
import { launchConsole } from "../../e2e/support/console.ts";
import type { RunningConsole } from "../../e2e/support/console.ts";
import { unlock } from "../../e2e/support/desk.ts";
import { descendants } from "../../e2e/support/processes.ts";
import type { Bench } from "../bench.ts";
import { emptyApp } from "../empty-app.ts";
import { LARGE, PASSPHRASE, largeProfile } from "../large-console.ts";
import { ratio } from "../statistics.ts";

/** How long a window is left alone before it is measured. */
const REST_MS = 5000;

/** What all processes of the console hold (proportional set size), with the large office, against an empty window's. */
export const memory: Bench = async ({ say, folder }) => {
  const profileDir = await largeProfile(LARGE, say);
  const empty = await launchConsole({
    app: await emptyApp(folder),
    userDataDir: path.join(folder, "user-empty"),
  });
  const emptyMb = await held(empty);
  const full = await launchConsole({ userDataDir: path.join(folder, "user"), profileDir });
  await unlock(full.page, PASSPHRASE);
  await full.page.waitForFunction(() => performance.getEntriesByName("desk.whole").length > 0);
  const fullMb = await held(full);
  return {
    sizes: { assets: LARGE.assets, tickets: LARGE.tickets },
    figures: { emptyMb, fullMb },
    ratios: { memory: ratio(fullMb, emptyMb) },
  };
};

async function held(running: RunningConsole): Promise<number> {
  try {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const pids = [running.pid, ...descendants(running.pid).map(({ pid }) => pid)];
    return Math.round(pids.reduce((sum, pid) => sum + pssKb(pid), 0) / 1024);
  } finally {
    await running.close();
  }
}

/** 0 for a process that has just ended. */
function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
