import type { CDPSession } from "@playwright/test";

/** A scanner's keys, 8 ms apart by their own clock, however busy this machine is. */
export async function scanWith(cdp: CDPSession, code: string, end = "Enter"): Promise<void> {
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
}
