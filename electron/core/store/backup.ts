import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { syncFolder } from "../keys/profile-file.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { isDiskTrouble, openDatabase, sqliteCode } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";
import type { Store } from "./store.ts";

export interface BackupReport {
  operations: number;
  bytes: number;
}

/**
 * A whole, compact copy under the same key, opened again and checked before it takes its name:
 * an unchecked backup is none. An older backup of this name is replaced only by a good one.
 */
export function backupStore(store: Store, key: Uint8Array, file: string): Outcome<BackupReport> {
  const temporary = `${file}.new`;
  for (const suffix of ["", "-wal", "-journal"]) rmSync(`${temporary}${suffix}`, { force: true });
  try {
    store.db.prepare("VACUUM INTO ?").run(temporary);
  } catch (error) {
    rmSync(temporary, { force: true });
    const code = sqliteCode(error);
    if (code === null) throw error;
    const full = isDiskTrouble(code);
    return failure(
      "file",
      full ? "there is no room for the backup" : "the backup cannot be written",
      "file",
      {
        code,
      },
    );
  }
  const checked = checkCopy(temporary, key, store);
  if (!checked.ok) {
    rmSync(temporary, { force: true });
    return checked;
  }
  const handle = openSync(temporary, "r+");
  fsyncSync(handle);
  closeSync(handle);
  renameSync(temporary, file);
  syncFolder(dirname(file));
  return success({ operations: checked.value, bytes: statSync(file).size });
}

function checkCopy(file: string, key: Uint8Array, store: Store): Outcome<number> {
  const opened = openDatabase(file, key);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const counts = countsOf(db);
    const sound =
      db.pragma("integrity_check", { simple: true }) === "ok" &&
      JSON.stringify(counts) === JSON.stringify(countsOf(store.db));
    return sound ? success(counts.operation ?? 0) : failure("file", "the copy does not verify", "file");
  } finally {
    // Leaves one file, without a WAL beside it.
    db.pragma("journal_mode=DELETE");
    db.close();
    if (existsSync(`${file}-wal`)) rmSync(`${file}-wal`);
  }
}

function countsOf(db: Sqlite): Record<string, number> {
  const tables = ["operation", "entity", "entity_operation", "ticket", "asset", "person", "draft"];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0,
    ]),
  );
}
