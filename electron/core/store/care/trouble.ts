import { statSync } from "node:fs";
import { createMeta } from "../log/meta.ts";
import type { HighWater } from "./mark-file.ts";
import type { Sqlite } from "./open-database.ts";
import { readWal } from "./pages/wal-file.ts";

/**
 * `missing`: there is no file; `log`: its write-ahead log is damaged; `unreadable`: it does not open;
 * `damaged`: something in it cannot be read; `behindMark`: sound, but older than it should be.
 */
export type Trouble = "missing" | "log" | "unreadable" | "damaged" | "behindMark";

/**
 * What SQLite would not say: opening drops a write-ahead log from its first damaged frame on, and makes
 * a new store where there is none.
 */
export function troubleBeforeOpening(store: string): Trouble | null {
  // An empty file would be opened as a new store, and take the write-ahead log beside it along.
  const size = statSync(store, { throwIfNoEntry: false })?.size;
  if (size === undefined) return "missing";
  if (size === 0) return "unreadable";
  const wal = readWal(`${store}-wal`);
  // What a process that was ended did not finish is no damage: it has no commit behind it.
  const last = wal?.frames.findLastIndex(({ current, commits }) => current && commits > 0) ?? -1;
  return wal && last >= wal.taken ? "log" : null;
}

/** What is wrong with a store that opened; null when nothing is. */
export function troubleIn(
  db: Sqlite,
  store: string,
  mark: HighWater | null,
  suspect: boolean,
): "damaged" | "behindMark" | null {
  try {
    if ((db.pragma("user_version", { simple: true }) as number) === 0) return "damaged";
    if (!createMeta(db).get("identity") || isCutOff(db, store)) return "damaged";
    readRoots(db);
    if (suspect && db.pragma("integrity_check(1)", { simple: true }) !== "ok") return "damaged";
    const size = db.prepare<[], number | null>("SELECT max(n) FROM operation").pluck().get() ?? 0;
    return mark && size < mark.operations ? "behindMark" : null;
  } catch {
    return "damaged";
  }
}

/** Pages that are neither in the file nor in the log beside it. */
function isCutOff(db: Sqlite, store: string): boolean {
  if ((statSync(`${store}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return false;
  const pages = db.pragma("page_count", { simple: true }) as number;
  return statSync(store).size < pages * (db.pragma("page_size", { simple: true }) as number);
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
