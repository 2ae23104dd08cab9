import type { RunningConsole } from "../e2e/support/console.ts";

type Page = RunningConsole["page"];

/** What is to be seen once an act is done; runs in the page. */
export type Seen =
  /** Another row is the current one. */
  | "otherRow"
  /** The pane shows the current row's record. */
  | "record"
  /** The field has what was typed. */
  | "letter"
  /** A dialog stands. */
  | "dialog"
  /** Another area's list stands. */
  | "otherList";

/** The page's own code, as text: this program has no page. */
const WATCH = `(() => {
  const row = () => document.querySelector('[role="listbox"] [aria-selected="true"]');
  const words = (element) => element?.textContent ?? "";
  const state = () => ({
    row: row()?.id || words(row()),
    field: document.activeElement?.value ?? "",
    list: document.querySelector('main [role="listbox"], main [role="grid"]')?.getAttribute("aria-label") ?? "",
  });
  const isSeen = (seen, before) => {
    const now = state();
    const changed = now.row !== "" && now.row !== before.row;
    if (seen === "otherRow") return changed;
    if (seen === "record") {
      const [number] = /[A-Z]-\\w+-\\d+/.exec(words(row())) ?? [];
      return changed && number !== undefined && words(document.querySelector("h2")?.parentElement).includes(number);
    }
    if (seen === "letter") return now.field !== before.field;
    if (seen === "otherList") return now.list !== "" && now.list !== before.list;
    return document.querySelector('[role="dialog"]') !== null;
  };
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: "longtask" });
  window.keyToFrame = {
    tasks,
    done: Promise.resolve(0),
    begin(seen) {
      const before = state();
      let pressed = null;
      addEventListener("keydown", (event) => (pressed ??= event.timeStamp), { capture: true, once: true });
      this.done = new Promise((resolve, reject) => {
        const end = performance.now() + 15000;
        const look = () => {
          if (performance.now() > end) return reject(new Error("never seen: " + seen));
          if (pressed === null || !isSeen(seen, before)) return requestAnimationFrame(look);
          // After this frame's paint.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - pressed);
          port2.postMessage(null);
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

/** Presses a key; ms from its time stamp to the frame in which what it did is drawn. */
export async function keyToFrame(page: Page, key: string, seen: Seen): Promise<number> {
  await page.evaluate(`window.keyToFrame.begin(${JSON.stringify(seen)})`);
  await page.keyboard.press(key);
  return page.evaluate<number>("window.keyToFrame.done");
}

/** Tasks of the window over 50 ms since it was last asked, in ms. */
export function longTasks(page: Page): Promise<number[]> {
  return page.evaluate<number[]>("window.keyToFrame.tasks.splice(0)");
}
