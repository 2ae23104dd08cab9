import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";

/**
 * Where a user wants a file written, as an absolute path: a new or an ordinary file in a folder
 * that is there. Never in the profile's own folder, by whatever way it is named: a file that takes
 * the store's name is the end of the store.
 */
export function targetFile(file: string, profile: string | null): Outcome<string> {
  const path = resolve(file);
  const folder = realOf(dirname(path));
  if (folder === null) return failure("file", "the folder of this file does not exist", "file");
  const own = profile === null ? null : realOf(profile);
  if (own !== null && (folder === own || folder.startsWith(`${own}${sep}`))) {
    return failure("file", "this folder holds the profile itself; choose another one", "file");
  }
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile()) return failure("file", "there is something here that is no file", "file");
  return success(join(folder, basename(path)));
}

/** Without links and with the letter case of the disk; null for what is no folder. */
function realOf(folder: string): string | null {
  try {
    const real = realpathSync.native(folder);
    return statSync(real).isDirectory() ? real : null;
  } catch {
    return null;
  }
}
