import type { Page } from "@playwright/test";

/** Sends a code and the key that ends it. */
export interface Scan {
  (code: string, end?: "Enter" | "Tab"): Promise<void>;
  /** Lets go of the window, before that is killed. */
  unplug(): Promise<void>;
}

/** A barcode scanner at this window: keys 8 ms apart by their own clock, however busy this machine is. */
export async function scannerOf(page: Page): Promise<Scan> {
  const cdp = await page.context().newCDPSession(page);
  const scan = async (code: string, end: "Enter" | "Tab" = "Enter") => {
    let at = Date.now() / 1000;
    const sent: Promise<unknown>[] = [];
    const send = (key: string, keyCode: string, more: object) => {
      at += 0.008;
      const about = { key, code: keyCode, timestamp: at };
      sent.push(cdp.send("Input.dispatchKeyEvent", { type: "keyDown", ...about, ...more }));
    };
    for (const key of code) {
      const place = /[A-Z]/i.test(key) ? `Key${key.toUpperCase()}` : /\d/.test(key) ? `Digit${key}` : "Minus";
      send(key, place, { text: key, modifiers: /[A-Z]/.test(key) ? 8 : 0 });
    }
    const windowsVirtualKeyCode = end === "Enter" ? 13 : 9;
    send(end, end, { windowsVirtualKeyCode, ...(end === "Enter" ? { text: "\r" } : {}) });
    await Promise.all(sent);
  };
  return Object.assign(scan, { unplug: () => cdp.detach() });
}
