import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProfileFile } from "../../../shared/ipc/core-control.ts";
import type { CreateProfile } from "../../../shared/ipc/desk-channels.ts";
import type { Environment } from "../environment.ts";
import { generateDeviceKey } from "../keys/device-key.ts";
import { createKeyring, openKeyring } from "../keys/keyring.ts";
import type { Secret } from "../keys/keyring.ts";
import { profilePath, readProfileFile, writeProfileFile } from "../keys/profile-file.ts";
import { ARGON2 } from "../keys/wrap.ts";
import type { Argon2Cost } from "../keys/wrap.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { keepIdentity } from "../store/care/kept-identity.ts";
import { createMarkFile, noMarkFile } from "../store/care/mark-file.ts";
import { createMeta } from "../store/log/meta.ts";
import {
  IN_MEMORY,
  isDamage,
  isDiskTrouble,
  openDatabase,
  saltOf,
  sqliteCode,
} from "../store/care/open-database.ts";
import type { Sqlite } from "../store/care/open-database.ts";
import { createReserve, noReserve } from "../store/care/read-only.ts";
import { recoverStore } from "../store/care/recovery.ts";
import { NewerSchema, migrate } from "../store/care/schema.ts";
import { createStore } from "../store/store.ts";
import type { Store } from "../store/store.ts";
import { createDerivedTables } from "../store/derived/tables.ts";
import { deriveRecovered } from "../store/derived/derive-recovered.ts";

/** Something the user should know at the start. */
export interface Notice {
  code: string;
  details: Record<string, unknown>;
}

/** An open profile: its store, and what was noticed while opening it. */
export interface Profile {
  /** Null for a profile in memory. */
  folder: string | null;
  /** The store's key; null in memory. */
  key: Uint8Array | null;
  store: Store;
  notices: Notice[];
  /** The file was found damaged while working with it: the next opening looks closely and recovers. */
  suspect(): void;
  isSuspect(): boolean;
  /** Told once, when the file is found damaged: whoever serves the profile closes it and opens it again. */
  onSuspect(listener: () => void): void;
  /** Keeps beside the store what a damaged one could not do without, where that has changed. */
  keepIdentity(): void;
}

export const profileFiles = (folder: string) => ({
  profile: profilePath(folder),
  store: join(folder, "store.db"),
  mark: join(folder, "mark"),
  reserve: join(folder, "reserve"),
  backups: join(folder, "backups"),
  suspect: join(folder, "suspect"),
  identity: join(folder, "identity"),
});

export interface CreateOptions {
  folder: string;
  locale: CreateProfile["locale"];
  passphrase: string | null;
  /** Null for a profile that is about to join a hub. */
  alone: { name: string; workspaceName: string } | null;
  environment: Environment;
  /** Tests take a cheaper one. */
  argon2?: Argon2Cost;
}

export interface Created {
  profile: Profile;
  /** Shown once. */
  recoveryKey: string;
}

/** Makes a profile in an empty (or absent) folder. `profile.json` comes last: without it there is no profile. */
export function createProfile(options: CreateOptions): Outcome<Created> {
  const { folder, environment } = options;
  const files = profileFiles(folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return failure("file", "the folder of the profile cannot be made", "profile", { code });
  }
  if (existsSync(files.profile)) {
    return failure("notAllowed", "there is a profile in this folder already", "profile", {
      status: "exists",
    });
  }
  setAside(files.store, environment.now());
  const keyring = createKeyring(options.passphrase, environment.randomBytes, options.argon2 ?? ARGON2);
  const opened = openDatabase(files.store, keyring.key);
  if (!opened.ok) return opened;
  let store: Store;
  try {
    prepare(opened.value, options.alone, environment);
    store = createStore({
      db: opened.value,
      environment,
      reserve: createReserve(files.reserve),
      markFile: createMarkFile(files.mark),
    });
    keepIdentity(files.identity, keyring.key, store.meta, environment.randomBytes);
    const { keys } = keyring;
    writeProfileFile(folder, { format: 1, locale: options.locale, keys, salt: saltOf(opened.value) });
  } catch (error) {
    opened.value.close();
    const code = sqliteCode(error) ?? (error as NodeJS.ErrnoException).code ?? null;
    if (!isDiskTrouble(code) && code !== "ENOSPC") throw error;
    return failure("readOnly", "there is no room for a profile here", "profile", { code });
  }
  return success({
    profile: { folder, key: keyring.key, store, notices: [], ...guarding(folder, keyring.key, store) },
    recoveryKey: keyring.recoveryKey,
  });
}

/** Takes back a profile that was just made and never held a record (pairing failed). */
export function discardProfile(profile: Profile): void {
  profile.store.close();
  if (profile.folder === null) return;
  const files = profileFiles(profile.folder);
  const { profile: main, store, mark, reserve, identity } = files;
  for (const file of [main, store, `${store}-wal`, mark, reserve, identity]) rmSync(file, { force: true });
}

/** A profile that is gone when the process ends: for the simulation and for tests. */
export function createMemoryProfile(
  environment: Environment,
  alone: CreateOptions["alone"] = { name: "", workspaceName: "" },
): Profile {
  const opened = openDatabase(IN_MEMORY, null);
  if (!opened.ok) throw new Error(opened.error.message);
  prepare(opened.value, alone, environment);
  const parts = { db: opened.value, environment, reserve: noReserve, markFile: noMarkFile };
  const store = createStore(parts);
  return { folder: null, key: null, store, notices: [], ...guarding(null, null, store) };
}

/** Schema and a first identity: a workspace of its own, until the laptop joins a hub. */
function prepare(db: Sqlite, alone: CreateOptions["alone"], environment: Environment): void {
  migrate(db);
  const meta = createMeta(db);
  db.transaction(() => {
    meta.set("identity", {
      ...generateDeviceKey(),
      device: environment.uuidv7(),
      code: deviceCode(environment),
      member: environment.uuidv7(),
      workspace: environment.uuidv7(),
      workspaceName: alone?.workspaceName ?? "",
    });
    meta.set("memberName", alone?.name ?? "");
  })();
  createDerivedTables(db);
}

/** A letter and a digit that nobody confuses; a hub keeps it unless another device has it. */
function deviceCode(environment: Environment): string {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  const [letter = 0, digit = 0] = environment.randomBytes(2);
  return `${letters[letter % letters.length]}${digit % 10}`;
}

export interface OpenOptions {
  folder: string;
  secret: Secret;
  environment: Environment;
}

/** Opens a profile. `locked`, `wrongKey`, `notFound`, `file`; a damaged store is recovered. */
export function openProfile(options: OpenOptions): Outcome<Profile> {
  const read = readProfileFile(options.folder);
  if (!read.ok) return read;
  const key = openKeyring(read.value.keys, options.secret);
  if (!key.ok) return key;
  try {
    return openWith(key.value, read.value, options);
  } catch (error) {
    if (!isDamage(sqliteCode(error))) throw error;
    // The damage lay deeper than the first look: the second one looks closely.
    noteSuspicion(profileFiles(options.folder).suspect);
    return openWith(key.value, read.value, options);
  }
}

function openWith(
  key: Uint8Array,
  known: ProfileFile,
  { folder, environment }: OpenOptions,
): Outcome<Profile> {
  const files = profileFiles(folder);
  const noted = known.salt === undefined ? null : Buffer.from(known.salt, "base64");
  const opened = recoverStore({ files, key, salt: noted, environment });
  if (!opened.ok) return opened;
  const { db, notices } = opened.value;
  // Whatever is found to be damaged on the way: what stays open would hold the store against the next look.
  try {
    migrate(db);
    createDerivedTables(db);
    const store = createStore({
      db,
      environment,
      reserve: createReserve(files.reserve),
      markFile: createMarkFile(files.mark),
    });
    // What was damaged is shown when it is whole; what another version left is shown as it is.
    if (notices.length > 0) deriveRecovered(store);
    noteSalt(folder, known, saltOf(db), environment);
    const guard = guarding(folder, key, store);
    guard.keepIdentity();
    const drafts = store.source.drafts().length;
    if (store.endedUncleanly() && drafts > 0) notices.push({ code: "draftsRecovered", details: { drafts } });
    return success({ folder, key, store, notices, ...guard });
  } catch (error) {
    db.close();
    if (!(error instanceof NewerSchema)) throw error;
    return failure("notAllowed", error.message, "profile", { status: "newer" });
  }
}

/** What a profile does against damage of its store's file; one in memory has none. */
function guarding(folder: string | null, key: Uint8Array | null, store: Store) {
  const files = folder === null ? null : profileFiles(folder);
  const { environment, meta } = store;
  const listeners: (() => void)[] = [];
  let suspect = false;
  let kept: unknown[] = [];
  return {
    suspect(): void {
      if (suspect) return;
      suspect = true;
      if (files) noteSuspicion(files.suspect);
      for (const listener of listeners) listener();
    },
    isSuspect: () => suspect,
    onSuspect: (listener: () => void) => void listeners.push(listener),
    keepIdentity(): void {
      const now = [meta.get("identity"), meta.get("binding")];
      if (!files || !key || now.every((value, index) => value === kept[index])) return;
      try {
        kept = now;
        keepIdentity(files.identity, key, meta, environment.randomBytes);
      } catch (error) {
        environment.log.warn("who this device is could not be kept beside the store", {
          message: String(error),
        });
      }
    },
  };
}

/** The salt is no secret, and without it no page of the store can be read; a new store has a new one. */
function noteSalt(folder: string, known: ProfileFile, salt: string, { log }: Environment): void {
  if (known.salt === salt) return;
  try {
    writeProfileFile(folder, { ...known, salt });
  } catch (error) {
    log.warn("the salt of the store could not be noted", { message: String(error) });
  }
}

function noteSuspicion(file: string): void {
  try {
    writeFileSync(file, "");
  } catch {
    // No room for the note: the damage will show again.
  }
}

/** What lies where a new store is to be made is never overwritten. */
function setAside(file: string, now: number): void {
  for (const name of [file, `${file}-wal`]) {
    if (existsSync(name)) renameSync(name, `${name}.aside-${now}`);
  }
}
