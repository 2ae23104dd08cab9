import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { syncFolder } from "../../keys/profile-file.ts";
import { failure, success } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { removeDatabase } from "./mend.ts";
import type { Sqlite } from "./open-database.ts";

/** A damaged store as it was found; its write-ahead log, if it has one, lies beside it. */
export interface Aside {
  /** Where it is read from: still in its place, or a copy. */
  file: string;
  store: string;
  damaged: string;
}

/**
 * Sees to it that nothing of a damaged store is dropped. Closing one that is open would move what is
 * left of its log into it, so both are copied first. `readOnly` where there is no room for that.
 *
 * @param open closed here
 */
export function keepAside(store: string, at: number, open: Sqlite | null): Outcome<Aside> {
  const damaged = `${store}.damaged-${at}`;
  try {
    if (open === null || !hasLog(store)) return success({ file: store, store, damaged });
    for (const suffix of ["", "-wal"]) {
      copyFileSync(`${store}${suffix}`, `${damaged}${suffix}`, constants.COPYFILE_FICLONE);
    }
    return success({ file: damaged, store, damaged });
  } catch (error) {
    removeDatabase(damaged);
    const { code } = error as NodeJS.ErrnoException;
    return failure("readOnly", NO_ROOM, "profile", { code });
  } finally {
    open?.close();
  }
}

export const NO_ROOM =
  "the store's file is damaged and there is no room to make a new one of it; nothing was changed. Free some space on this disk and start again";

const hasLog = (store: string): boolean =>
  (statSync(`${store}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Nothing could be done: the store lies in its place as it was found. */
export function putBack({ file, store }: Aside): void {
  if (file === store) return;
  for (const suffix of ["-wal", ""]) renameSync(`${file}${suffix}`, `${store}${suffix}`);
}

/**
 * Another file becomes the store, the damaged one is kept aside. There is a store under its name at
 * every moment, the old one or the new one: whatever ends this process here, the next start finds one.
 */
export function replaceStore({ file, store, damaged }: Aside, next: string): void {
  if (file === store && existsSync(store)) {
    try {
      linkSync(store, damaged);
    } catch {
      // A file system without links.
      renameSync(store, damaged);
    }
  }
  // Not beside the new one: it would be taken for its own.
  if (file !== store) rmSync(`${store}-wal`, { force: true });
  else if (existsSync(`${store}-wal`)) renameSync(`${store}-wal`, `${damaged}-wal`);
  renameSync(next, store);
  syncFolder(dirname(store));
}
