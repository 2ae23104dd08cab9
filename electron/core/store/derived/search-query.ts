import { queryForm } from "../../search/text-forms.ts";
import type { ReadStore } from "../read-store.ts";
import { formerIndex, ofKind } from "./search-index.ts";

/**
 * What a person typed, as parameters of {@link foundSql}; null when there is nothing to search for.
 */
export function matchOf(kind: string, text: string): { match: string; plain: string } | null {
  const plain = queryForm(text);
  if (plain === "") return null;
  return { plain, match: plain.replace(/"([^"]*)"/g, (_, words: string) => `"${ofKind(kind, words)}"`) };
}

/**
 * SQL of a select that gives the local numbers (`e`) of the records of a kind that match, with the
 * parameters of {@link matchOf}. While records of 0.1.0 are still derived anew, its index of the kind
 * is asked too.
 */
export function foundSql(store: Pick<ReadStore, "prepare">, kind: string): string {
  const found = "SELECT rowid AS e FROM search WHERE search MATCH @match";
  const before = formerIndex(kind);
  const asked = store
    .prepare<[string], number>("SELECT 1 FROM sqlite_schema WHERE name = ?")
    .pluck()
    .get(before);
  return asked ? `${found} UNION SELECT rowid AS e FROM ${before} WHERE ${before} MATCH @plain` : found;
}
