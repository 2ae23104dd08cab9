import path from "node:path";
import { fillForCrowd, letCrowdPull, peakMb } from "../../support/hub/crowd.ts";
import { hubCli, serveHub } from "../../support/hub/hub-process.ts";
import type { Bench } from "../bench.ts";

const ASKED = 1000;
const OPERATIONS = 2400;
const CHARS = 4000;
const PROCESSES = 4;
const DEADLINE_MS = 5 * 60_000;

/** A team comes back at once: a thousand first pulls of a log of 10 MB, each by a console of its own. */
export const hubCrowd: Bench = async ({ say, folder }) => {
  const dir = path.join(folder, "hub");
  await hubCli("init", "--dir", dir, "--name", "基准");
  say(`${ASKED} consoles are enrolled and ${OPERATIONS} operations written`);
  const filled = await fillForCrowd(dir, { consoles: ASKED, operations: OPERATIONS, chars: CHARS });
  const hub = await serveHub(dir, "--log-level", "error");
  try {
    say("they all ask at once");
    const order = { processes: PROCESSES, deadlineMs: DEADLINE_MS };
    const { served, turnedAway, lastMs } = await letCrowdPull(dir, hub.address, filled, order);
    const sizes = { operations: filled.operations, bytes: OPERATIONS * CHARS };
    return {
      sizes,
      figures: { asked: ASKED, served, peakMb: peakMb(hub.pid), turnedAway, lastMs },
      ratios: {},
    };
  } finally {
    await hub.end();
  }
};
