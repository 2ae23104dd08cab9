import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3-multiple-ciphers";
import { CamelCasePlugin, Kysely, SqliteDialect, sql } from "kysely";
import type { HubStore, KernelTables } from "../hub-store.ts";
import { KyselyStore } from "../kysely-store.ts";
import { migrate } from "../migrations.ts";
import type { HubSchema } from "../schema.ts";
import { keepPrepared } from "./keep-prepared.ts";

/**
 * A hub's store in one SQLite file (or `:memory:`). Kysely lets one transaction at a time use the
 * single connection; other processes (the command line beside a running hub) are kept apart by
 * SQLite's own lock, for which a writer waits up to `busy_timeout`.
 */
export async function openSqliteHubStore(file: string, schema: HubSchema): Promise<HubStore> {
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 10000");
  // What is erased is overwritten, not left in a free page.
  database.pragma("secure_delete = ON");
  const db = new Kysely<KernelTables>({
    dialect: new SqliteDialect({ database: keepPrepared(database) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  try {
    await migrate(db, "sqlite", schema);
    // A hub that was killed after an erasure could not do it.
    await emptyWriteAheadLog(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const listeners = new Set<() => void>();
  return new KyselyStore(db, {
    engine: "sqlite",
    schema,
    // An update, not a select: it takes SQLite's write lock before anything has been read, so the
    // transaction never has to be upgraded from an old snapshot.
    lock: async (trx) =>
      (await sql<KernelTables["counter"]>`update counter set one = 1 returning *`.execute(trx)).rows[0],
    notify: async () => {},
    committed: () => {
      for (const listener of listeners) listener();
    },
    onHead: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    scrub: emptyWriteAheadLog,
    freeBytes: () => (file === ":memory:" ? null : freeBeside(file)),
    close: async () => listeners.clear(),
  });
}

function freeBeside(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

/**
 * Until it is moved into the file and cut off, the write-ahead log holds pages as they were. Another
 * process that is reading keeps it so; then the next erasure, or the end of the last process, does it.
 */
async function emptyWriteAheadLog(db: Kysely<KernelTables>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = 0`.execute(connection);
    await sql`pragma wal_checkpoint(truncate)`.execute(connection);
    await sql`pragma busy_timeout = 10000`.execute(connection);
  });
}
