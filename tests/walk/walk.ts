import path from "node:path";
import type { Page } from "@playwright/test";
import { launchConsole } from "../e2e/support/console.ts";
import type { RunningConsole } from "../e2e/support/console.ts";
import { PASSPHRASE_FIELD, startAlone, unlock } from "../e2e/support/desk.ts";
import { randomOf } from "../simulation/random.ts";
import { lookScript } from "./looks.ts";
import type { Seen } from "./looks.ts";
import { query, seedDesk } from "./seed-desk.ts";
import type { WalkLocale } from "./seed-desk.ts";
import { STEPS, stepOf } from "./steps.ts";

export interface Walk {
  acts: number;
  locale: WalkLocale;
  seed: number;
  /** An empty folder. */
  folder: string;
}

export interface Walked {
  acts: number;
  /** How often each kind of step was taken. */
  taken: Record<string, number>;
  /** What was wrong, with the act after which it was seen. */
  failures: string[];
}

const PASSPHRASE = "correct horse battery staple";
/** Letters of another language's writing on a screen of this one. */
const FOREIGN: Record<WalkLocale, string> = { "zh-CN": "(?!)", en: "\\p{Script=Han}" };
/** A screen with less has nothing on it. */
const FEWEST_LETTERS = 30;
/** A failure that stands is told once, and a walk that only fails is ended. */
const MOST_FAILURES = 25;

export async function walk({ acts, locale, seed, folder }: Walk): Promise<Walked> {
  const random = randomOf(seed);
  const userDataDir = path.join(folder, "window");
  let desk = await launchConsole({ userDataDir });
  const failures: string[] = [];
  const taken: Record<string, number> = {};
  const tell = (after: string, what: string) => {
    if (!failures.some((each) => each.endsWith(what)) && failures.length < MOST_FAILURES) {
      failures.push(`${after}: ${what}`);
    }
  };
  try {
    if (locale === "en") {
      await startAlone(desk.page, "Iris Lin", PASSPHRASE, "IT services");
      await speakEnglish(desk.page);
    } else await startAlone(desk.page, "林静", PASSPHRASE);
    await seedDesk(desk.page, locale);
    const errors = await keepWatch(desk);
    const typed: Typed[] = [];
    let operations = await sealed(desk.page);
    for (let act = 1; act <= acts && failures.length < MOST_FAILURES; act += 1) {
      const name = random.weighted(STEPS);
      taken[name] = (taken[name] ?? 0) + 1;
      const did = await stepOf(name)(desk.page, random);
      const after = `act ${act} (${did.what})`;
      if (did.typed) typed.push({ text: did.typed, after });
      if (did.letGo) typed.length = 0;
      await settled(desk.page);
      await unlockIfLocked(desk.page);
      const seen = await lookAt(desk.page, FOREIGN[locale]);
      judge(seen, (what) => tell(after, what));
      for (const error of errors.splice(0)) tell(after, error);
      if (act % 20 === 0) {
        const now = await sealed(desk.page);
        if (now < operations) tell(after, `of ${operations} sealed acts ${operations - now} have gone`);
        operations = Math.max(operations, now);
        await lookFor(typed, desk.page, seen.text, tell);
      }
    }
    await settled(desk.page);
    const [before, drafts] = [await sealed(desk.page), await draftText(desk.page)];
    await desk.close();
    desk = await launchConsole({ userDataDir });
    await unlock(desk.page, PASSPHRASE);
    const then = await sealed(desk.page);
    if (then !== before) tell("after the next start", `${before} sealed acts are ${then}`);
    if ((await draftText(desk.page)).length < drafts.length) tell("after the next start", "drafts have gone");
    return { acts, taken, failures };
  } finally {
    await desk.close().catch(() => undefined);
  }
}

/** What is seen when everything has come to rest: a layer that closes has the focus until it is gone. */
async function lookAt(page: Page, foreign: string): Promise<Seen> {
  const look = () => page.evaluate<Seen>(lookScript(foreign));
  const seen = await look();
  if (!seen.lost) return seen;
  await page.waitForTimeout(500);
  return look();
}

interface Typed {
  text: string;
  after: string;
}

function judge(seen: Seen, tell: (what: string) => void): void {
  if (seen.letters < FEWEST_LETTERS) tell("the screen is blank");
  if (seen.lost) tell("the focus is nowhere");
  for (const control of seen.nameless) tell(`a control without a name: ${control}`);
  for (const text of seen.untranslated) tell(`not in this language: ${text.slice(0, 80)}`);
}

/** What was typed stands on the screen, in a draft or in the log; what stands nowhere was lost. */
async function lookFor(
  typed: Typed[],
  page: Page,
  screen: string,
  tell: (after: string, what: string) => void,
): Promise<void> {
  if (typed.length === 0) return;
  // A draft is saved two seconds after the first key at the latest.
  await page.waitForTimeout(2_500);
  const kept = [screen, await draftText(page), await logText(page)].join("\n");
  for (const { text, after } of typed.splice(0)) {
    if (!kept.includes(text)) tell(after, `lost what was typed: ${text}`);
  }
}

const sealed = async (page: Page) =>
  (await query<{ total: number }>(page, "outbox.page", { state: "waiting" })).total;
const draftText = async (page: Page) => JSON.stringify(await query(page, "draft.list"));

async function logText(page: Page): Promise<string> {
  const { total } = await query<{ total: number }>(page, "outbox.page", { state: "waiting" });
  const offset = Math.max(0, total - 60);
  const { rows } = await query<{ rows: { id: string }[] }>(page, "outbox.page", { state: "waiting", offset });
  const bodies = await Promise.all(rows.map(({ id }) => query(page, "operation.get", { id })));
  return JSON.stringify(bodies);
}

/** Until two frames have passed and nothing loads: what a person sees before the next act. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))",
  );
}

async function unlockIfLocked(page: Page): Promise<void> {
  if (
    (await page.getByRole("navigation").count()) > 0 ||
    (await page.locator(PASSPHRASE_FIELD).count()) === 0
  )
    return;
  await unlock(page, PASSPHRASE);
}

/** No dialog of the system, no page outside; collects what goes wrong unseen. */
async function keepWatch({ electron, page }: RunningConsole): Promise<string[]> {
  await electron.evaluate(({ dialog, shell }) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
      showSaveDialog: () => Promise.resolve({ canceled: true }),
      showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }),
    });
    Object.assign(shell, { openExternal: () => Promise.resolve() });
  });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`the page threw: ${error.message}`));
  page.on("dialog", (dialog) => {
    errors.push(`a dialog of the browser: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return errors;
}

async function speakEnglish(page: Page): Promise<void> {
  await page.getByRole("navigation").getByText("设置", { exact: true }).click();
  await page.getByText("English", { exact: true }).click();
  await page.getByRole("heading", { name: "Settings", level: 2 }).waitFor();
}
