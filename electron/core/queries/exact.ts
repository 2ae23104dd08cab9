import { kindNamed } from "../../../shared/domain/kinds.ts";
import { nameKey } from "../search/text-forms.ts";
import { listedSql } from "../store/derived/projections.ts";
import type { ReadStore } from "../store/read-store.ts";
import { createMarked } from "./marked.ts";
import type { Marked } from "./marked.ts";

/** More records that are called exactly alike are no answer but a list. */
const MOST = 20;

/** Gives local numbers of listed records, each once; `marked` where it was asked for already. */
export type Exact = (text: string, marked?: readonly Marked[]) => number[];

/**
 * Records of a kind that are called exactly what somebody typed: by a number or code that nobody else
 * may have, or by their whole name. They go before all that only begin like it, in every list.
 */
export function createExact(store: Pick<ReadStore, "prepare">, name: string): Exact {
  const kind = kindNamed(name);
  if (!kind) return () => [];
  const markedBy = createMarked(store);
  const indexed = new Set(Object.values(kind.list.indexes).map(({ columns }) => columns[0]));
  const byName = Object.entries(kind.list.columns).flatMap(([column, { as }]) => {
    if (as !== "name" || column === "holder" || !indexed.has(column)) return [];
    const found = store
      .prepare<[string, number], number>(
        `SELECT p.e FROM ${name} p WHERE p.${column} = ? AND ${listedSql(kind)} ORDER BY p.e LIMIT ?`,
      )
      .pluck();
    return [(text: string) => found.all(nameKey(text), MOST)];
  });

  return (text, marked = markedBy(text)) => {
    const typed = text.trim();
    if (typed === "") return [];
    const own = marked.filter((each) => each.kind === name && each.claims === 1).map(({ e }) => e);
    return [...new Set([...own, ...byName.flatMap((find) => find(typed))])].slice(0, MOST);
  };
}
