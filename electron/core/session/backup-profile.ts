import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { JobParams, JobResults } from "../../../shared/ipc/jobs.ts";
import { readProfileFile, syncFolder, writeWhole } from "../keys/profile-file.ts";
import { openKeyring } from "../keys/keyring.ts";
import type { Secret } from "../keys/keyring.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { backupStore } from "../store/care/backup.ts";
import type { BackupReport } from "../store/care/backup.ts";
import { leapNumbers } from "../store/log/human-numbers.ts";
import { createMeta } from "../store/log/meta.ts";
import { isHeld, openDatabase, sqliteCode } from "../store/care/open-database.ts";
import type { Store } from "../store/store.ts";
import { profileFiles } from "./profile.ts";
import type { Profile } from "./profile.ts";
import { isTaken, partFile, takeName, taken, targetFile } from "./target-file.ts";

const KEPT_BACKUPS = 5;

/**
 * Writes a backup: the store, encrypted as it is, and beside it its `profile.json` (as
 * `FILE.profile.json`), so that the passphrase or the recovery key opens it on another machine.
 */
export function* backupProfile(
  profile: Profile,
  { file, overwrite = false }: JobParams<"backup">,
): Generator<[number, number], Outcome<JobResults["backup"]>> {
  const { folder, key, store } = profile;
  if (folder === null || key === null) return failure("file", "a profile in memory has no backup", "file");
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return target;
  const path = target.value;
  const read = readProfileFile(folder);
  if (!read.ok) return read;
  const withIt = `${path}.profile.json`;
  if (isTaken(withIt) && !overwrite) return taken();
  const written = yield* writeCopy(profile, key, path, overwrite);
  if (!written.ok) return written;
  try {
    writeWhole(withIt, readFileSync(profileFiles(folder).profile));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return failure("file", "the profile.json of the backup cannot be written", "file", { code });
  }
  note(store, "lastBackup");
  return success({ file: path, ...written.value });
}

/** A copy that fails its checks says that the store itself is damaged. */
function* writeCopy(
  profile: Profile,
  key: Uint8Array,
  path: string,
  overwrite: boolean,
): Generator<[number, number], Outcome<BackupReport>> {
  const { store } = profile;
  const part = partFile(path, store.environment.randomBytes);
  const written = yield* backupStore(store, key, part);
  if (!written.ok) {
    if (written.error.details?.damaged === true) profile.suspect();
    return written;
  }
  const named = takeName(part, path, overwrite);
  if (!named.ok) {
    rmSync(part, { force: true });
    return named;
  }
  syncFolder(dirname(path));
  return written;
}

function note(store: Store, what: "lastBackup" | "lastRollingBackup"): void {
  const noted = store.write(() => {
    store.meta.set(what, store.environment.now());
    return success(null);
  }, true);
  if (!noted.ok) store.environment.log.warn("the time of the backup could not be stored");
}

/** The profile's own rolling backup, for a damaged store (F15). Keeps the newest few. */
export function* rollingBackup(profile: Profile): Generator<[number, number], Outcome<BackupReport>> {
  const { folder, key, store } = profile;
  if (folder === null || key === null) return failure("file", "a profile in memory has no backup");
  const { backups } = profileFiles(folder);
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const name = `${new Date(store.environment.now()).toISOString().replace(/[:.]/g, "-")}.db`;
  // What a process that was ended left half written.
  for (const entry of readdirSync(backups)) {
    if (!entry.endsWith(".db")) rmSync(join(backups, entry), { force: true });
  }
  const written = yield* writeCopy(profile, key, join(backups, name), true);
  if (!written.ok) return written;
  note(store, "lastRollingBackup");
  const kept = readdirSync(backups)
    .filter((entry) => entry.endsWith(".db"))
    .sort();
  for (const old of kept.slice(0, -KEPT_BACKUPS)) rmSync(join(backups, old), { force: true });
  return written;
}

export interface RestoreOptions {
  file: string;
  folder: string;
  secret: Secret;
  overwrite: boolean;
  now: number;
}

/**
 * Makes a profile of a backup. Refuses to overwrite a profile unless told to, and then keeps the
 * old one aside. What the hub knows and the backup does not comes back with the next sync; a hub
 * that knows more of this very device has the restored laptop take an identity of its own (F9).
 */
export function restoreProfile(
  options: RestoreOptions,
): Outcome<{ operations: number; aside: string | null }> {
  const { file, folder } = options;
  if (!existsSync(file) || !existsSync(`${file}.profile.json`)) {
    return failure("notFound", "a backup is a file and its .profile.json beside it", "file");
  }
  if (isOccupied(folder) && !options.overwrite) {
    return failure("notAllowed", "this folder is not empty; nothing was overwritten", "profile", {
      status: "exists",
    });
  }
  if (isHeld(profileFiles(folder).store))
    return failure("locked", "another Deskside has this profile open", "profile");
  const staging = `${folder}.restoring`;
  try {
    return putInPlace(options, staging);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || sqliteCode(error) !== null) throw error;
    return failure("file", "the backup could not be put in place", "profile", { code });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function isOccupied(folder: string): boolean {
  const there = statSync(folder, { throwIfNoEntry: false });
  return there !== undefined && (!there.isDirectory() || readdirSync(folder).length > 0);
}

/** Copies and checks the backup beside the folder first; the two renames come last. */
function putInPlace(
  { file, folder, secret, now }: RestoreOptions,
  staging: string,
): Outcome<{ operations: number; aside: string | null }> {
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  const staged = profileFiles(staging);
  copyFileSync(`${file}.profile.json`, staged.profile);
  copyFileSync(file, staged.store);
  const checked = prepareStaged(staging, secret);
  if (!checked.ok) return checked;
  let aside: string | null = null;
  if (existsSync(folder)) {
    aside = `${folder}.aside-${now}`;
    renameSync(folder, aside);
  }
  try {
    renameSync(staging, folder);
  } catch (error) {
    if (aside !== null) renameSync(aside, folder);
    throw error;
  }
  return success({ operations: checked.value, aside });
}

const unsound = () => failure("file", "the backup does not verify; nothing was changed", "file");

/** Checks the copy and readies it for its new life. Answers how many operations it holds. */
function prepareStaged(folder: string, secret: Secret): Outcome<number> {
  const read = readProfileFile(folder);
  if (!read.ok) return read;
  const key = openKeyring(read.value.keys, secret);
  if (!key.ok) return key;
  const opened = openDatabase(profileFiles(folder).store, key.value);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    if (db.pragma("integrity_check", { simple: true }) !== "ok") {
      return unsound();
    }
    const operations = db.prepare<[], number>("SELECT count(*) FROM operation").pluck().get() ?? 0;
    leapNumbers(createMeta(db));
    return success(operations);
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
    return unsound();
  } finally {
    db.close();
  }
}
