import path from "node:path";
import type { CoreEvent } from "../../../shared/ipc/change-batch.ts";
import type { Core } from "../../../electron/core/compose.ts";
import type { Bench } from "../bench.ts";
import { hubCommand, startHubProcess } from "../../e2e/support/hub-process.ts";
import { codeFor, joinAndSync, newConsole } from "../large-console.ts";
import { spread } from "../statistics.ts";

const ACTS = 200;

/**
 * Act on console A to the change batch that console B's window gets: commit, push, accept,
 * notice, pull, fold. Drawing the row is the window's next frame and is not in it.
 */
export const syncLive: Bench = async ({ folder }) => {
  const hubDir = path.join(folder, "hub");
  hubCommand("init", "--dir", hubDir, "--name", "基准");
  const hub = await startHubProcess(hubDir);
  const consoles: Core[] = [];
  try {
    for (const name of ["a", "b"]) {
      const core = newConsole(path.join(folder, name));
      consoles.push(core);
      await joinAndSync(core, codeFor(hub));
      core.sync.start();
    }
    const [a, b] = consoles as [Core, Core];
    const sample: number[] = [];
    for (let index = 0; index < ACTS; index += 1) {
      const from = performance.now();
      const shown = changeOf(b);
      const outcome = a.execute({
        type: "ticket.open",
        set: { title: `同步测试 ${index}`, impact: "low", urgency: "low" },
      });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      await shown(`ticket:${outcome.value.id as string}`);
      if (index >= 10) sample.push(performance.now() - from);
    }
    return { sizes: { acts: sample.length }, figures: { actToShownMs: spread(sample) }, ratios: {} };
  } finally {
    for (const core of consoles) await core.close();
    await hub.stop();
  }
};

/** Starts listening at once; the answer waits for a batch that touches the record. */
function changeOf(core: Core): (key: string) => Promise<void> {
  const touched = new Set<string>();
  let wake = () => {};
  const stop = core.subscribe((event: CoreEvent) => {
    if (event.event !== "change") return;
    for (const key of event.batch.touched) touched.add(key);
    wake();
  });
  return async (key) => {
    while (!touched.has(key)) await new Promise<void>((resolve) => (wake = resolve));
    stop();
  };
}
