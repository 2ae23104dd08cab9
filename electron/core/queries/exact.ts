import { kindNamed } from "../../../shared/domain/kinds.ts";
import { nameKey } from "../search/text-forms.ts";
import { listedSql } from "../store/derived/projections.ts";
import type { ReadStore } from "../store/read-store.ts";
import { createMarked } from "./marked.ts";
import type { Marked } from "./marked.ts";

/** More records that are called exactly alike are no answer but a list. */
const MOST = 20;

/** What was asked for already. */
export interface Asked {
  marked: readonly Marked[];
  /** Nothing has the words whole: nobody is called so, and no name is looked up. */
  isNoName?: boolean;
}

/** Gives local numbers of listed records, each once. */
export type Exact = (text: string, asked?: Asked) => number[];

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

  return (text, { marked, isNoName = false } = { marked: markedBy(text) }) => {
    const typed = text.trim();
    if (typed === "") return [];
    const own = marked.filter((each) => each.kind === name && each.claims === 1).map(({ e }) => e);
    const named = isNoName ? [] : byName.flatMap((find) => find(typed));
    return [...new Set([...own, ...named])].slice(0, MOST);
  };
}
