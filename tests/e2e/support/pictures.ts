import path from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { wholeAlbum } from "./album.ts";
import { portray } from "./camera.ts";

/**
 * Takes pictures of a run into its folder, one of each screen. With `npm run screens` each is portrayed like the
 * screens of the tours instead, and what is found on it fails the test at its end.
 *
 * A screen may name rules of axe that do not hold on it.
 *
 * @param of what the names of its screens begin with
 */
export function picturesOf(page: () => Page, folder: string, of = path.basename(folder)) {
  return async (name: string, but: readonly string[] = []): Promise<void> => {
    if (!wholeAlbum) await page().screenshot({ path: path.join(folder, `${name}.png`) });
    else expect.soft(await portray(page(), `${of}-${name}`, { walked: false, but })).toEqual([]);
  };
}
