import type { Page } from "@playwright/test";

/** More stops than any screen has. */
const MOST_STOPS = 400;

interface Stop {
  /** Its number in `window.tabStops`; -1 for what is none of them. */
  index: number;
  what: string;
  seen: boolean;
}

/**
 * Walks the page with Tab until it comes round, and puts the focus back.
 * @returns controls that Tab does not reach, stops without a mark that they have the focus, and a trap
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate<string[]>(PREPARE);
  const reached = new Set<number>();
  const faults: string[] = [];
  let first: number | null = null;
  for (let stop = 0; ; stop += 1) {
    await page.keyboard.press("Tab");
    const { index, what, seen } = await page.evaluate<Stop>(NOW);
    if (!seen && !reached.has(index)) faults.push(`the focus is not to be seen: ${what}`);
    if (index >= 0) first ??= index;
    if (index === first && reached.has(index) && reached.size > 1) break;
    if (index >= 0) reached.add(index);
    if (reached.size === expected.length) break;
    if (stop > expected.length * 2 + 10 || stop > MOST_STOPS) break;
  }
  expected.forEach((what, index) => {
    if (!reached.has(index)) faults.push(`Tab does not reach: ${what}`);
  });
  await page.evaluate("window.focusBefore?.focus({ preventScroll: true })");
  return faults;
}

/** The stops that Tab should make: one for each set of radio buttons; of a layer, what is in it. */
const PREPARE = `(() => {
  window.focusBefore = document.activeElement;
  const within = [...document.querySelectorAll('[role="dialog"]')].filter((each) => each.checkVisibility()).at(-1) ?? document;
  const all = [...within.querySelectorAll('button, a[href], input, textarea, select, summary, [tabindex]')].filter((each) => {
    const box = each.getBoundingClientRect();
    return each.tabIndex >= 0 && !each.matches(':disabled, [type="hidden"]') && box.width > 0 && each.checkVisibility({ checkVisibilityCSS: true });
  });
  const sets = new Set();
  window.tabStops = all.filter((each) => {
    if (each.type !== "radio") return true;
    const checked = all.some((other) => other.type === "radio" && other.name === each.name && other.checked);
    if (sets.has(each.name) || (checked && !each.checked)) return false;
    sets.add(each.name);
    return true;
  });
  return window.tabStops.map((each) => each.outerHTML.slice(0, 140));
})()`;

/**
 * Where the focus is, and whether that can be seen: on it, on the box that is drawn for it (of an input
 * without one of its own, of a label that stands for a radio), or on the row where the cursor of a list is.
 * Nothing inside of what has the focus counts but that row.
 */
const NOW = `(() => {
  const at = document.activeElement ?? document.body;
  const ringed = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  };
  const cursor = at.getAttribute("aria-activedescendant");
  const drawn =
    cursor && at.matches('[role="listbox"], [role="grid"]')
      ? [document.getElementById(cursor)]
      : at.matches("input, textarea")
        ? [at, at.parentElement, at.nextElementSibling, at.id ? document.querySelector('label[for="' + CSS.escape(at.id) + '"]') : null]
        : [at];
  return {
    index: window.tabStops.indexOf(at),
    what: at.outerHTML.slice(0, 140),
    seen: at === document.body || drawn.some((element) => element !== null && ringed(element)),
  };
})()`;
