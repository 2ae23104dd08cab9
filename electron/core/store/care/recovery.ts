import { existsSync, rmSync } from "node:fs";
import type { Environment } from "../../environment.ts";
import { failure, success } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { createMeta } from "../log/meta.ts";
import { NO_ROOM, keepAside, putBack, replaceStore } from "./aside.ts";
import { readIdentity } from "./kept-identity.ts";
import { createMarkFile } from "./mark-file.ts";
import type { HighWater } from "./mark-file.ts";
import { mendStore, removeDatabase } from "./mend.ts";
import { backupSalts, closeBackup, firstBytes, openNewestBackup } from "./newest-backup.ts";
import { isHeld, openDatabase } from "./open-database.ts";
import { openingAlone } from "./opening-lock.ts";
import type { Sqlite } from "./open-database.ts";
import { readImages } from "./pages/page-images.ts";
import { salvageStore } from "./salvage.ts";
import type { Salvaged } from "./salvage.ts";
import { NewerSchema, SCHEMA_VERSION, isNewer } from "./schema.ts";
import { troubleBeforeOpening, troubleIn } from "./trouble.ts";
import type { Trouble } from "./trouble.ts";

export interface StoreFiles {
  store: string;
  mark: string;
  backups: string;
  /** Lies there when the file was found damaged in use. */
  suspect: string;
  /** Who this device is, kept beside the store. */
  identity: string;
}

export interface RecoverOptions {
  files: StoreFiles;
  key: Uint8Array;
  /** The first bytes of the file as they were at the last opening; null when nobody noted them. */
  salt: Uint8Array | null;
  environment: Environment;
}

interface Recovered {
  db: Sqlite;
  notices: { code: string; details: Record<string, unknown> }[];
}

/**
 * Opens the store, or what can be had of it (F15). Whatever is damaged is kept aside as it was found,
 * before anything is dropped. A new store is made of every page that can still be read, of the file and
 * of its write-ahead log; what is in none of them comes from the newest backup that verifies, and then
 * from the hub. A store of a newer program is left as it is, sound or not.
 */
export function recoverStore(options: RecoverOptions): Outcome<Recovered> {
  return openingAlone(options.files.store, () => openOrRecover(options));
}

function openOrRecover(options: RecoverOptions): Outcome<Recovered> {
  const { files, key } = options;
  const mark = createMarkFile(files.mark).read();
  const seen = troubleBeforeOpening(files.store);
  if (seen) {
    if (isHeld(files.store)) return failure("locked", "another Deskside has this profile open", "profile");
    return recover(options, seen, mark, null);
  }
  const opened = openDatabase(files.store, key);
  if (!opened.ok) {
    const { code, details } = opened.error;
    if (code !== "file" || details?.code === "SQLITE_CANTOPEN") return opened;
    return recover(options, "unreadable", mark, null);
  }
  const db = opened.value;
  // A newer program's is refused where its schema would be changed.
  const trouble = isNewer(db) ? null : troubleIn(db, files.store, mark, existsSync(files.suspect));
  if (trouble !== null) return recover(options, trouble, mark, db);
  rmSync(files.suspect, { force: true });
  return success({ db, notices: [] });
}

/** @param open the store as it was opened; what closing it drops is kept aside first */
function recover(
  options: RecoverOptions,
  trouble: Trouble,
  mark: HighWater | null,
  open: Sqlite | null,
): Outcome<Recovered> {
  const { files, environment } = options;
  environment.log.error("the store is damaged", { trouble });
  const kept = keepAside(files.store, environment.now(), open);
  if (!kept.ok) return kept;
  const aside = kept.value;
  const next = `${files.store}.salvaged`;
  let replaced = false;
  try {
    const salvaged = makeAnew(options, aside.file, mark, next);
    if (!salvaged.ok) return said(salvaged.error.code, trouble);
    replaceStore(aside, next);
    replaced = true;
    // What there is now may be less than the mark says.
    for (const file of [files.mark, files.suspect]) rmSync(file, { force: true });
    return openNew(options, trouble, salvaged.value);
  } catch (error) {
    if (error instanceof NewerSchema) {
      return failure("notAllowed", `${error.message}; nothing was changed`, "profile", { status: "newer" });
    }
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    return failure("readOnly", NO_ROOM, "profile", { trouble, code });
  } finally {
    if (!replaced) putBack(aside);
    removeDatabase(next);
  }
}

/** @throws NewerSchema */
function makeAnew(
  { files, key, salt }: RecoverOptions,
  from: string,
  mark: HighWater | null,
  next: string,
): Outcome<Salvaged> {
  const there = existsSync(from) ? [firstBytes(from)] : [];
  const salts = [...(salt ? [salt] : []), ...there, ...backupSalts(files.backups)];
  const images = readImages(from, key, salts);
  const mendedFile = `${files.store}.mended`;
  let mended: Sqlite | null = null;
  let backup: Sqlite | null = null;
  try {
    if (images && images.schema > SCHEMA_VERSION) throw new NewerSchema("the store is a newer program's");
    mended = images && mendStore(images, mendedFile, key);
    if (mended && isNewer(mended)) throw new NewerSchema("the store is a newer program's");
    const identity = readIdentity(files.identity, key);
    const ofBackup = () => (backup ??= openNewestBackup(files.backups, key));
    return salvageStore({ mended, images, identity, mark, backup: ofBackup }, next, key);
  } finally {
    images?.close();
    mended?.close();
    if (backup) closeBackup(backup);
    removeDatabase(mendedFile);
  }
}

function said(code: string, trouble: Trouble): Outcome<never> {
  if (code === "readOnly") return failure("readOnly", NO_ROOM, "profile", { trouble });
  const what = trouble === "missing" ? "the store's file is missing" : "the store's file is damaged";
  const message = `${what}, who this laptop is can be read nowhere, and there is no backup that verifies; nothing was changed. Restore a backup, or pair anew in another folder and keep this one`;
  return failure("file", message, "profile", { trouble });
}

function openNew(
  { files, key, environment }: RecoverOptions,
  trouble: Trouble,
  salvaged: Salvaged,
): Outcome<Recovered> {
  const opened = openDatabase(files.store, key);
  if (!opened.ok) return opened;
  const code = codeOf(trouble, salvaged);
  createMeta(opened.value).set("recovered", code === "storeSalvaged" ? "salvaged" : trouble);
  environment.log.warn("a new store was made of what could be read", { trouble, ...salvaged });
  return success({ db: opened.value, notices: [{ code, details: { trouble, ...salvaged } }] });
}

/** What happened, as the user is told. */
function codeOf(trouble: Trouble, { lost, fromBackup }: Salvaged): string {
  if (fromBackup > 0) return "storeRestored";
  return trouble === "behindMark" && lost > 0 ? "storeBehindMark" : "storeSalvaged";
}
