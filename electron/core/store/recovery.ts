import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import { emptyState } from "../../../shared/log/state.ts";
import type { Environment } from "../environment.ts";
import { writeWhole } from "../keys/profile-file.ts";
import { wrap } from "../keys/wrap.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { createMarkFile } from "./mark-file.ts";
import { createMeta } from "./meta.ts";
import { openDatabase } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";

export interface StoreFiles {
  store: string;
  mark: string;
  backups: string;
  /** Lies there when the file was found damaged in use. */
  suspect: string;
}

interface Recovered {
  db: Sqlite;
  notices: { code: string; details: Record<string, unknown> }[];
}

/** An operation that was never accepted, as it lies in the log. */
interface Unsent {
  id: string;
  device: string;
  deviceSeq: number;
  type: string;
  label: string | null;
  sig: string;
  body: string;
}

/**
 * Opens the store, or what can be had of it (F15). A damaged file is kept; what was never sent is
 * read out of it first and put, encrypted, beside it; then the newest backup that verifies takes
 * its place, gets the unsent work, and the hub brings the rest.
 */
export function recoverStore(options: {
  files: StoreFiles;
  key: Uint8Array;
  environment: Environment;
}): Outcome<Recovered> {
  const { files, key, environment } = options;
  const opened = existsSync(files.store)
    ? openDatabase(files.store, key)
    : failure("file", "the store's file is gone", "profile", { code: "SQLITE_NOTADB" });
  if (opened.ok) {
    const trouble = troubleIn(opened.value, files.mark, existsSync(files.suspect));
    rmSync(files.suspect, { force: true });
    if (trouble === null) return success({ db: opened.value, notices: [] });
    environment.log.error("the store is damaged", { trouble });
    const unsent = unsentIn(opened.value);
    const readable = trouble === "behindMark" ? sizeOf(opened.value) : 0;
    opened.value.close();
    return restoreNewest({ ...options, unsent, trouble, readable });
  }
  if (opened.error.code !== "file" || opened.error.details?.code === "SQLITE_CANTOPEN") return opened;
  return restoreNewest({ ...options, unsent: [], trouble: "unreadable", readable: 0 });
}

/** What is wrong with a store that opened; null when nothing is. */
function troubleIn(db: Sqlite, markPath: string, suspect: boolean): "damaged" | "behindMark" | null {
  try {
    if ((db.pragma("user_version", { simple: true }) as number) === 0) return "damaged";
    const meta = createMeta(db);
    const identity = meta.get("identity");
    if (!identity) return "damaged";
    readRoots(db);
    if (suspect && db.pragma("integrity_check(1)", { simple: true }) !== "ok") return "damaged";
    const size = sizeOf(db);
    const markFile = createMarkFile(markPath);
    const mark = markFile.read();
    if (!mark) return null;
    return size < mark.operations ? "behindMark" : null;
  } catch {
    return "damaged";
  }
}

/** Reads the first page of every table; a full check is `verify`, which takes its time. */
function readRoots(db: Sqlite): void {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'search_%'",
    )
    .pluck()
    .all();
  for (const table of tables) db.prepare(`SELECT * FROM "${table}" NOT INDEXED LIMIT 1`).get();
}

function unsentIn(db: Sqlite): Unsent[] {
  try {
    return db
      .prepare<[], Unsent>(
        "SELECT id, device, deviceSeq, type, label, sig, body FROM operation WHERE status = 'pending' ORDER BY deviceSeq",
      )
      .all();
  } catch {
    // Unreadable: said in the notice by the number 0.
    return [];
  }
}

function sizeOf(db: Sqlite): number {
  return db.prepare<[], number | null>("SELECT max(n) FROM operation").pluck().get() ?? 0;
}

function restoreNewest(options: {
  files: StoreFiles;
  key: Uint8Array;
  environment: Environment;
  unsent: Unsent[];
  trouble: string;
  /** Operations in a file that is sound but older than it should be; the better choice if no backup has more. */
  readable: number;
}): Outcome<Recovered> {
  const { files, key, environment, unsent, trouble } = options;
  const at = environment.now();
  const backup = newestSound(files.backups, key);
  if (options.readable > (backup?.operations ?? 0)) {
    const opened = openDatabase(files.store, key);
    if (!opened.ok) return opened;
    return success({ db: opened.value, notices: [{ code: "storeBehindMark", details: {} }] });
  }
  if (!backup) {
    const message = "the store's file is damaged and there is no backup that verifies";
    return failure("file", message, "profile", { trouble });
  }
  if (unsent.length > 0) {
    const kept = Buffer.from(JSON.stringify(unsent), "utf8");
    writeWhole(`${files.store}.unsent-${at}`, wrap(kept, key, environment.randomBytes));
  }
  for (const suffix of ["", "-wal"]) {
    const name = `${files.store}${suffix}`;
    if (existsSync(name)) renameSync(name, `${files.store}.damaged-${at}${suffix}`);
  }
  copyFileSync(backup.file, `${files.store}.new`);
  renameSync(`${files.store}.new`, files.store);
  // The backup is older than the mark by nature.
  rmSync(files.mark, { force: true });
  const opened = openDatabase(files.store, key);
  if (!opened.ok) return opened;
  const returned = takeBack(opened.value, unsent);
  createMeta(opened.value).set("recovered", trouble);
  environment.log.warn("the store was restored from a backup", { trouble, unsent: unsent.length, returned });
  return success({
    db: opened.value,
    notices: [{ code: "storeRestored", details: { trouble, unsent: unsent.length, returned } }],
  });
}

/** Puts unsent work that the backup does not hold back into its outbox; folded by the rebuild that follows. */
function takeBack(db: Sqlite, unsent: readonly Unsent[]): number {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO operation (id, status, own, device, deviceSeq, type, verified, label, sig, body)
     VALUES (?, 'pending', 1, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const entity = db.prepare("INSERT OR IGNORE INTO entity (kind, id, unread, state) VALUES (?, ?, 1, ?)");
  const link = db.prepare(
    `INSERT OR IGNORE INTO entity_operation (e, n)
     SELECT e, ? FROM entity WHERE kind = ? AND id = ?`,
  );
  let returned = 0;
  db.transaction(() => {
    for (const { id, device, deviceSeq, type, label, sig, body } of unsent) {
      const verified = type.startsWith("custody.") ? 1 : null;
      const { changes, lastInsertRowid } = insert.run(
        id,
        device,
        deviceSeq,
        type,
        verified,
        label,
        sig,
        body,
      );
      if (changes === 0) continue;
      returned += 1;
      for (const key of (JSON.parse(body) as { touches: string[] }).touches) {
        const { kind, id: record } = splitEntityKey(key);
        entity.run(kind, record, JSON.stringify(emptyState(kind, record)));
        link.run(lastInsertRowid, kind, record);
      }
    }
    // Makes the next step fold everything anew.
    createMeta(db).set("projection", 0);
  })();
  return returned;
}

/** The newest backup that opens and passes its checks. */
function newestSound(folder: string, key: Uint8Array): { file: string; operations: number } | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".db"))
    .sort()
    .reverse();
  for (const name of names) {
    const file = join(folder, name);
    const opened = openDatabase(file, key);
    if (!opened.ok) continue;
    const sound = opened.value.pragma("integrity_check(1)", { simple: true }) === "ok";
    const operations = sound ? sizeOf(opened.value) : 0;
    opened.value.pragma("journal_mode=DELETE");
    opened.value.close();
    if (sound) return { file, operations };
  }
  return null;
}
