// How the window looks, in the shell's own folder: known before a profile is open, and no record.
import { readFileSync } from "node:fs";
import { DEFAULT_LOOKS, LOOKS_PLACEHOLDER } from "../../../shared/ipc/looks.ts";
import { looks } from "../../../shared/ipc/looks-form.ts";
import type { Looks } from "../../../shared/ipc/looks.ts";
import { CONTROLS_PLACEHOLDER } from "../../../shared/ipc/window-controls.ts";
import type { WindowControls } from "../../../shared/ipc/window-controls.ts";
import { keepJson } from "./window-state.ts";
import { nextZoom } from "./zoom.ts";

/** Stands in `index.html` where the page has the colours it is painted in first. */
const SCHEME_PLACEHOLDER = "__SCHEME__";

export interface LooksKeeper {
  now(): Looks;
  change(part: Partial<Looks>): void;
  /** One step larger or smaller; 0 is back to 100 %. */
  zoom(direction: -1 | 0 | 1): void;
}

/** @param apply takes every change at once, and what is kept at the start */
export function looksKeeper(file: string, apply: (looks: Looks) => void): LooksKeeper {
  let now = readLooks(file);
  apply(now);
  const change = (part: Partial<Looks>): void => {
    // What the page names without a value stays, too.
    now = looks.catch(now).parse({ ...now, ...part });
    keepJson(file, now);
    apply(now);
  };
  return {
    now: () => now,
    change,
    zoom: (direction) => change({ zoom: nextZoom(now.zoom, direction) }),
  };
}

/** What is kept; the defaults where there is nothing or nothing sound. */
function readLooks(file: string): Looks {
  try {
    return looks.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return DEFAULT_LOOKS;
  }
}

/** The page as it is served: it knows its looks before its first paint. */
export function withLooks(
  html: string,
  { theme, density, zoom }: Looks,
  dark: boolean,
  controls: WindowControls,
): string {
  return html
    .replaceAll(CONTROLS_PLACEHOLDER, controls)
    .replaceAll(LOOKS_PLACEHOLDER, `${theme} ${density} ${zoom}`)
    .replaceAll(SCHEME_PLACEHOLDER, dark ? "dark" : "light");
}
