import { kindNamed } from "../../../shared/domain/kinds.ts";
import { nameKey } from "../search/text-forms.ts";
import { listedSql, numberKey } from "../store/derived/projections.ts";
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
  const finders = (as: string, keyOf: (text: string) => string) =>
    Object.entries(kind.list.columns).flatMap(([column, spec]) => {
      if (spec.as !== as || column === "holder" || !indexed.has(column)) return [];
      const found = store
        .prepare<[string, number], number>(
          `SELECT p.e FROM ${name} p WHERE p.${column} = ? AND ${listedSql(kind)} ORDER BY p.e LIMIT ?`,
        )
        .pluck();
      return [(text: string) => found.all(keyOf(text), MOST)];
    });
  const byName = finders("name", nameKey);
  const byNumber = finders("number", numberKey);

  return (text, marked = markedBy(text)) => {
    const typed = text.trim();
    if (typed === "") return [];
    const own = marked.filter((each) => each.kind === name && each.claims === 1).map(({ e }) => e);
    const upper = typed.toUpperCase();
    // A number is a mark as it is written in full; fewer zeros than that are only found by their order.
    const short = own.length === 0 && numberKey(upper) !== upper ? byNumber : [];
    const found = [...short.flatMap((find) => find(upper)), ...byName.flatMap((find) => find(typed))];
    return [...new Set([...own, ...found])].slice(0, MOST);
  };
}
