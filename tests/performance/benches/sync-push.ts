import path from "node:path";
import type { Bench } from "../bench.ts";
import { hubCommand, startHubProcess } from "../../e2e/support/hub-process.ts";
import { codeFor, joinAndSync, newConsole } from "../large-console.ts";
import { ms, timed } from "../statistics.ts";

const QUEUED = 5000;

/** One console that worked offline for long sends 5 000 operations to a real hub process. */
export const syncPush: Bench = async ({ say, folder }) => {
  const hubDir = path.join(folder, "hub");
  hubCommand("init", "--dir", hubDir, "--name", "基准");
  let hub = await startHubProcess(hubDir);
  const core = newConsole(path.join(folder, "console"));
  await joinAndSync(core, codeFor(hub));
  const { port } = new URL(hub.address);
  await hub.stop();
  say(`queueing ${QUEUED} operations`);
  const queued = await timed(() => {
    let ticket: string | null = null;
    for (let index = 0; index < QUEUED; index += 1) {
      const command: { type: string } & Record<string, unknown> =
        index % 5 === 0
          ? { type: "ticket.open", set: { title: `离线工单 ${index}`, impact: "low", urgency: "low" } }
          : { type: "ticket.note", ticket, text: `第 ${index} 条处理记录` };
      const outcome = core.execute(command);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      if (index % 5 === 0) ticket = outcome.value.id;
    }
  });
  hub = await startHubProcess(hubDir, Number(port));
  try {
    const { took, value: reply } = await timed(() => core.handle({ id: 3, kind: "sync" }));
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    const left = core.query("sync.status");
    const waiting = left.ok ? (left.value as { waiting: number }).waiting : -1;
    if (waiting !== 0) throw new Error(`${waiting} operations were not sent`);
    await core.close();
    return {
      sizes: { operations: QUEUED },
      figures: {
        queueMs: ms(queued.took),
        pushMs: ms(took),
        operationsPerSecond: Math.round(QUEUED / (took / 1000)),
      },
      ratios: {},
    };
  } finally {
    await hub.stop();
  }
};
