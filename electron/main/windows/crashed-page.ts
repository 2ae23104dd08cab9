import type { WebContents } from "electron";
import { backoff } from "../core-process/backoff.ts";
import { APP_URL } from "../security/app-address.ts";

/**
 * A page whose process ended is loaded again: nothing is lost, the core has every saved keystroke.
 * One that ends again and again is left as it is, or the two would spin.
 */
export function reviveCrashedPage(contents: WebContents, now: () => number): void {
  const waits = backoff();
  contents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    const wait = waits.next(now());
    if (wait === null) return;
    setTimeout(() => {
      if (!contents.isDestroyed()) void contents.loadURL(APP_URL);
    }, wait);
  });
}
