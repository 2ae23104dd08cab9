import { chmodSync, closeSync, existsSync, openSync, rmSync, statSync } from "node:fs";
import Database from "better-sqlite3-multiple-ciphers";
import { failure, success } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";

export type Sqlite = InstanceType<typeof Database>;
export type Statement<P extends unknown[] = unknown[], R = unknown> = Database.Statement<P, R>;

/** A store without a file, for the simulation and for tests; it is not encrypted. */
export const IN_MEMORY = ":memory:";

/**
 * Pages the write-ahead log may hold before a commit moves them into the file. The idle core does
 * that earlier (`checkpoint`); this is the bound for busy hours, so that pages written again and
 * again by a long sync are moved once.
 */
export const WAL_PAGES = 8000;

/**
 * Opens (or makes) the encrypted database and takes it for this process alone: `EXCLUSIVE` holds
 * an operating-system lock until the process ends, however it ends, so a second process gets
 * `locked` instead of a second writer (F17), and WAL needs no shared-memory file.
 *
 * @param key the store's raw 256-bit key; null only for {@link IN_MEMORY}
 */
export function openDatabase(file: string, key: Uint8Array | null): Outcome<Sqlite> {
  let db: Sqlite | undefined;
  try {
    if (file !== IN_MEMORY) keepForOwner(file);
    db = new Database(file, { timeout: 0 });
    if (key) {
      if (key.length !== 32) throw new TypeError("the key of the store has 32 bytes");
      db.pragma("cipher='sqlcipher'");
      db.pragma("legacy=4");
      db.pragma(`key="x'${Buffer.from(key).toString("hex")}'"`);
    } else if (file !== IN_MEMORY) {
      throw new TypeError("a store with a file has a key");
    }
    db.pragma("locking_mode=EXCLUSIVE");
    if (file !== IN_MEMORY) db.pragma("journal_mode=WAL");
    db.pragma("synchronous=FULL");
    db.pragma("foreign_keys=ON");
    // Overwrites what is deleted in pages that are written anyway; after an erasure see scrub.ts.
    db.pragma("secure_delete=FAST");
    // Sorting and statement journals would otherwise spill records, unencrypted, into the temporary folder.
    db.pragma("temp_store=MEMORY");
    db.pragma("cache_size=-65536");
    db.pragma("journal_size_limit=67108864");
    db.pragma(`wal_autocheckpoint=${WAL_PAGES}`);
    // Takes the exclusive lock now, not at the first command.
    db.exec("BEGIN EXCLUSIVE; COMMIT");
    assertPragmas(db, file);
    return success(db);
  } catch (error) {
    db?.close();
    return failureOf(error);
  }
}

/** The first bytes of an open store's file, base64, from which the keys of its pages follow. */
export function saltOf(db: Sqlite): string {
  return Buffer.from(String(db.pragma("cipher_salt", { simple: true })), "hex").toString("base64");
}

/**
 * Whether another process has this store open, asked without its key: the lock is looked at before
 * anything is read.
 */
export function isHeld(file: string): boolean {
  // Beside an empty file SQLite would remove the write-ahead log; no store that is open is empty.
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  let db: Sqlite | undefined;
  try {
    db = new Database(file, { timeout: 0, readonly: true, fileMustExist: true });
    db.pragma("schema_version");
    return false;
  } catch (error) {
    return sqliteCode(error)?.startsWith("SQLITE_BUSY") ?? false;
  } finally {
    db?.close();
    // Looking made it, and no store uses one.
    rmSync(`${file}-shm`, { force: true });
  }
}

/**
 * SQLite makes a file, and the log beside it, as the umask has it. By its name alone: to close a handle
 * of a store that is open would give up its lock.
 */
function keepForOwner(file: string): void {
  try {
    if (existsSync(file)) chmodSync(file, 0o600);
    else closeSync(openSync(file, "wx", 0o600));
  } catch {
    // Somebody else's file, or a folder that takes none: opening it says what is wrong.
  }
}

/** What was asked for is what holds; a silent fallback (a network file system without WAL) is not. */
function assertPragmas(db: Sqlite, file: string): void {
  const wanted: Record<string, string> = {
    journal_mode: file === IN_MEMORY ? "memory" : "wal",
    synchronous: "2",
    foreign_keys: "1",
    temp_store: "2",
    locking_mode: file === IN_MEMORY ? "normal" : "exclusive",
    ...(file === IN_MEMORY ? {} : { cipher: "sqlcipher" }),
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (name === "locking_mode" && file === IN_MEMORY) continue;
    const held = String(db.pragma(name, { simple: true }));
    if (held !== value) throw new Error(`the store needs ${name}=${value}, the system gives ${held}`);
  }
}

function failureOf(error: unknown): { ok: false; error: ReturnType<typeof failure>["error"] } {
  const code = sqliteCode(error);
  if (code?.startsWith("SQLITE_BUSY") || code?.startsWith("SQLITE_LOCKED")) {
    return failure("locked", "another Deskside has this profile open", "profile");
  }
  if (isDamage(code)) {
    return failure("file", "the store's file is damaged or was not written with this key", "profile", {
      code,
    });
  }
  if (isDiskTrouble(code)) {
    return failure("readOnly", "the store's folder is full or cannot be written", "profile", { code });
  }
  if (code === "SQLITE_CANTOPEN") {
    return failure("file", "the store's file cannot be opened", "profile", { code });
  }
  throw error;
}

export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? (error as Error & { code: string }).code : null;
}

export function isDamage(code: string | null): boolean {
  return code !== null && (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB");
}

/** No room, or a medium that no longer takes writes. */
export function isDiskTrouble(code: string | null): boolean {
  return (
    code !== null &&
    (code === "SQLITE_FULL" || code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_READONLY"))
  );
}
