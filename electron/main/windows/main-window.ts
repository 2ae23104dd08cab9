import { BrowserWindow, nativeImage, nativeTheme, screen } from "electron";
import type { Session } from "electron";
import type { AppPhase } from "../../../shared/ipc/desk-channels.ts";
import { APP_URL } from "../security/app-address.ts";
import { keepHome } from "../security/navigation.ts";
import { webPreferences } from "../security/web-preferences.ts";
import { reviveCrashedPage } from "./crashed-page.ts";
import { offerContextMenu } from "./context-menu.ts";
import { frameOptions } from "./title-bar.ts";
import { keepJson, placeWindow, readBounds } from "./window-state.ts";

export interface MainWindowOptions {
  session: Session;
  preload: string;
  developerTools: boolean;
  /** File that remembers the bounds. */
  stateFile: string;
  /** File of the picture that the system shows for the window. */
  icon: string;
  /** Of the page, per cent. */
  zoom: number;
  now(): number;
  locale(): AppPhase["locale"];
}

export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const screens = [primary, ...others].map((display) => display.workArea);
  const { maximized, ...place } = placeWindow(readBounds(options.stateFile), screens);
  const window = new BrowserWindow({
    ...place,
    show: false,
    title: "Deskside",
    // Windows and macOS take it from the program; an image that is not there is an empty one.
    icon: nativeImage.createFromPath(options.icon),
    autoHideMenuBar: true,
    ...frameOptions(process.platform, nativeTheme.shouldUseDarkColors, options.zoom),
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
