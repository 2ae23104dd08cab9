import type { QUERIES, QueryName, QueryResults } from "../../../shared/ipc/queries.ts";
import type { SyncStatus } from "../../../shared/ipc/change-batch.ts";
import type { z } from "zod";
import type { Outcome } from "../outcome.ts";
import type { ReadStore } from "../store/read-store.ts";

/** Parameters of a query after its schema filled in what was left out. */
export type ParamsOf<N extends QueryName> = z.output<(typeof QUERIES)[N]["params"]>;

/** What queries read besides the store. */
export interface QueryContext {
  store: ReadStore;
  version: string;
  syncStatus(): SyncStatus;
}

export type Query<N extends QueryName> = (params: ParamsOf<N>) => Outcome<QueryResults[N]>;

export function parseRow<T>(row: string): T {
  return JSON.parse(row) as T;
}
