import { dialog } from "electron";
import type { BrowserWindow } from "electron";
import { basename } from "node:path";
import type { z } from "zod";
import type { AppPhase, pickFiles as pickFilesSchema } from "../../../shared/ipc/desk-channels.ts";
import { MENU_WORDS } from "./menu-words.ts";

/** Asks with the system's dialog; null when it is dismissed. */
export async function pickFiles(
  window: BrowserWindow,
  { purpose, defaultName }: z.output<typeof pickFilesSchema>,
  locale: AppPhase["locale"],
): Promise<string[] | null> {
  const words = MENU_WORDS[locale];
  if (purpose === "import") {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: words.import,
      properties: ["openFile", "multiSelections"],
    });
    return canceled || filePaths.length === 0 ? null : filePaths;
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.save,
    // A name, not a place: the page must not lead the dialog to a folder of its choice.
    ...(defaultName ? { defaultPath: basename(defaultName) } : {}),
  });
  return canceled || !filePath ? null : [filePath];
}
