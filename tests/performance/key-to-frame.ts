import type { RunningConsole } from "../e2e/support/console.ts";

type Page = RunningConsole["page"];

/** What is to be seen once an act is done; runs in the page. */
export type Seen =
  /** Nothing but a dot of a few pixels. */
  | "anyKey"
  /** Another row is the current one. */
  | "otherRow"
  /** The pane shows the current row's record. */
  | "record"
  /** The pane shows all of it: what it is about and the place to write too. */
  | "wholeRecord"
  /** The field has what was typed. */
  | "letter"
  /** A dialog is seen. */
  | "dialog"
  /** The same, and what is typed goes into it. */
  | "form"
  /** Another area's list stands, with its rows. */
  | "otherList"
  /** A run shows another step, large and in its column. */
  | "nextStep";

/** The page's own code, as text: this program has no page. */
const WATCH = `(() => {
  // A screen that was left may stand behind the one that is seen.
  // Told by its mark: to ask what is visible would lay the page out, and be measured itself.
  const shown = (selectors) => selectors.split(", ").map((each) => each + ":not([data-left] *)").join(", ");
  const seenOf = (selector) => document.querySelector(shown(selector));
  const row = () => seenOf('[role="listbox"] [aria-selected="true"]');
  const words = (element) => element?.textContent ?? "";
  const state = () => ({
    row: row()?.id || words(row()),
    field: document.activeElement?.value ?? "",
    step: words(seenOf('[aria-current="step"]')),
    list: seenOf('main [role="listbox"], main [role="grid"]')?.getAttribute("aria-label") ?? "",
  });
  const isSeen = (seen, before) => {
    const now = state();
    if (seen === "anyKey") return true;
    const changed = now.row !== "" && now.row !== before.row;
    if (seen === "otherRow") return changed;
    if (seen === "record" || seen === "wholeRecord") {
      const [number] = /[A-Z]-\\w+-\\d+/.exec(words(row())) ?? [];
      const head = seenOf("h2")?.parentElement;
      if (!changed || number === undefined || !words(head).includes(number)) return false;
      const pane = head.closest("article");
      return seen === "record" || (pane.querySelector("dl") !== null && pane.querySelector("textarea") !== null);
    }
    if (seen === "nextStep") return now.step !== before.step && now.step.startsWith(words(seenOf("h2")));
    if (seen === "letter") return now.field !== before.field;
    const rows = () => seenOf('main [role="option"], main [role="gridcell"]') !== null;
    if (seen === "otherList") return now.list !== "" && now.list !== before.list && rows();
    const isThere = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const dialog = seenOf('[role="dialog"]');
    if (dialog === null || !isThere(dialog)) return false;
    const field = document.activeElement;
    return seen === "dialog" || (dialog.contains(field) && field.matches("input, textarea") && isThere(field));
  };
  const dot = document.body.appendChild(document.createElement("div"));
  dot.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 2px; height: 2px; background: currentColor";
  let presses = 0;
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: "longtask" });
  window.keyToFrame = {
    tasks,
    done: Promise.resolve(0),
    begin(seen, counted) {
      const before = state();
      let pressed = null;
      const press = (event) => {
        if (counted !== undefined && event.key !== counted) return;
        removeEventListener("keydown", press, { capture: true });
        pressed ??= event.timeStamp;
        if (seen === "anyKey") dot.style.opacity = String((presses += 1) % 2);
      };
      addEventListener("keydown", press, { capture: true });
      this.done = new Promise((resolve, reject) => {
        const end = performance.now() + 15000;
        const look = () => {
          if (performance.now() > end) return reject(new Error("never seen: " + seen));
          if (pressed === null || !isSeen(seen, before)) return requestAnimationFrame(look);
          // Right after this frame's paint: a plain message would stand behind all that the core has sent meanwhile,
          // which the eye does not wait for.
          void scheduler.postTask(() => resolve(performance.now() - pressed), { priority: "user-blocking" });
        };
        requestAnimationFrame(look);
      });
      this.done.catch(() => undefined);
    },
  };
})()`;

/** Makes the page able to say how long a key took to the frame that shows what it did. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(WATCH);
}

/**
 * Presses a key; ms from its time stamp to the frame in which what it did is drawn.
 * @param after a key just before it, which is not counted
 */
export async function keyToFrame(page: Page, key: string, seen: Seen, after?: string): Promise<number> {
  const counted = after === undefined ? "" : `, ${JSON.stringify(key)}`;
  await page.evaluate(`window.keyToFrame.begin(${JSON.stringify(seen)}${counted})`);
  if (after !== undefined) await page.keyboard.press(after);
  await page.keyboard.press(key);
  return page.evaluate<number>("window.keyToFrame.done");
}

/** What a frame costs here in which next to nothing changed, from a key's time stamp to it: nothing is faster. */
export async function floorOfFrames(page: Page, times: number): Promise<number[]> {
  const sample: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await page.evaluate("window.keyToFrame.begin('anyKey')");
    await page.keyboard.press("F8");
    sample.push(await page.evaluate<number>("window.keyToFrame.done"));
  }
  return sample;
}

/** Tasks of the window over 50 ms since it was last asked, in ms. */
export function longTasks(page: Page): Promise<number[]> {
  return page.evaluate<number[]>("window.keyToFrame.tasks.splice(0)");
}
