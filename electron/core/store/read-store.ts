import { statSync } from "node:fs";
import { IN_MEMORY } from "./care/open-database.ts";
import type { Statement } from "./care/open-database.ts";
import type { StoreBlobs } from "./blobs/store-blobs.ts";
import type { DeskSet } from "./desk/desk-set.ts";
import type { Meta } from "./log/meta.ts";
import type { OperationLog } from "./log/operation-log.ts";
import type { Store } from "./store.ts";

/** A prepared question: rows or, after `pluck`, the first column of each. */
export interface ReadStatement<P extends unknown[], R> {
  get(...params: P): R | undefined;
  all(...params: P): R[];
  pluck(): ReadStatement<P, R>;
}

/**
 * The store to somebody who only looks things up: nothing in it writes. On the writing connection,
 * since the file is locked for one (`openDatabase`); what would write is refused while it is
 * prepared, by what SQLite itself says of the statement.
 */
export interface ReadStore extends Pick<
  Store,
  | "identity"
  | "source"
  | "state"
  | "operationsOf"
  | "role"
  | "isReadOnly"
  | "refreshing"
  | "version"
  | "onBatch"
> {
  /** @throws for SQL that writes, opens a transaction or answers no rows: a bug of the query */
  prepare<P extends unknown[], R>(sql: string): ReadStatement<P, R>;
  meta: Pick<Meta, "get">;
  log: Pick<OperationLog, "size" | "body" | "hasNewer">;
  blobs: Pick<StoreBlobs, "get" | "read">;
  desk(): Pick<DeskSet, "page">;
  /** Of the database with its write-ahead log; 0 in memory. */
  bytes(): number;
}

export function readStore(store: Store): ReadStore {
  const { db, meta, log, source, blobs } = store;
  return {
    prepare<P extends unknown[], R>(sql: string) {
      const statement = db.prepare(sql) as unknown as Statement<P, R>;
      // `BEGIN`, `ATTACH` and settings write no page and are called read-only; they answer no rows.
      if (statement.readonly && statement.reader) return statement as ReadStatement<P, R>;
      throw new Error(`a query only reads: ${sql}`);
    },
    meta: { get: (key) => meta.get(key) },
    log: { size: () => log.size(), body: (id) => log.body(id), hasNewer: log.hasNewer },
    blobs: {
      get: (address) => blobs.get(address),
      read: (row, offset, length) => blobs.read(row, offset, length),
    },
    source,
    identity: () => store.identity(),
    state: (key) => store.state(key),
    operationsOf: (kind, id) => store.operationsOf(kind, id),
    role: () => store.role(),
    isReadOnly: () => store.isReadOnly(),
    refreshing: () => store.refreshing(),
    version: () => store.version(),
    onBatch: (listener) => store.onBatch(listener),
    desk: () => {
      const desk = store.desk();
      return { page: (after, limit) => desk.page(after, limit) };
    },
    bytes() {
      if (db.name === IN_MEMORY) return 0;
      return [db.name, `${db.name}-wal`].reduce(
        (sum, name) => sum + (statSync(name, { throwIfNoEntry: false })?.size ?? 0),
        0,
      );
    },
  };
}
