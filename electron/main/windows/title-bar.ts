// The page draws the title bar. Where the system can lay its own buttons over it, it does.
import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import type { WindowAct, WindowControls } from "../../../shared/ipc/window-controls.ts";

/** Height of the page's title bar at 100 %, CSS pixels (`--title-bar`). */
const HEIGHT = 40;

/** The page's own colours (renderer/ui/tokens.css), so that nothing else shows before it is painted. */
const COLOURS = {
  light: { ground: "#ffffff", bar: "#f3f4f6", sign: "#171a1f" },
  dark: { ground: "#17191d", bar: "#101215", sign: "#e8eaed" },
};
const coloursOf = (dark: boolean) => (dark ? COLOURS.dark : COLOURS.light);

export function windowControls(platform: NodeJS.Platform): WindowControls {
  if (platform === "win32") return "end";
  return platform === "darwin" ? "start" : "own";
}

/** How a window is framed. @param zoom per cent */
export function frameOptions(
  platform: NodeJS.Platform,
  dark: boolean,
  zoom: number,
): BrowserWindowConstructorOptions {
  const { ground, bar, sign } = coloursOf(dark);
  const framed = { backgroundColor: ground };
  switch (windowControls(platform)) {
    case "own":
      return { ...framed, frame: false };
    case "start":
      return { ...framed, titleBarStyle: "hidden", trafficLightPosition: { x: 14, y: 13 } };
    case "end":
      return {
        ...framed,
        titleBarStyle: "hidden",
        titleBarOverlay: { color: bar, symbolColor: sign, height: heightAt(zoom) },
      };
  }
}

const heightAt = (zoom: number) => Math.round((HEIGHT * zoom) / 100) - 1;

/** The system's buttons follow the theme and the zoom of the page. */
export function dressTitleBar(
  window: BrowserWindow,
  platform: NodeJS.Platform,
  dark: boolean,
  zoom: number,
): void {
  const { ground, bar, sign } = coloursOf(dark);
  window.setBackgroundColor(ground);
  if (windowControls(platform) === "end") {
    window.setTitleBarOverlay({ color: bar, symbolColor: sign, height: heightAt(zoom) });
  }
}

/** What the page's own buttons do. */
export function actOnWindow(window: BrowserWindow, act: WindowAct): void {
  if (act === "minimise") window.minimize();
  else if (act === "close") window.close();
  else if (window.isMaximized()) window.unmaximize();
  else window.maximize();
}
