import { linkSync, lstatSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";

/**
 * Where a user wants a file written, as an absolute path: a new or an ordinary file in a folder
 * that is there. Never in the profile's own folder, by whatever way it is named: a file that takes
 * the store's name is the end of the store. What is there already is replaced only by who says so.
 */
export function targetFile(file: string, profile: string | null, overwrite: boolean): Outcome<string> {
  const path = resolve(file);
  if (!canBeNamed(path)) return failure("file", "no file can have this name; choose a shorter one", "file");
  const folder = realOf(dirname(path));
  if (folder === null) return failure("file", "the folder of this file does not exist", "file");
  const own = profile === null ? null : realOf(profile);
  if (own !== null && (folder === own || folder.startsWith(`${own}${sep}`))) {
    return failure("file", "this folder holds the profile itself; choose another one", "file");
  }
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile()) return failure("file", "there is something here that is no file", "file");
  const target = join(folder, basename(path));
  return isTaken(target) && !overwrite ? taken() : success(target);
}

/** A link that leads nowhere takes its name as well. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

export const taken = () =>
  failure("notAllowed", "there is a file of this name already; it was not overwritten", "file", {
    status: "exists",
  });

function canBeNamed(path: string): boolean {
  try {
    lstatSync(path, { throwIfNoEntry: false });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== "ENAMETOOLONG" && code !== "ERR_INVALID_ARG_VALUE";
  }
}

/**
 * Where a file is written until it is whole: beside its place, under a name that nobody can have put a
 * link at. Made with `O_EXCL` all the same.
 */
export function partFile(path: string, randomBytes: (count: number) => Uint8Array): string {
  return join(dirname(path), `.deskside-${Buffer.from(randomBytes(8)).toString("hex")}.part`);
}

/** The whole file takes its name; who was not told to overwrite loses to whoever took it meanwhile. */
export function takeName(part: string, path: string, overwrite: boolean): Outcome<null> {
  if (overwrite) {
    renameSync(part, path);
    return success(null);
  }
  try {
    linkSync(part, path);
    rmSync(part);
  } catch {
    // A file system without links, or the name is taken.
    if (isTaken(path)) return taken();
    renameSync(part, path);
  }
  return success(null);
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
