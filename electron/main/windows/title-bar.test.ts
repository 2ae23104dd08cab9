import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { BrowserWindow } from "electron";
import { actOnWindow, frameOptions, windowControls } from "./title-bar.ts";

const tokens = readFileSync(new URL("../../../renderer/ui/tokens.css", import.meta.url), "utf8");

function token(scheme: "light" | "dark", name: string): string | undefined {
  const block = tokens.slice(tokens.indexOf(`data-mantine-color-scheme="${scheme}"`));
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
}

test("the system draws the buttons where it can, the page where it cannot", () => {
  expect((["win32", "darwin", "linux"] as const).map(windowControls)).toEqual(["end", "start", "own"]);
  expect(frameOptions("linux", false, 100)).toMatchObject({ frame: false });
  expect(frameOptions("darwin", false, 100)).toMatchObject({ titleBarStyle: "hidden" });
  expect(frameOptions("win32", false, 200)).toMatchObject({ titleBarOverlay: { height: 79 } });
});

test.each(["light", "dark"] as const)(
  "%s: the colours before the first paint are those of the page",
  (scheme) => {
    expect(frameOptions("win32", scheme === "dark", 100)).toMatchObject({
      backgroundColor: token(scheme, "ground"),
      titleBarOverlay: { color: token(scheme, "ground-side"), symbolColor: token(scheme, "text") },
    });
  },
);

test("the page's buttons minimise, maximise and back, and close", () => {
  const done: string[] = [];
  let maximized = false;
  const window = {
    minimize: () => done.push("minimize"),
    maximize: () => done.push("maximize"),
    unmaximize: () => done.push("unmaximize"),
    close: () => done.push("close"),
    isMaximized: () => maximized,
  } as unknown as BrowserWindow;
  actOnWindow(window, "minimise");
  actOnWindow(window, "maximise");
  maximized = true;
  actOnWindow(window, "maximise");
  actOnWindow(window, "close");
  expect(done).toEqual(["minimize", "maximize", "unmaximize", "close"]);
});
