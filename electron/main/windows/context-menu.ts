import { Menu } from "electron";
import type { BrowserWindow } from "electron";
import type { AppPhase } from "../../../shared/ipc/desk-channels.ts";
import { contextItems } from "./context-items.ts";
import { MENU_WORDS } from "./menu-words.ts";

/** Shows a menu for the right mouse button and for the key that stands for it. */
export function offerContextMenu(window: BrowserWindow, locale: () => AppPhase["locale"]): void {
  const { webContents } = window;
  webContents.on("context-menu", (_event, params) => {
    const items = contextItems(params, MENU_WORDS[locale()], webContents);
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}
