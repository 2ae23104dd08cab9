import type { QueryName } from "../../shared/ipc/queries.ts";
import { QUERIES } from "../../shared/ipc/queries.ts";

/** Entity kinds (`ticket`) and entity keys (`ticket:<id>`) whose change makes an answer stale; `any`: every commit. */
export type Watched = "any" | readonly string[];

/** What an answer shows, from what is declared with the query. */
export function watched(name: QueryName, params: Record<string, unknown>): Watched {
  const { watch } = QUERIES[name];
  if (watch === "everything") return "any";
  if (watch === "nothing") return [];
  const kinds = watch.kinds ?? [];
  if (!watch.record) return kinds;
  const kind = typeof watch.record === "string" ? watch.record : String(params[watch.record.kindOf]);
  return [`${kind}:${String(params.id)}`, ...kinds];
}

export function isTouched(watch: Watched, touched: readonly string[]): boolean {
  if (watch === "any") return true;
  if (watch.length === 0) return false;
  return touched.some((key) => watch.includes(key) || watch.includes(key.slice(0, key.indexOf(":"))));
}
