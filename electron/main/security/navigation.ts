// S8, S9, S10: a page can neither leave, nor open another window, nor embed a <webview>.
import type { WebContents } from "electron";
import { APP_URL } from "./app-address.ts";

/** The page itself, reloaded; a route behind `#` or `?` is still the page. */
export function mayNavigate(address: string): boolean {
  return address === APP_URL || address.startsWith(`${APP_URL}#`) || address.startsWith(`${APP_URL}?`);
}

/** Applied to every webContents the application ever has, on `web-contents-created`. */
export function lockNavigation(contents: WebContents): void {
  // Every frame's, the main frame's too: a frame has nowhere to go at all.
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !mayNavigate(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  // The device chooser for Bluetooth has no session-wide handler.
  contents.on("select-bluetooth-device", (event, _devices, answer) => {
    event.preventDefault();
    answer("");
  });
}

/**
 * For a window of ours. An empty page is made inside the renderer, before anyone is asked: it gets
 * nothing (no policy is lifted, its messages are refused, S13), and the window goes back to its page.
 */
export function keepHome(contents: WebContents): void {
  contents.on("did-navigate", (_event, url) => {
    if (!mayNavigate(url)) void contents.loadURL(APP_URL);
  });
}
