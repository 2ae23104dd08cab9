import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openProfile, systemEnvironment } from "../../../electron/core/compose.ts";
import type { ProfileFile } from "../../../shared/ipc/core-control.ts";
import { firstScreenBytes } from "../first-screen.ts";
import { builtApp } from "../../e2e/support/app-folder.ts";
import { launchConsole } from "../../e2e/support/console.ts";
import type { RunningConsole } from "../../e2e/support/console.ts";
import { startKeyring } from "../../e2e/support/keyring.ts";
import type { Bench } from "../bench.ts";
import { emptyApp } from "../empty-app.ts";
import { must } from "../large-hub.ts";
import { LARGE, PASSPHRASE, largeProfile } from "../large-console.ts";
import { ratio, spread } from "../statistics.ts";

const ROUNDS = 7;
/** Longer than any start takes on an idle machine. */
const UNDISTURBED_MS = 1000;

/**
 * Process start to the desk set on screen, with the large office stored, against an empty window of
 * the same runtime. Moments are those the pages mark in their own timelines, so that how long the
 * driver takes to attach is in neither.
 *
 * `startMs` is a machine whose system keeps the key (a real keyring): nobody types anything. Where
 * the system keeps none, `lockedMs` goes by until the passphrase can be typed and `unlockMs` from
 * Enter to the desk set; argon2id, which is to be dear, is the most of it. What the first screen does not
 * show is deferred: `wholeMs` is when the whole desk set stands in the window. Each window has a folder
 * of its own, kept from round to round as a user's is.
 */
export const start: Bench = async ({ say, folder }) => {
  const profile = await largeProfile(LARGE, say);
  const app = await builtApp();
  const empty = await emptyApp(folder);
  const keyring = await startKeyring(path.join(folder, "login"), "benchmark");
  try {
    const userDataDir = path.join(folder, "user");
    const wrapped = await wrapByKeyring(keyBase64(profile), {
      // The keyring keeps one key for each application.
      app,
      userDataDir: path.join(folder, "wrap"),
      env: keyring.env,
    });
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      say(`start ${round} of ${ROUNDS}`);
      const measured: Round = {
        empty: await launched({ app: empty, userDataDir: `${userDataDir}-empty` }, (page) =>
          shown(page, "empty.shown"),
        ),
        ...(await byPassphrase({ app, userDataDir, profileDir: profile })),
        ...(await bySystemKey(profile, wrapped, { app, userDataDir, profileDir: profile, env: keyring.env })),
      };
      // The first round warms the disk's cache for all, and each window's own folder.
      if (round > 0) rounds.push(measured);
    }
    const of = (name: keyof Round) => spread(rounds.map((round) => round[name]));
    const [ours, theirs] = [of("start"), of("empty")];
    return {
      sizes: { assets: LARGE.assets, tickets: LARGE.tickets, open: LARGE.open, rounds: ROUNDS },
      figures: {
        startMs: ours,
        emptyMs: theirs,
        lockedMs: of("locked"),
        unlockMs: of("unlock"),
        wholeMs: of("whole"),
        firstScreen: firstScreenBytes(),
      },
      ratios: {
        start: ratio(ours.p50, theirs.p50),
        locked: ratio(of("locked").p50, theirs.p50),
        startByPassphrase: ratio(of("locked").p50 + of("unlock").p50, theirs.p50),
      },
    };
  } finally {
    await keyring.stop();
  }
};

interface Round {
  empty: number;
  start: number;
  locked: number;
  unlock: number;
  whole: number;
}

type Launch = Parameters<typeof launchConsole>[0];
type Page = RunningConsole["page"];

/** A fresh process; `measure` answers a moment in epoch ms. @returns ms from just before the process */
async function launched(options: Launch, measure: (page: Page) => Promise<number>): Promise<number> {
  const running = await launchConsole(options);
  try {
    return (await measure(running.page)) - running.startedAt;
  } finally {
    await running.close();
  }
}

async function bySystemKey(
  profile: string,
  wrapped: string,
  options: Launch,
): Promise<{ start: number; whole: number }> {
  let start = 0;
  const whole = await withSystemKey(profile, wrapped, () =>
    launched(options, async (page) => {
      const first = await shown(page, "queue.shown");
      const all = await shown(page, "desk.whole");
      start = first - all;
      return all;
    }),
  );
  return { start: whole + start, whole };
}

async function byPassphrase(options: Launch): Promise<{ locked: number; unlock: number }> {
  let unlock = 0;
  const locked = await launched(options, async (page) => {
    const moment = await shown(page, "unlock.shown");
    const field = page.locator('input[type="password"]');
    await field.fill(PASSPHRASE);
    const entered = Date.now();
    await field.press("Enter");
    unlock = (await shown(page, "queue.shown")) - entered;
    return moment;
  });
  return { locked, unlock };
}

/** Epoch ms of a mark in the page's timeline, waited for where it has not come yet. */
async function shown(page: Page, mark: string): Promise<number> {
  // The driver puts a script of its own into a page that it asks something: not while the start is measured.
  await new Promise((resolve) => setTimeout(resolve, UNDISTURBED_MS));
  const found = await page.waitForFunction((name) => {
    const [first] = performance.getEntriesByName(name);
    return first ? performance.timeOrigin + first.startTime : null;
  }, mark);
  return (await found.jsonValue()) as number;
}

function keyBase64(profile: string): string {
  const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
  const opened = must(openProfile({ folder: profile, secret, environment: systemEnvironment() }));
  opened.store.close();
  return Buffer.from(opened.key as Uint8Array).toString("base64");
}

async function wrapByKeyring(key: string, options: Launch): Promise<string> {
  const running = await launchConsole(options);
  try {
    return await running.electron.evaluate(
      ({ safeStorage }, text) => safeStorage.encryptString(text).toString("base64"),
      key,
    );
  } finally {
    await running.close();
  }
}

/** While `work` runs, the profile's key is also kept by the system. */
async function withSystemKey<T>(profile: string, wrapped: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(profile, "profile.json");
  const before = readFileSync(file, "utf8");
  const { keys, ...rest } = JSON.parse(before) as ProfileFile;
  writeFileSync(file, JSON.stringify({ ...rest, keys: { ...keys, system: wrapped } }));
  try {
    return await work();
  } finally {
    writeFileSync(file, before);
  }
}
