// Where the window was: bounds and nothing else, in the shell's own folder.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Looks } from "../../../shared/ipc/looks.ts";

const coordinate = z.number().int().min(-100_000).max(100_000);

export const bounds = z.object({
  x: coordinate,
  y: coordinate,
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  maximized: z.boolean(),
});
export type Bounds = z.infer<typeof bounds>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The remembered bounds if the file is sound and they are still on a screen; otherwise null. */
export function readBounds(file: string, screens: readonly Area[]): Bounds | null {
  try {
    const parsed = bounds.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success && isVisible(parsed.data, screens) ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Enough of the title bar must lie on some screen for a hand to grasp it. */
export function isVisible(window: Bounds, screens: readonly Area[]): boolean {
  return screens.some(
    (screen) =>
      window.x + window.width > screen.x + 80 &&
      window.x < screen.x + screen.width - 80 &&
      window.y >= screen.y - 8 &&
      window.y < screen.y + screen.height - 40,
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
