// Where the window was: bounds and nothing else, in the shell's own folder.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Looks } from "../../../shared/ipc/looks.ts";

/** No screen reaches farther; whatever is within is brought to one (`placeWindow`). */
const coordinate = z.number().min(-1_000_000).max(1_000_000);

export const bounds = z.object({
  x: coordinate,
  y: coordinate,
  width: coordinate,
  height: coordinate,
  maximized: z.boolean(),
});
export type Bounds = z.infer<typeof bounds>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The first time, and where nothing sound is remembered. */
const FIRST = { width: 1360, height: 860 };
/** Smaller, the desk cannot be worked at. */
const SMALLEST = { width: 720, height: 520 };

/** The remembered bounds if the file is sound; otherwise null. */
export function readBounds(file: string): Bounds | null {
  try {
    return bounds.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

export interface Place extends Area {
  minWidth: number;
  minHeight: number;
  maximized: boolean;
}

/**
 * Where the window opens: as it was, as far as it fits, and always whole on the work area of a screen:
 * the one that most of it lies on, or else the nearest.
 * @param screens work areas, the primary one first; at least one
 */
export function placeWindow(saved: Bounds | null, screens: readonly Area[]): Place {
  const [primary = { x: 0, y: 0, ...FIRST }] = screens;
  const was = saved ? whole(saved) : { ...centred(primary, FIRST), ...FIRST };
  const screen = screens.reduce((best, each) => (isBetter(was, each, best) ? each : best), primary);
  const minWidth = Math.min(SMALLEST.width, screen.width);
  const minHeight = Math.min(SMALLEST.height, screen.height);
  const width = within(was.width, minWidth, screen.width);
  const height = within(was.height, minHeight, screen.height);
  return {
    x: within(was.x, screen.x, screen.x + screen.width - width),
    y: within(was.y, screen.y, screen.y + screen.height - height),
    width,
    height,
    minWidth,
    minHeight,
    maximized: saved?.maximized ?? false,
  };
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

function whole({ x, y, width, height }: Area): Area {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(0, Math.round(width)),
    height: Math.max(0, Math.round(height)),
  };
}

function centred(screen: Area, size: { width: number; height: number }): { x: number; y: number } {
  return {
    x: Math.round(screen.x + (screen.width - size.width) / 2),
    y: Math.round(screen.y + (screen.height - size.height) / 2),
  };
}

function isBetter(window: Area, screen: Area, than: Area): boolean {
  const [shared, sharedBefore] = [sharedPart(window, screen), sharedPart(window, than)];
  if (shared !== sharedBefore) return shared > sharedBefore;
  return shared === 0 && distance(window, screen) < distance(window, than);
}

function sharedPart(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Between the middles. */
function distance(one: Area, other: Area): number {
  return Math.hypot(
    one.x + one.width / 2 - other.x - other.width / 2,
    one.y + one.height / 2 - other.y - other.height / 2,
  );
}

/** Writes one of the shell's own small files whole. */
export function keepJson(file: string, value: Bounds | Looks): void {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify(value));
    renameSync(`${file}.tmp`, file);
  } catch {
    // A window that opens elsewhere or looks otherwise next time is no reason to disturb anybody.
  }
}
