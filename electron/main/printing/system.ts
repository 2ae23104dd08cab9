import type { WebContents } from "electron";
import { lpPrinting } from "./lp.ts";
import type { SystemPrinting } from "./printing.ts";
import { viewerPrinting } from "./viewer.ts";

export function systemPrinting(
  platform: NodeJS.Platform,
  contents: () => WebContents | null,
): SystemPrinting {
  return platform === "win32" ? viewerPrinting(contents) : lpPrinting;
}
