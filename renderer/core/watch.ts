import type { QueryName } from "../../shared/ipc/queries.ts";
import { declaredYet } from "./all-declared.ts";

/** Entity kinds (`ticket`) and entity keys (`ticket:<id>`) whose change makes an answer stale; `any`: every commit. */
export type Watched = "any" | readonly string[];

/**
 * What an answer shows, from what is declared with the query. Until that is known (all-declared.ts) it may
 * be anything: an answer is rather asked for once too often.
 */
export function watched(name: QueryName, params: Record<string, unknown>): Watched {
  const declared = declaredYet();
  if (!declared) return "any";
  const { watch } = declared.QUERIES[name];
  if (watch === "everything") return "any";
  if (watch === "nothing") return [];
  const recordOf = (kind: string) => `${kind}:${String(params.id)}`;
  if ("kindOf" in watch) return [recordOf(String(params[watch.kindOf]))];
  const kind = declared.ownKindOf(name);
  return [watch.own === "any" ? kind : recordOf(kind), ...(watch.kinds ?? [])];
}

export function isTouched(watch: Watched, touched: readonly string[]): boolean {
  if (watch === "any") return true;
  if (watch.length === 0) return false;
  return touched.some((key) => watch.includes(key) || watch.includes(key.slice(0, key.indexOf(":"))));
}
