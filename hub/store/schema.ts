/** What one part of the hub keeps in the database: the kernel, or a feature. */
export interface SchemaPart {
  /**
   * Its tables, by their names in SQL. `dumped`: truth, part of every backup. `derived`: follows
   * from the log; left out of backups and emptied by a restore, after which its owner fills it anew.
   */
  tables?: Readonly<Record<string, "dumped" | "derived">>;
  /** Those that may be larger than memory: a dump reads them piece by piece. */
  large?: Readonly<Record<string, LargeTable>>;
  /**
   * Statements by the number of the schema they lead to; never edited once released. `{int}` is the
   * engine's 64-bit integer, `{bytes}` its type for bytes.
   */
  migrations?: Readonly<Record<number, readonly string[]>>;
}

export interface LargeTable {
  /** Columns of its primary key, in their order there. */
  key: readonly string[];
  /** Rows that are read at once. */
  rows: number;
}

/** The whole database, put together from its parts. */
export interface HubSchema {
  /** Number of the newest migration. */
  version: number;
  /** Statements of migration 1, 2, 3 … */
  migrations: readonly (readonly string[])[];
  /** Tables of a dump, in the order in which they are written. */
  dumped: readonly string[];
  derived: readonly string[];
  large: Readonly<Record<string, LargeTable>>;
}

/** Schema 1 made the first tables of every part at once; each later number is one part's alone. */
const FIRST = 1;

/** @throws Error when two parts claim one table or one number, or a number is missing */
export function assembleSchema(parts: readonly SchemaPart[]): HubSchema {
  const tables = parts.flatMap((part) => Object.entries(part.tables ?? {}));
  const names = tables.map(([name]) => name);
  const doubled = names.find((name, at) => names.indexOf(name) !== at);
  if (doubled) throw new Error(`the table ${doubled} is declared twice`);
  const migrations: string[][] = [];
  for (const part of parts) {
    for (const [key, statements] of Object.entries(part.migrations ?? {})) {
      const number = Number(key);
      const before = migrations[number - 1];
      if (before && number !== FIRST) throw new Error(`migration ${number} is declared twice`);
      migrations[number - 1] = [...(before ?? []), ...statements];
    }
  }
  for (let at = 0; at < migrations.length; at += 1) {
    if (!migrations[at]) throw new Error(`migration ${at + 1} is missing`);
  }
  const kept = (as: string) => tables.filter(([, how]) => how === as).map(([name]) => name);
  const large = Object.assign({}, ...parts.map((part) => part.large)) as Record<string, LargeTable>;
  return { version: migrations.length, migrations, dumped: kept("dumped"), derived: kept("derived"), large };
}
