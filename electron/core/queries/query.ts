import type { QUERIES, QueryName, QueryResults } from "../../../shared/ipc/queries.ts";
import type { SyncStatus } from "../../../shared/ipc/change-batch.ts";
import type { z } from "zod";
import type { Outcome } from "../outcome.ts";
import type { ReadStatement, ReadStore } from "../store/read-store.ts";

/** Parameters of a query after its schema filled in what was left out. */
export type ParamsOf<N extends QueryName> = z.output<(typeof QUERIES)[N]["params"]>;

/** What queries read besides the store. */
export interface QueryContext {
  store: ReadStore;
  version: string;
  syncStatus(): SyncStatus;
  /** Somebody looks at a file: what was looked at lately stays on this laptop. */
  onFileRead(address: string): void;
}

export type Query<N extends QueryName> = (params: ParamsOf<N>) => Outcome<QueryResults[N]>;

/** Statements that answer one column, each prepared when it is first asked. */
export function createAsking(store: Pick<ReadStore, "prepare">) {
  const known = new Map<string, ReadStatement<[object], string | number>>();
  return (sql: string): ReadStatement<[object], string | number> => {
    let statement = known.get(sql);
    if (!statement) known.set(sql, (statement = store.prepare<[object], string | number>(sql).pluck()));
    return statement;
  };
}

export function parseRow<T>(row: string): T {
  return JSON.parse(row) as T;
}
