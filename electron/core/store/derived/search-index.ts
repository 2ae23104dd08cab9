import { KINDS } from "../../../../shared/domain/kinds.ts";
import type { Sqlite } from "../care/open-database.ts";
import { indexedText, isSearched } from "./search-text.ts";
import type { SearchText } from "./search-text.ts";

/** Kinds whose records are found by words, in the order of the list of kinds. */
export const SEARCHED_KINDS: readonly string[] = KINDS.filter(isSearched).map(({ name }) => name);

/**
 * Stands between kind and word. The kind is part of every word in the index, so that one index
 * answers for a kind as fast as an index of its own would: a word's list holds nothing of others
 * (ADR 17 has the figures). A private character, which no word has and SQLite takes for a letter.
 */
const OF = "\uE000";

/** Each word of a form as a word of this kind. */
export function ofKind(kind: string, form: string): string {
  return form
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `${kind}${OF}${word}`)
    .join(" ");
}

/** 0.1.0 had an index for each searched kind. */
export const formerIndex = (kind: string): string => `search_${kind}`;

/** Takes away what 0.1.0 left, when every record is in the index of today. Before statements are made. */
export function dropFormerIndexes(db: Sqlite): void {
  for (const kind of SEARCHED_KINDS) db.exec(`DROP TABLE IF EXISTS ${formerIndex(kind)}`);
}

export type SearchIndex = ReturnType<typeof createSearchIndex>;

export function createSearchIndex(db: Sqlite) {
  const put = db.prepare("INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)");
  const drop = db.prepare("DELETE FROM search WHERE rowid = ?");
  return {
    put(kind: string, e: number, text: SearchText): void {
      put.run(e, ofKind(kind, indexedText(text)));
    },
    drop(e: number): void {
      drop.run(e);
    },
  };
}
