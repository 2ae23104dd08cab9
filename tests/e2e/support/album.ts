import type { Page } from "@playwright/test";
import { keyboardFaults } from "./keyboard-walk.ts";
import { screenFaults } from "./screen-faults.ts";
import { screens } from "./screens.ts";

/** Set by `npm run screens`: every screen in everything that changes how it looks, not only in both themes. */
export const wholeAlbum = process.env.DESKSIDE_ALBUM === "whole";

interface Size {
  width: number;
  height: number;
}
const usual: Size = { width: 1366, height: 768 };
/** The least size, the usual one at 125 %, a desk's and a wide one. */
const others: readonly Size[] = [
  { width: 1024, height: 700 },
  { width: 1093, height: 614 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
];
/** Where most of the work is done. */
const MAIN = [
  ...[
    "queue-ticket",
    "queue-resolve",
    "queue-new-ticket",
    "palette",
    "assets-register",
    "assets-switch",
    "runner-number",
  ],
  ...[
    "custody-hand-over",
    "custody-signing",
    "directory-person",
    "conflicts-text",
    "sync-waiting",
    "settings",
  ],
];

/** With two frames for what measures itself. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))",
  );
}

async function inDensity(page: Page, density: string): Promise<void> {
  await page.evaluate(`(() => {
    document.documentElement.dataset.density = ${JSON.stringify(density)};
    dispatchEvent(new Event("resize"));
  })()`);
  await drawn(page);
}

/**
 * The page in one language and theme, in both densities at the usual size.
 * @returns what a person would miss or find in the way
 */
export async function inDensities(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  const own = await page.evaluate<string>("document.documentElement.dataset.density ?? 'compact'");
  await page.setViewportSize(usual);
  for (const density of ["compact", "touch"]) {
    await inDensity(page, density);
    await screens(page, name, `.${density}.${usual.width}x${usual.height}`);
    found.push(...(await screenFaults(page)).map((fault) => `${density}: ${fault}`));
  }
  await inDensity(page, own);
  return found;
}

/**
 * The page in the other sizes (the main screens), in forced colours, and walked by Tab.
 * @returns what a person would miss or find in the way
 */
export async function inEverySize(page: Page, name: string, walked: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const size of MAIN.includes(name) ? others : []) {
    const at = `${size.width}x${size.height}`;
    await page.setViewportSize(size);
    await drawn(page);
    await screens(page, name, `.compact.${at}`);
    found.push(...(await screenFaults(page)).map((fault) => `${at}: ${fault}`));
  }
  await page.setViewportSize(usual);
  await page.emulateMedia({ forcedColors: "active" });
  await drawn(page);
  await screens(page, name, ".forced-colours");
  found.push(...(await screenFaults(page)).map((fault) => `forced colours: ${fault}`));
  await page.emulateMedia({ forcedColors: "none" });
  found.push(...(await screenFaults(page)));
  // In the palette Tab offers what can be done to a record.
  if (walked && !name.startsWith("palette")) found.push(...(await keyboardFaults(page)));
  return found;
}
