import { BrowserWindow, nativeTheme, screen } from "electron";
import type { Session } from "electron";
import type { AppPhase } from "../../../shared/ipc/desk-channels.ts";
import { APP_URL } from "../security/app-address.ts";
import { keepHome } from "../security/navigation.ts";
import { webPreferences } from "../security/web-preferences.ts";
import { reviveCrashedPage } from "./crashed-page.ts";
import { offerContextMenu } from "./context-menu.ts";
import { keepJson, placeWindow, readBounds } from "./window-state.ts";

export interface MainWindowOptions {
  session: Session;
  preload: string;
  developerTools: boolean;
  /** File that remembers the bounds. */
  stateFile: string;
  now(): number;
  locale(): AppPhase["locale"];
}

/** The page's own colours (renderer/ui), so that no white shows before it is painted. */
const BACKGROUND = { light: "#ffffff", dark: "#16191d" };

export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const screens = [primary, ...others].map((display) => display.workArea);
  const { maximized, ...place } = placeWindow(readBounds(options.stateFile), screens);
  const window = new BrowserWindow({
    ...place,
    show: false,
    title: "Deskside",
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: webPreferences(options.session, options.preload, options.developerTools),
  });
  window.once("ready-to-show", () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on("close", () => {
    const { x, y, width, height } = window.getNormalBounds();
    keepJson(options.stateFile, { x, y, width, height, maximized: window.isMaximized() });
  });
  keepHome(window.webContents); // S9
  offerContextMenu(window, options.locale);
  reviveCrashedPage(window.webContents, options.now);
  void window.loadURL(APP_URL);
  return window;
}
