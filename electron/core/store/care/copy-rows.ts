import { sqliteCode } from "./open-database.ts";
import type { Sqlite } from "./open-database.ts";

type Row = Record<string, string | number | null>;

/** Rows read at once; where one of them is damaged they are read in halves. */
const SLICE = 512;

/**
 * Copies every row of a table that can be read and that is not there yet.
 *
 * @param id the rowid by its name in this table; it is copied where it is a column
 * @param known how far the numbers went, where the end of the table cannot be read
 * @returns how many rows came, and whether all could be read
 */
export function copyRows(
  from: Sqlite,
  to: Sqlite,
  table: string,
  id: string,
  known = 0,
  onRow: (row: Row) => void = () => {},
): { copied: number; whole: boolean } {
  // A store that an older program wrote lacks some columns, which then are what a new row begins with.
  const there = columnsOf(from, table);
  const columns = columnsOf(to, table).filter((name) => there.includes(name));
  if (columns.length === 0) return { copied: 0, whole: false };
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
  let whole = last !== null;
  let copied = 0;
  const copy = (first: number, until: number): void => {
    const rows = unlessDamaged(() => select.all(first, until));
    if (rows) {
      for (const row of rows) {
        if (insert.run(columns.map((name) => row[name] ?? null)).changes === 0) continue;
        copied += 1;
        onRow(row);
      }
    } else if (first === until) {
      whole = false;
    } else {
      const middle = Math.floor((first + until) / 2);
      copy(first, middle);
      copy(middle + 1, until);
    }
  };
  for (let first = 1; first <= end; first += SLICE) copy(first, Math.min(first + SLICE - 1, end));
  return { copied, whole };
}

export function columnsOf(db: Sqlite, table: string): string[] {
  const find = () => db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
  return unlessDamaged(find) ?? [];
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
