import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { inDensities, inEverySize, wholeAlbum } from "./album.ts";
import { screens } from "./screens.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { html: string; target: unknown[]; failureSummary?: string }[];
}

/** WCAG 2.2 AA and what axe holds to be good practice beside it. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on the page. It is put there by the debugging protocol: the page's policy allows no
 * script from outside, and is left as it is. A page that moved meanwhile (a notice whose time was up
 * fades away), or was moving already, is looked at again once it is still: half gone, its text has no
 * colour to judge.
 */
export async function axe(page: Page, but: readonly string[] = []): Promise<string[]> {
  const there = await page.evaluate<boolean>("typeof globalThis.axe === 'object'");
  if (!there) await page.evaluate(`${axeSource}; undefined`);
  const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
  for (let look = 1; ; look += 1) {
    const { moved, violations } = await page.evaluate<{ moved: boolean; violations: Violation[] }>(
      `(${watchedRun})(${JSON.stringify({ runOnly: TAGS, rules, resultTypes: ["violations"] })})`,
    );
    if (moved && look < LOOKS) {
      await still(page);
      continue;
    }
    return violations.map(
      ({ id, impact, help, nodes }) =>
        `${id} (${impact}): ${help}\n${nodes.map((node) => `    ${node.html.slice(0, 200)}\n    ${node.failureSummary ?? ""}`).join("\n")}`,
    );
  }
}

/** How often a moving page is looked at; the last look counts whatever moves. */
const LOOKS = 5;

/**
 * Runs in the page: axe, and whether anything moved while it looked: what was on its way before the
 * first event could be heard counts as well as what began and ended meanwhile.
 */
const watchedRun = `async (options) => {
  const moving = () => document.getAnimations().some((each) => each.playState !== "finished" && each.effect?.getComputedTiming().endTime !== Infinity);
  let moved = moving();
  const see = () => { moved = true; };
  for (const event of ["transitionrun", "animationstart"]) document.addEventListener(event, see, true);
  const { violations } = await globalThis.axe.run(document, options);
  for (const event of ["transitionrun", "animationstart"]) document.removeEventListener(event, see, true);
  return { moved: moved || moving(), violations };
}`;

/** Nothing is moving any more: colours on their way from light to dark are neither. */
async function still(page: Page): Promise<void> {
  await page.evaluate(
    `Promise.all(document.getAnimations().map((each) => each.effect?.getComputedTiming().endTime === Infinity ? null : each.finished.catch(() => null)))
      .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))))`,
  );
}

/** Text smaller than 12 px or of a weight that Chinese faces do not have, on the screen as it is. */
function outOfScale(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll("body *")]
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "") && each.checkVisibility())
    .map((each) => ({ each, style: getComputedStyle(each) }))
    .filter(({ style }) => parseFloat(style.fontSize) < 12 || !["400", "600"].includes(style.fontWeight))
    .map(({ each, style }) => "type out of scale: " + style.fontSize + " " + style.fontWeight + " " + each.outerHTML.slice(0, 120))`);
}

type Locale = "zh-CN" | "en";

async function look(page: Page, locale: Locale, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(`window.desk.setLocale(${JSON.stringify(locale)})`);
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", theme);
  await still(page);
}

/**
 * What is on the screen in both languages and both themes, as pictures and before axe; then Chinese
 * and light again. axe sees each language and each theme once. With `npm run screens` in both densities,
 * in the other sizes and in forced colours too, and walked by Tab.
 * @param but rules of axe that do not hold on it
 * @param walked whether it is walked by Tab: what is done next does not rely on where the cursor was
 * @returns what was found, each with the screen it was found on
 */
export async function portray(
  page: Page,
  name: string,
  { walked = true, but = [] }: { walked?: boolean; but?: readonly string[] } = {},
): Promise<string[]> {
  const found: string[] = [];
  const tell = (where: string, faults: readonly string[]) =>
    found.push(...faults.map((fault) => `${name}, ${where}: ${fault}`));
  const examine = async (where: string) =>
    tell(where, [...(await axe(page, but)), ...(await outOfScale(page))]);
  const take = async (where: string) => {
    if (wholeAlbum) tell(where, await inDensities(page, name));
    else await screens(page, name);
  };
  await look(page, "zh-CN", "light");
  await take("zh-CN, light");
  await examine("zh-CN, light");
  if (wholeAlbum) tell("zh-CN, light", await inEverySize(page, name, walked));
  await look(page, "zh-CN", "dark");
  await take("zh-CN, dark");
  await look(page, "en", "dark");
  await take("en, dark");
  await examine("en, dark");
  await look(page, "en", "light");
  await take("en, light");
  await look(page, "zh-CN", "light");
  return found;
}
