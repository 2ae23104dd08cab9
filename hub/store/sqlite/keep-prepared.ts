import type { SqliteDatabase, SqliteStatement } from "kysely";
import { boundedMap } from "../bounded-map.ts";

/** Characters of SQL; what SQLite makes of them is a few times as much. */
const MOST_CHARS = 500_000;

/**
 * Keeps statements prepared: Kysely asks for each one anew, and to prepare a short one takes longer than
 * to run it. What was not asked for the longest goes first; what a change of tables has made stale,
 * SQLite prepares again by itself.
 */
export function keepPrepared(database: SqliteDatabase, mostChars = MOST_CHARS): SqliteDatabase {
  const kept = boundedMap<SqliteStatement>(mostChars);
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = prepared(database, sql);
      kept.set(sql, statement, sql.length);
      return statement;
    },
    close: () => database.close(),
  };
}

function prepared(database: SqliteDatabase, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    run: (parameters) => statement.run(parameters),
    // One that is still being read can do nothing else.
    iterate: (parameters) => database.prepare(sql).iterate(parameters),
  };
}
