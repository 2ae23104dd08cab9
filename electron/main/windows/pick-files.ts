import { dialog } from "electron";
import type { BrowserWindow } from "electron";
import { basename } from "node:path";
import type { z } from "zod";
import type { AppPhase, pickFiles as pickFilesSchema } from "../../../shared/ipc/desk-channels.ts";
import { fileParams } from "../../../shared/ipc/job-files.ts";
import type { FileParam, FileUse } from "../../../shared/ipc/job-files.ts";
import { JOBS } from "../../../shared/ipc/jobs.ts";
import { MENU_WORDS } from "./menu-words.ts";

/** A backup to restore is no job's file. */
const BACKUP: FileParam = { name: "file", use: "read", many: false };

/** Asks with the system's dialog for the (first) file of a job; null when it is dismissed. */
export async function pickFiles(
  window: BrowserWindow,
  { purpose, defaultName }: z.output<typeof pickFilesSchema>,
  locale: AppPhase["locale"],
): Promise<{ use: FileUse; paths: string[] } | null> {
  const words = MENU_WORDS[locale];
  const [asked] = purpose === "restore" ? [BACKUP] : fileParams(JOBS[purpose]);
  if (!asked) return null;
  if (asked.use === "read") {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: purpose === "restore" ? words.restore : words.import,
      properties: asked.many ? ["openFile", "multiSelections"] : ["openFile"],
    });
    return canceled || filePaths.length === 0 ? null : { use: "read", paths: filePaths };
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.save,
    // Everywhere else the dialog asks by itself before it answers with a file that is there.
    properties: ["showOverwriteConfirmation"],
    // A name, not a place: the page must not lead the dialog to a folder of its choice.
    ...(defaultName ? { defaultPath: basename(defaultName) } : {}),
  });
  return canceled || !filePath ? null : { use: "write", paths: [filePath] };
}
