import type { Sqlite } from "../care/open-database.ts";
import { DERIVED_TABLES, SEARCH_TABLE } from "./declaration.ts";
import type { DerivedTable } from "./declaration.ts";

/**
 * Makes the derived tables as they are declared. A store of another version keeps its rows: columns
 * are added, indexes exchanged, and whatever the rows no longer say is said anew record by record
 * (refresh.ts). A column that is no longer declared stays, empty.
 */
export function createDerivedTables(db: Sqlite): void {
  db.transaction(() => {
    for (const table of DERIVED_TABLES) {
      ensureTable(db, table);
      ensureIndexes(db, table);
    }
    ensureSearch(db);
  })();
}

function sqlOf(db: Sqlite, name: string): string | undefined {
  return db.prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE name = ?").pluck().get(name);
}

function ensureTable(db: Sqlite, { name, columns, constraint, withoutRowid }: DerivedTable): void {
  if (sqlOf(db, name) === undefined) {
    const parts = [...Object.entries(columns).map(([column, type]) => `${column} ${type}`), constraint];
    const said = parts.filter((part) => part !== undefined).join(", ");
    db.exec(`CREATE TABLE ${name} (${said}) STRICT${withoutRowid ? ", WITHOUT ROWID" : ""}`);
    return;
  }
  const held = new Set(columnsOf(db, name).map((column) => column.name));
  for (const [column, type] of Object.entries(columns)) {
    if (!held.has(column)) db.exec(`ALTER TABLE ${name} ADD COLUMN ${column} ${type}`);
  }
}

function ensureIndexes(db: Sqlite, { name, indexes, whileStale = {} }: DerivedTable): void {
  const held = new Map(
    db
      .prepare<[string], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
      )
      .all(name)
      .map((index) => [index.name, index.sql]),
  );
  for (const [index, of] of Object.entries(indexes)) {
    const sql = indexSql(name, index, of);
    if (held.get(index) === sql) {
      held.delete(index);
      continue;
    }
    if (held.delete(index)) db.exec(`DROP INDEX ${index}`);
    db.exec(sql);
  }
  for (const [index, sql] of held) {
    if (sql !== indexSql(name, index, whileStale[index] ?? "")) db.exec(`DROP INDEX ${index}`);
  }
}

function indexSql(table: string, index: string, of: string): string {
  return `CREATE INDEX ${index} ON ${table} ${of}`;
}

/**
 * Makes the indexes that stale rows are asked by before these are derived anew, and takes them away after.
 * Not at the start: half a second for a million operations. An act on a stale record before that reads
 * the whole table.
 */
export function ensureStaleIndexes(db: Sqlite, isStale: boolean): void {
  for (const { name, whileStale = {} } of DERIVED_TABLES) {
    for (const [index, of] of Object.entries(whileStale)) {
      const isHeld = sqlOf(db, index) !== undefined;
      if (isStale && !isHeld) db.exec(indexSql(name, index, of));
      if (!isStale && isHeld) db.exec(`DROP INDEX ${index}`);
    }
  }
}

function ensureSearch(db: Sqlite): void {
  const held = sqlOf(db, "search");
  if (held === SEARCH_TABLE.create) return;
  if (held !== undefined) db.exec("DROP TABLE search");
  db.exec(SEARCH_TABLE.create);
  for (const setting of SEARCH_TABLE.settings) db.exec(setting);
}

interface Column {
  name: string;
  type: string;
  notnull: 0 | 1;
}

function columnsOf(db: Sqlite, table: string): Column[] {
  return db.prepare<[string], Column>('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(table);
}

/** Columns that an older program made and that take no null, with what is put there now. */
export function leftColumns(
  db: Sqlite,
  table: string,
  declared: readonly string[],
): [string, string | number][] {
  return columnsOf(db, table)
    .filter(({ name, notnull }) => notnull === 1 && !declared.includes(name))
    .map(({ name, type }) => [name, type === "TEXT" ? "" : 0]);
}
