import { rmSync } from "node:fs";
import { recordsOf } from "../../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import { emptyState } from "../../../../shared/log/state.ts";
import { forgetAgain } from "../log/forgetting.ts";
import { createMeta } from "../log/meta.ts";
import { isDiskTrouble, openDatabase, sqliteCode } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";
import { migrate, noteAbsentParts } from "./schema.ts";
import { operationFrom } from "../log/stored-parts.ts";
import { createDerivedTables } from "../derived/tables.ts";

export interface Salvaged {
  operations: number;
  /** Rows that could not be read, as far as they can be counted. */
  lost: number;
}

type Row = Record<string, string | number | null>;

/** Rows read at once; where one of them is damaged they are read in halves. */
const SLICE = 512;
/** Everything else in a store is derived from the log. */
const KEPT = { operation: "n", draft: "rowid", preference: "rowid" } as const;

/**
 * Makes a new store of what can be read of a damaged one: the log, drafts, preferences, and who
 * this device is. The fold, the projections and the search index are built anew from the log, so
 * damage in those loses nothing. Null when the identity is gone, without which nothing can be signed.
 *
 * @param file where the new store is made
 * @param known how many operations there once were (the high-water mark), where the end of the log
 *   itself cannot be read
 */
export function salvageStore(from: Sqlite, file: string, key: Uint8Array, known: number): Salvaged | null {
  for (const suffix of ["", "-wal"]) rmSync(`${file}${suffix}`, { force: true });
  const meta = readMeta(from);
  if (!meta?.has("identity")) return null;
  const opened = openDatabase(file, key);
  if (!opened.ok) return null;
  const to = opened.value;
  try {
    migrate(to);
    createDerivedTables(to);
    let lost = 0;
    to.transaction(() => {
      const put = to.prepare("INSERT INTO meta (key, value) VALUES (?, ?)");
      for (const [name, value] of meta) put.run(name, value);
      for (const [table, id] of Object.entries(KEPT)) {
        lost += copyRows(from, to, table, id, table === "operation" ? known : 0);
      }
      if (!columnsOf(from, "operation").includes("parts")) noteAbsentParts(to);
      linkEntities(to);
      const values = createMeta(to);
      forgetAgain(to, !values.get("binding"));
      values.set("derived", {});
      const cursor = values.get("cursor");
      if (lost > 0 && cursor) {
        // The hub sends again what is missing; what is there is recognised. Until then nobody here
        // may claim to have seen it.
        values.set("cursor", { ...cursor, feed: 0 });
        values.set("baseSeq", lastBeforeHole(to));
      }
    })();
    return { operations: to.prepare<[], number>("SELECT count(*) FROM operation").pluck().get() ?? 0, lost };
  } catch (error) {
    // No room for a second store: the old one stays what it is.
    if (isDiskTrouble(sqliteCode(error))) return null;
    throw error;
  } finally {
    // Leaves one file, without a WAL beside it.
    if (!to.inTransaction) to.pragma("journal_mode=DELETE");
    to.close();
  }
}

function readMeta(from: Sqlite): Map<string, string> | null {
  const read = () => from.prepare<[], { key: string; value: string }>("SELECT key, value FROM meta").all();
  const rows = unlessDamaged(read);
  return rows && new Map(rows.map(({ key, value }) => [key, value]));
}

/** Copies every row that can be read. Answers how many could not. */
function copyRows(from: Sqlite, to: Sqlite, table: string, id: string, known: number): number {
  // Numbered anew without holes: `n` counts what there is, and a hole stands for a row that got lost.
  // A store that an older program wrote lacks some, which then are what a new row begins with.
  const there = columnsOf(from, table);
  const columns = columnsOf(to, table).filter((name) => name !== id && there.includes(name));
  const select = from.prepare<[number, number], Row>(
    `SELECT * FROM ${table} NOT INDEXED WHERE ${id} BETWEEN ? AND ? ORDER BY ${id}`,
  );
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  const last = unlessDamaged(() => [
    from.prepare<[], number | null>(`SELECT max(${id}) FROM ${table}`).pluck().get() ?? 0,
  ]);
  const end = Math.max(last?.[0] ?? 0, known);
  // Where the end cannot be read and nothing says where it was, at least that is said.
  let lost = last === null && known === 0 ? 1 : 0;
  const copy = (first: number, until: number): void => {
    const rows = unlessDamaged(() => select.all(first, until));
    if (rows) {
      for (const row of rows) insert.run(columns.map((name) => row[name] ?? null));
    } else if (first === until) {
      lost += 1;
    } else {
      const middle = Math.floor((first + until) / 2);
      copy(first, middle);
      copy(middle + 1, until);
    }
  };
  for (let first = 1; first <= end; first += SLICE) copy(first, Math.min(first + SLICE - 1, end));
  return lost;
}

function columnsOf(db: Sqlite, table: string): string[] {
  return db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
}

/** Up to this number of the hub's log nothing is missing. */
function lastBeforeHole(to: Sqlite): number {
  const held = to.prepare<[], number>("SELECT seq FROM operation WHERE seq IS NOT NULL ORDER BY seq").pluck();
  let last = 0;
  for (const seq of held.iterate()) {
    if (seq !== last + 1) break;
    last = seq;
  }
  return last;
}

/** The records that the operations speak of, empty until they are folded. */
function linkEntities(to: Sqlite): void {
  const entity = to.prepare("INSERT OR IGNORE INTO entity (kind, id, unread, state) VALUES (?, ?, 1, ?)");
  const link = to.prepare(
    "INSERT OR IGNORE INTO entity_operation (e, n) SELECT e, ? FROM entity WHERE kind = ? AND id = ?",
  );
  const next = to.prepare<[number, number], { n: number; body: string }>(
    "SELECT n, body FROM operation WHERE n > ? ORDER BY n LIMIT ?",
  );
  for (let last = 0; ;) {
    const rows = next.all(last, SLICE);
    if (rows.length === 0) return;
    for (const { n, body } of rows) {
      for (const key of recordsOf(operationFrom({ body, parts: null }))) {
        const { kind, id } = splitEntityKey(key);
        entity.run(kind, id, JSON.stringify(emptyState(kind, id)));
        link.run(n, kind, id);
      }
      last = n;
    }
  }
}

/** Null where the file cannot answer what was asked: damaged there, or without that table at all. */
export function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (sqliteCode(error) !== null) return null;
    throw error;
  }
}
