// S1: the one address of the window that prints, and what it may load beside it.
import { APP_SCHEME } from "./app-address.ts";

export const PAPER_URL = `${APP_SCHEME}://paper/page.pdf`;
/** Chromium's own viewer of PDF, and what it is made of. */
const VIEWER = ["chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/", "chrome://resources/"];

export function mayLoadOnPaper(url: string): boolean {
  return url === PAPER_URL || VIEWER.some((place) => url.startsWith(place));
}
