import { dialog } from "electron";
import type { BrowserWindow } from "electron";
import type { AppPhase } from "../../../shared/ipc/desk-channels.ts";
import { MENU_WORDS } from "./menu-words.ts";

/**
 * Says that something typed could not be kept, and asks whether to quit all the same.
 * @param unkept how many forms; null when the page did not answer
 */
export async function askToQuit(
  window: BrowserWindow,
  unkept: number | null,
  locale: AppPhase["locale"],
): Promise<boolean> {
  const words = MENU_WORDS[locale].unkept;
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: unkept === null ? words.unknown : words.message(unkept),
    detail: words.detail,
    buttons: [words.stay, words.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
