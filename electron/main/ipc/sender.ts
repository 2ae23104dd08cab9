// S13: who may speak to main at all.
import { isAppUrl } from "../security/app-address.ts";

/** What main knows of the sender of a message, taken from the event and nowhere else. */
export interface Sender {
  /** Id of the webContents the message came from. */
  contents: number;
  /** Address of the frame that sent it; null when the frame is already gone. */
  url: string | null;
  /** The frame is its window's main frame. */
  mainFrame: boolean;
}

/** Origin, main frame, known window: all three, or the message is not answered with anything. */
export function maySpeak(sender: Sender, windows: ReadonlySet<number>): boolean {
  return windows.has(sender.contents) && sender.mainFrame && sender.url !== null && isAppUrl(sender.url);
}
