// The demo office with a month behind it: played in this process, then served by a hub as any other.
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { DEMO_PASSPHRASE } from "../demo-hub.ts";
import type { DemoProfile } from "../demo-hub.ts";
import { inventoryDir } from "../demo-office.ts";
import type { DemoOffice, Step as Saying } from "../demo-office.ts";
import { serveHub } from "../programs.ts";
import { CREW } from "./crew.ts";
import { monthOf } from "./month.ts";
import type { MonthAsked } from "./month.ts";
import { openStage } from "./stage.ts";
import type { CrewKey, Step } from "./step.ts";
import { dateOf } from "./working-time.ts";

/** Of the office that `npm start` opens; another seed is another office. */
export const DEMO_SEED = 20_261_128;

/** Told at once while it is played. */
const DAYS_AT_ONCE = 7;

/**
 * @param root an empty folder; what is made lies in `hub`, `lead` and `colleague` inside
 * @param month when it ends, and how long and full it is
 */
export async function makeMonthOffice(root: string, say: Saying, asked: MonthAsked): Promise<DemoOffice> {
  const month = monthOf(asked);
  const port = await freePort();
  const dir = path.join(root, "hub");
  const stage = await say("making a hub, its members and their consoles", () =>
    openStage({
      ...{ hub: dir, workspaceName: "示例科技 信息技术部", crew: CREW, from: month.from },
      address: `https://127.0.0.1:${port}`,
      kept: { lead: path.join(root, "lead"), colleague: path.join(root, "colleague") },
      passphrase: DEMO_PASSPHRASE,
    }),
  );
  try {
    // The directory first: what the machines are handed to.
    await stage.take("lead", [inventoryDir]);
    for (const [day, steps] of weeksOf(month.steps)) {
      await say(`the days from ${day}: ${steps.length} acts`, async () => {
        for (const step of steps) await stage.play(step);
      });
    }
    await say("everybody syncs", () => stage.gather(asked.end));
  } finally {
    await stage.close();
  }
  const hub = await say("starting the hub (SQLite, loopback, TLS)", () => serveHub(dir, port));
  const { lead, colleague } = stage.members;
  return {
    demo: { dir, members: { lead, colleague } },
    hub,
    lead: await profileAt(root, "lead", stage.recoveryKeys),
    colleague: await profileAt(root, "colleague", stage.recoveryKeys),
  };
}

async function profileAt(
  root: string,
  who: "lead" | "colleague",
  keys: Readonly<Partial<Record<CrewKey, string>>>,
): Promise<DemoProfile> {
  const passphraseFile = path.join(root, `${who}.passphrase`);
  await writeFile(passphraseFile, `${DEMO_PASSPHRASE}\n`, { mode: 0o600 });
  return { profile: path.join(root, who), passphraseFile, recoveryKey: keys[who] ?? "" };
}

function weeksOf(steps: readonly Step[]): [string, Step[]][] {
  const days = [...new Set(steps.map(({ at }) => dateOf(at)))];
  const begins = days.filter((_, n) => n % DAYS_AT_ONCE === 0);
  return begins.map((day, n) => {
    const next = begins[n + 1] ?? "9999-12-31";
    return [day, steps.filter(({ at }) => dateOf(at) >= day && dateOf(at) < next)];
  });
}

/** A port that nobody has: consoles are told where the hub will be before it serves. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
