import { KINDS } from "../../../../shared/domain/kinds.ts";
import type { Sqlite } from "../care/open-database.ts";
import { indexedWords, isSearched } from "./search-text.ts";
import type { SearchText } from "./search-text.ts";

/** Rows of further chunks of a record's text stand beyond this number, as often as the chunk says. */
export const BEYOND = 2 ** 40;

function rowidOf(e: number, chunk: number): bigint {
  return BigInt(e) + BigInt(chunk) * BigInt(BEYOND);
}

/** Kinds whose records are found by words, in the order of the list of kinds. */
export const SEARCHED_KINDS: readonly string[] = KINDS.filter(isSearched).map(({ name }) => name);

/**
 * Stands between kind and word. The kind is part of every word in the index, so that one index
 * answers for a kind as fast as an index of its own would: a word's list holds nothing of others
 * (ADR 25 has the figures). A private character, which no word has and SQLite takes for a letter.
 */
const OF = "\uE000";

/** Words as words of this kind, in one text. */
export function ofKind(kind: string, words: readonly string[]): string {
  return words.length === 0 ? "" : `${kind}${OF}${words.join(` ${kind}${OF}`)}`;
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
  const held = db.prepare<[bigint], number>("SELECT 1 FROM search WHERE rowid = ?").pluck();
  return {
    /** @param chunk of the record's lists; the first is with the record's own text */
    put(kind: string, e: number, chunk: number, text: SearchText): void {
      put.run(rowidOf(e, chunk), ofKind(kind, indexedWords(text)));
    },
    /** Takes out what a record is found by, from one chunk on. */
    drop(e: number, from = 0): void {
      for (let chunk = from; held.get(rowidOf(e, chunk)); chunk += 1) drop.run(rowidOf(e, chunk));
    },
  };
}
