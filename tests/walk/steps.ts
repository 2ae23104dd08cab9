import type { Page } from "@playwright/test";
import type { Random } from "../simulation/random.ts";

export interface Did {
  /** For the report. */
  what: string;
  /** Text that must not be lost from now on. */
  typed?: string;
  /** A person let go of what was typed: discarded it, or left with Escape. */
  letGo?: boolean;
}

type Step = (page: Page, random: Random) => Promise<Did>;

/** How often each kind of step is taken. */
export const STEPS = { click: 44, press: 26, type: 14, scan: 5, area: 6, menu: 2, twice: 3 } as const;

export const stepOf = (name: keyof typeof STEPS): Step => TAKEN[name];

const KEYS = [
  ...["j", "k", "j", "k", "ArrowDown", "ArrowUp", "Enter", "Tab", "Tab", "Shift+Tab", "Escape", "Escape"],
  ...["n", "a", "c", "r", "g", "/", "?", "x", "z", "e", "h", "t", "1", "2", "]", "Space"],
  ...[
    "Control+k",
    "Control+Enter",
    "Control+z",
    "Control+1",
    "Control+2",
    "Control+3",
    "Home",
    "End",
    "PageDown",
  ],
];

/** Controls that end the walk or change its language, and those that let go of what was typed. */
const LEAVES = /^(English|中文)$|锁定|Lock|退出|Quit|最小化|Minimi|Deskside$|最大化|Maximi/;
const LETS_GO = /丢弃|放弃|清空|清除|不保存|Discard|Clear|Remove|移除|删除/;

const CONTROLS =
  'button:not([disabled]), a[href], [role="option"], [role="tab"], [role="menuitem"], [role="radio"], [role="checkbox"], label';
const FIELDS =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="password"]):not([readonly]), textarea';

/** Controls a hand could reach: seen, and not below a dialog. */
async function reachable(page: Page, selector: string): Promise<{ index: number; name: string }[]> {
  return page.evaluate<{ index: number; name: string }[]>(`
    [...document.querySelectorAll(${JSON.stringify(selector)})].flatMap((element, index) => {
      const box = element.getBoundingClientRect();
      if (box.width < 4 || box.height < 4 || box.top < 0 || box.bottom > innerHeight || box.right > innerWidth) return [];
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!hit || !(element.contains(hit) || hit.contains(element))) return [];
      const name = element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent || element.getAttribute("name") || "";
      return [{ index, name: name.trim().slice(0, 40) }];
    })`);
}

async function clickOne(page: Page, random: Random, count: 1 | 2, right = false): Promise<Did> {
  const found = (await reachable(page, CONTROLS)).filter(({ name }) => !LEAVES.test(name));
  if (found.length === 0) return { what: "nothing to click" };
  const { index, name } = random.pick(found);
  const target = page.locator(CONTROLS).nth(index);
  const options = { timeout: 2_000, ...(right ? { button: "right" as const } : {}) };
  const click = count === 2 ? target.dblclick(options) : target.click(options);
  // It may have gone while the hand was on its way, as in life.
  await click.catch(() => undefined);
  const how = right ? "right click" : count === 2 ? "double click" : "click";
  return { what: `${how} ${JSON.stringify(name)}`, letGo: LETS_GO.test(name) };
}

let words = 0;

const TAKEN: Record<keyof typeof STEPS, Step> = {
  click: (page, random) => clickOne(page, random, 1),
  twice: (page, random) => clickOne(page, random, 2),
  async menu(page, random) {
    const did = await clickOne(page, random, 1, true);
    await page.keyboard.press("Escape");
    return did;
  },
  async press(page, random) {
    const key = random.pick(KEYS);
    // Tab selects what stands in a field, and a letter takes its place.
    const writesOver =
      key.length === 1 &&
      (await page.evaluate<boolean>(
        `document.activeElement?.selectionStart !== document.activeElement?.selectionEnd`,
      ));
    await page.keyboard.press(key);
    // Escape leaves an editor without its change, Enter and the space bar may press what discards.
    const lets = ["Escape", "Enter", "Space", "Control+z"].includes(key);
    return { what: `press ${key}`, letGo: lets || writesOver };
  },
  async type(page, random) {
    const found = await reachable(page, FIELDS);
    if (found.length === 0) return { what: "nothing to type in" };
    const { index, name } = random.pick(found);
    const field = page.locator(FIELDS).nth(index);
    words += 1;
    const text = `memo ${words}x`;
    const kept = await page.evaluate<boolean>(`(() => {
      const field = document.querySelectorAll(${JSON.stringify(FIELDS)})[${index}];
      if (!field || field.type === "search" || field.getAttribute("role") === "combobox") return false;
      // A question, a secret, or what is said of data that somebody wants forgotten.
      if (field.closest("[data-unkept]")) return false;
      // A field for numbers takes no words.
      if (["numeric", "decimal"].includes(field.inputMode)) return false;
      return field.tagName === "TEXTAREA" || field.type === "text";
    })()`);
    await field.click({ timeout: 2_000 }).catch(() => undefined);
    // Behind what stands there already: in the middle of it neither would be found again.
    await page.keyboard.press("Control+End");
    await page.keyboard.type(text, { delay: 60 });
    // A field that was filled up by what was typed before takes no more, as anybody sees who types into it.
    const full = await page.evaluate<boolean>(`(() => {
      const { value = "", maxLength = -1 } = document.activeElement ?? {};
      return maxLength >= 0 && value.length >= maxLength;
    })()`);
    return {
      what: `type ${JSON.stringify(text)} into ${JSON.stringify(name)}`,
      ...(kept && !full ? { typed: text } : {}),
    };
  },
  async scan(page, random) {
    const code = random.pick(["IT-1001", "IT-1002", "IT-1003", "XX-UNKNOWN-9", "6901234567892"]);
    // A field that asks for a code has the code alone afterwards, whatever was typed into it before.
    const letGo = await page.evaluate<boolean>(`document.activeElement?.hasAttribute("data-scan") ?? false`);
    await page.keyboard.type(code, { delay: 4 });
    await page.keyboard.press("Enter");
    return { what: `scan ${code}`, letGo };
  },
  async area(page, random) {
    const items = page.getByRole("navigation").getByRole("button");
    const count = await items.count();
    if (count === 0) return { what: "no area" };
    const at = random.below(count);
    await items
      .nth(at)
      .click({ timeout: 1_000 })
      .catch(() => undefined);
    return { what: `area ${at + 1}` };
  },
};
