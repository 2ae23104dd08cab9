import { BrowserWindow, nativeTheme, screen } from "electron";
import type { Session } from "electron";
import { APP_URL } from "../security/app-address.ts";
import { keepHome } from "../security/navigation.ts";
import { webPreferences } from "../security/web-preferences.ts";
import { reviveCrashedPage } from "./crashed-page.ts";
import { keepJson, readBounds } from "./window-state.ts";

export interface MainWindowOptions {
  session: Session;
  preload: string;
  developerTools: boolean;
  /** File that remembers the bounds. */
  stateFile: string;
  now(): number;
}

/** The page's own colours (renderer/ui), so that no white shows before it is painted. */
const BACKGROUND = { light: "#ffffff", dark: "#1a1b1e" };

export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const state = readBounds(options.stateFile, screens);
  const window = new BrowserWindow({
    width: state?.width ?? 1360,
    height: state?.height ?? 860,
    ...(state ? { x: state.x, y: state.y } : {}),
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: "Deskside",
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: webPreferences(options.session, options.preload, options.developerTools),
  });
  window.once("ready-to-show", () => {
    if (state?.maximized) window.maximize();
    window.show();
  });
  window.on("close", () => {
    const { x, y, width, height } = window.getNormalBounds();
    keepJson(options.stateFile, { x, y, width, height, maximized: window.isMaximized() });
  });
  keepHome(window.webContents); // S9
  reviveCrashedPage(window.webContents, options.now);
  void window.loadURL(APP_URL);
  return window;
}
