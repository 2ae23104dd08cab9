import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from "node:fs";
import { failure, success } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { DERIVED_TABLES } from "../derived/declaration.ts";
import { isDamage, openDatabase, sqliteCode } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";
import type { Store } from "../store.ts";
import { removeDatabase } from "./mend.ts";

export interface BackupReport {
  operations: number;
  bytes: number;
}

const CHUNK = 2 * 1024 * 1024;
/** Rows of the copy that are read between two breaths. */
const ROWS = 5000;

/**
 * A whole copy under the same key, taken while work goes on and checked before it takes its name:
 * an unchecked backup is none.
 *
 * The write-ahead log is emptied into the file first and then kept out of it, so the file stands
 * still while it is copied in pieces; what is committed meanwhile is in the log and in the next
 * backup. The copy is compared with what was read, opened, and every table of it read through,
 * which authenticates its pages.
 *
 * Each `yield` is `[done, total]` in bytes, and a place to let other work in.
 */
export function* backupStore(
  store: Store,
  key: Uint8Array,
  file: string,
): Generator<[number, number], Outcome<BackupReport>> {
  const snapshot = store.holdFile();
  if (!snapshot) return failure("busy", "the store is being copied already");
  let kept = false;
  try {
    const counts = countsOf(store.db);
    const copied = yield* copy(snapshot.handle, snapshot.bytes, file);
    if (!copied.ok) return copied;
    const checked = yield* check(file, key, counts, snapshot.bytes);
    if (!checked.ok) return checked;
    kept = true;
    return success({ operations: counts.operation ?? 0, bytes: snapshot.bytes });
  } finally {
    snapshot.release();
    if (!kept) removeDatabase(file);
  }
}

/** Copies piece by piece, then reads the copy back from the disk and compares. */
function* copy(from: number, bytes: number, to: string): Generator<[number, number], Outcome<null>> {
  const total = bytes * 2;
  let handle: number | null = null;
  try {
    handle = openSync(to, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    const digests: string[] = [];
    const buffer = Buffer.alloc(CHUNK);
    for (let at = 0; at < bytes; at += CHUNK) {
      const piece = buffer.subarray(0, readWhole(from, buffer, at, Math.min(CHUNK, bytes - at)));
      digests.push(digestOf(piece));
      for (let done = 0; done < piece.length;) done += writeSync(handle, piece, done, null, at + done);
      yield [at + piece.length, total];
    }
    ftruncateSync(handle, bytes);
    fsyncSync(handle);
    for (const [index, digest] of digests.entries()) {
      const at = index * CHUNK;
      const piece = buffer.subarray(0, readWhole(handle, buffer, at, Math.min(CHUNK, bytes - at)));
      if (digestOf(piece) !== digest) return failure("file", "the copy is not what was copied", "file");
      yield [bytes + at + piece.length, total];
    }
    return success(null);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const full = code === "ENOSPC" || code === "EDQUOT";
    return failure(
      "file",
      full ? "there is no room for the backup" : "the backup cannot be written",
      "file",
      {
        code,
      },
    );
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

function readWhole(handle: number, buffer: Buffer, at: number, length: number): number {
  let done = 0;
  while (done < length) {
    const read = readSync(handle, buffer, done, length - done, at + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

const digestOf = (piece: Uint8Array): string => createHash("sha256").update(piece).digest("hex");

/**
 * Opens the copy, compares counts, reads every table through, and has SQLite look at trees and indexes,
 * a table at a time. The copy is what the store's file is: what is wrong with it is wrong with that.
 */
function* check(
  file: string,
  key: Uint8Array,
  counts: Record<string, number>,
  bytes: number,
): Generator<[number, number], Outcome<null>> {
  const opened = openDatabase(file, key);
  if (!opened.ok)
    return failure("file", "the copy cannot be opened", "file", { damaged: opened.error.code === "file" });
  const db = opened.value;
  try {
    if (JSON.stringify(countsOf(db)) !== JSON.stringify(counts)) {
      return failure("file", "the copy does not hold what the store holds", "file", { damaged: true });
    }
    for (const table of tablesOf(db)) {
      // Iterated a piece at a time: a statement that stays open lets nobody close the database.
      let last: number | bigint = -1;
      const piece = db.prepare<[number | bigint, number], { rowid: number }>(
        `SELECT rowid, * FROM "${table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ?`,
      );
      for (;;) {
        const rows = piece.all(last, ROWS);
        const end = rows.at(-1);
        if (!end) break;
        last = end.rowid;
        yield [bytes * 2, bytes * 2];
      }
    }
    for (const table of checkedTables(db)) {
      if (db.pragma(`integrity_check("${table}")`, { simple: true }) !== "ok") {
        return failure("file", "the copy is damaged, and so is the store", "file", { damaged: true });
      }
      yield [bytes * 2, bytes * 2];
    }
    return success(null);
  } catch (error) {
    const code = sqliteCode(error);
    if (code === null) throw error;
    return failure("file", "the copy cannot be read to its end", "file", { code, damaged: isDamage(code) });
  } finally {
    // Leaves one file, without a WAL beside it.
    db.pragma("journal_mode=DELETE");
    db.close();
    if (existsSync(`${file}-wal`)) rmSync(`${file}-wal`);
  }
}

/** Tables with rowids: the log, the records and the pieces of the search index. */
function tablesOf(db: Sqlite): string[] {
  return db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 0 AND type IN ('table', 'shadow')",
    )
    .pluck()
    .all()
    .filter((name) => !name.startsWith("sqlite_"));
}

/** Every table with pages of its own, those of the search index as such. */
function checkedTables(db: Sqlite): string[] {
  return db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
}

function countsOf(db: Sqlite): Record<string, number> {
  const tables = [
    "operation",
    "blob",
    "blob_chunk",
    "draft",
    "preference",
    ...DERIVED_TABLES.map(({ name }) => name),
  ];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0,
    ]),
  );
}
