import { cpSync } from "node:fs";
import path from "node:path";
import { folderAt } from "../../../hub/server/folder.ts";
import { askCore } from "../../e2e/support/ask.ts";
import { launchConsole } from "../../e2e/support/console.ts";
import type { RunningConsole } from "../../e2e/support/console.ts";
import { unlock } from "../../e2e/support/desk.ts";
import { startHubProcess } from "../../e2e/support/hub-process.ts";
import type { Bench } from "../bench.ts";
import { floorOfFrames, keyToFrame, longTasks, watchFrames } from "../key-to-frame.ts";
import { LARGE, PASSPHRASE, largeHub, largeProfile, openConsole } from "../large-console.ts";
import { fillHub } from "../large-hub.ts";
import { spread } from "../statistics.ts";

type Page = RunningConsole["page"];
type Samples = Record<"move" | "open" | "openWhole" | "type" | "palette" | "area" | "write", number[]>;

const ROUNDS = 25;
/** About 20 000 operations: tickets that go through resolve, close and archive. */
const FOLDED = { people: 1, assets: 0, tickets: 5000, open: 0, handedOver: 0 };
/** Nobody waits for a fold longer than this. */
const FOLD_MS = 60_000;

/**
 * From the time stamp of a key to the frame in which what it did is drawn, in the real window over the
 * large office: first while nothing else goes on, then while operations of a colleague are folded in.
 * `open` is the pane with the record's head and story, `openWhole` with the place to write and all its facts,
 * `write` a letter that waits for the scanner's gap and whose form can be typed in, `floor` a frame in which nothing is drawn but a key's mark.
 */
export const interact: Bench = async ({ say, folder }) => {
  const profile = await largeProfile(LARGE, say);
  const hubDir = path.join(folder, "hub");
  cpSync(await largeHub(LARGE, say), hubDir, { recursive: true });
  say("a colleague does twenty thousand things");
  const operations = await fillHub(folderAt(hubDir).database, FOLDED, 7, "L9");
  const port = boundPort(profile);
  const running = await launchConsole({ userDataDir: path.join(folder, "user"), profileDir: profile });
  try {
    const { page } = running;
    await unlock(page, PASSPHRASE);
    await page.waitForFunction(() => performance.getEntriesByName("desk.whole").length > 0);
    // The longest list that there is.
    await page.getByRole("group", { name: "视图" }).getByRole("button", { name: /^全组/ }).click();
    await page.getByRole("option").first().click();
    await watchFrames(page);
    say("nothing else goes on");
    const idle = emptySamples();
    // The first round fetches what is fetched late.
    await round(page, emptySamples());
    const floor = await floorOfFrames(page, ROUNDS);
    await longTasks(page);
    for (let turn = 0; turn < ROUNDS; turn += 1) await round(page, idle);
    const idleTasks = await longTasks(page);
    say("operations are being folded in");
    const hub = await startHubProcess(hubDir, port);
    const folding = emptySamples();
    try {
      const before = await received(page);
      const end = Date.now() + FOLD_MS;
      while (Date.now() < end && (await received(page)) < before + operations) await round(page, folding);
    } finally {
      await hub.stop();
    }
    const foldingTasks = await longTasks(page);
    const { write, openWhole, ...fast } = folding;
    const of = (samples: Samples) =>
      Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, spread(sample)]));
    return {
      sizes: { assets: LARGE.assets, tickets: LARGE.tickets, rounds: ROUNDS, operations },
      figures: {
        floor: spread(floor),
        ...of(idle),
        folding: spread(Object.values(fast).flat()),
        foldingWrite: spread(write),
        foldingOpenWhole: spread(openWhole),
        longTasks: { idle: spread(idleTasks), folding: spread(foldingTasks) },
      },
      ratios: {},
    };
  } finally {
    await running.close();
  }
};

const emptySamples = (): Samples => ({
  move: [],
  open: [],
  openWhole: [],
  type: [],
  palette: [],
  area: [],
  write: [],
});

/** One of each, as a person does them, and back to where it began. */
async function round(page: Page, samples: Samples): Promise<void> {
  const take = async (name: keyof Samples, ...act: [key: string, seen: Parameters<typeof keyToFrame>[2]]) =>
    samples[name].push(await keyToFrame(page, ...act));
  await take("move", "j", "otherRow");
  await take("move", "ArrowDown", "otherRow");
  await take("open", "k", "record");
  await take("openWhole", "j", "wholeRecord");
  await take("palette", "Control+k", "dialog");
  for (const letter of "dy") await take("type", letter, "letter");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await take("write", "n", "form");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await take("area", "Control+3", "otherList");
  await take("area", "Control+1", "otherList");
}

/** Operations that the console has. */
async function received(page: Page): Promise<number> {
  const asked = { kind: "query", name: "store.status", params: {} };
  return (await askCore<{ operations: number }>(page, asked)).operations;
}

/** Where the console looks for its hub. */
function boundPort(profile: string): number {
  const core = openConsole(profile);
  const address = core.profile.store.meta.get("binding")?.address ?? "";
  core.profile.store.close();
  return Number(new URL(address).port);
}
