import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { asideOf, asideStamp, stagingOf } from "../../../shared/ipc/restore-names.ts";
import { openKeyring } from "../keys/keyring.ts";
import type { Secret } from "../keys/keyring.ts";
import { readProfileFile } from "../keys/profile-file.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { isHeld, openDatabase, sqliteCode } from "../store/care/open-database.ts";
import { isNewer } from "../store/care/schema.ts";
import { leapNumbers } from "../store/log/human-numbers.ts";
import { createMeta } from "../store/log/meta.ts";
import { takeApart } from "./backup-file.ts";
import { profileFiles } from "./profile.ts";

export interface RestoreOptions {
  file: string;
  folder: string;
  secret: Secret;
  overwrite: boolean;
  now: number;
}

export interface Restored {
  operations: number;
  /** Where what was there lies now; null when there was nothing. */
  aside: string | null;
  /** A passphrase opens it; otherwise it was the system of the computer it was made on. */
  hasPassphrase: boolean;
}

/**
 * Makes a profile of a backup. Refuses to overwrite a profile unless told to, and then keeps the
 * old one aside. What the hub knows and the backup does not comes back with the next sync; a hub
 * that knows more of this very device has the restored laptop take an identity of its own (F9).
 */
export function restoreProfile(options: RestoreOptions): Outcome<Restored> {
  const { file, folder } = options;
  if (!existsSync(file)) return failure("notFound", "there is no such file", "file");
  if (isOccupied(folder) && !options.overwrite) {
    return failure("notAllowed", "this folder is not empty; nothing was overwritten", "profile", {
      status: "exists",
    });
  }
  if (isHeld(profileFiles(folder).store))
    return failure("locked", "another Deskside has this profile open", "profile");
  const staging = stagingOf(folder);
  const wasThere = existsSync(folder);
  try {
    return putInPlace(options, staging);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || sqliteCode(error) !== null) throw error;
    return failure("file", "the backup could not be put in place", "profile", { code });
  } finally {
    // Where what was there could not be put back, the copy tells the next start to do it.
    if (!wasThere || existsSync(folder)) rmSync(staging, { recursive: true, force: true });
  }
}

function isOccupied(folder: string): boolean {
  const there = statSync(folder, { throwIfNoEntry: false });
  return there !== undefined && (!there.isDirectory() || readdirSync(folder).length > 0);
}

/** Copies and checks the backup beside the folder first; the two renames come last. */
function putInPlace({ file, folder, secret, now }: RestoreOptions, staging: string): Outcome<Restored> {
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  const staged = profileFiles(staging);
  const apart = takeApart(file, staged);
  if (!apart.ok) return apart;
  const checked = prepareStaged(staging, secret);
  if (!checked.ok) return checked;
  let aside: string | null = null;
  if (existsSync(folder)) {
    aside = nextAside(folder, now);
    renameSync(folder, aside);
  }
  try {
    renameSync(staging, folder);
  } catch (error) {
    if (aside !== null) renameSync(aside, folder);
    throw error;
  }
  return success({ ...checked.value, aside });
}

/** A name later than those of all restores before: which one was the last must not hang on a clock. */
function nextAside(folder: string, now: number): string {
  const stamps = readdirSync(dirname(folder)).map((name) => asideStamp(basename(folder), name) ?? -1);
  return asideOf(folder, Math.max(now, ...stamps.map((stamp) => stamp + 1)));
}

const unsound = () => failure("file", "the backup does not verify; nothing was changed", "file");

/** Checks the copy and readies it for its new life. */
function prepareStaged(folder: string, secret: Secret): Outcome<Omit<Restored, "aside">> {
  const read = readProfileFile(folder);
  if (!read.ok) return read;
  const key = openKeyring(read.value.keys, secret);
  if (!key.ok) return key;
  const opened = openDatabase(profileFiles(folder).store, key.value);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    if (isNewer(db)) {
      const message = "this backup is a newer Deskside's; nothing was changed. Install that one";
      return failure("notAllowed", message, "file", { status: "newer" });
    }
    if (db.pragma("integrity_check", { simple: true }) !== "ok") {
      return unsound();
    }
    const operations = db.prepare<[], number>("SELECT count(*) FROM operation").pluck().get() ?? 0;
    leapNumbers(createMeta(db));
    return success({ operations, hasPassphrase: read.value.keys.passphrase !== null });
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
    return unsound();
  } finally {
    db.close();
  }
}
