import { queryForm, queryWords } from "../../search/text-forms.ts";
import type { QueryWord } from "../../search/text-forms.ts";
import type { ReadStore } from "../read-store.ts";
import { BEYOND, SEARCHED_KINDS, formerIndex, ofKind } from "./search-index.ts";

/**
 * What a person typed, as parameters of {@link foundSql}; null when there is nothing to search for.
 *
 * @param words of the text, where several kinds are asked for the same
 */
export function matchOf(
  kind: string,
  text: string,
  words: readonly QueryWord[] = queryWords(text),
): { match: string; plain: string } | null {
  if (words.length === 0) return null;
  const plain = queryForm(text, words);
  const matches = words.map(({ tokens, inside }, at) => {
    const phrase = `"${ofKind(kind, tokens)}"${at === words.length - 1 ? " *" : ""}`;
    return inside === null ? phrase : `(${phrase} OR "${ofKind(kind, [inside])}" *)`;
  });
  return { plain, match: matches.join(" AND ") };
}

/**
 * The same for records that have every word whole. To ask for the beginning of a word costs what all
 * words hold that begin so; the whole one costs nothing, and what has it goes before the others.
 */
export function wholeMatchOf(kind: string, words: readonly QueryWord[]): { match: string; plain: string } {
  const phrases = words.map(({ tokens }) => tokens);
  return {
    plain: phrases.map((tokens) => `"${tokens.join(" ")}"`).join(" "),
    match: phrases.map((tokens) => `"${ofKind(kind, tokens)}"`).join(" AND "),
  };
}

/**
 * Whether anything of these kinds may have the words whole, in one question: of a word that is only begun
 * nothing has, and none of the kinds need be asked.
 */
export function createHasWhole(
  store: Pick<ReadStore, "prepare">,
): (kinds: readonly string[], words: readonly QueryWord[]) => boolean {
  const named = store.prepare<[string], number>("SELECT 1 FROM sqlite_schema WHERE name = ?").pluck();
  if (SEARCHED_KINDS.some((kind) => named.get(formerIndex(kind)) === 1)) return () => true;
  const some = store.prepare<[string], number>("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1").pluck();
  return (kinds, words) =>
    kinds.length > 0 &&
    some.get(kinds.map((kind) => `(${wholeMatchOf(kind, words).match})`).join(" OR ")) === 1;
}

/** Where the words of a kind's records stand beside the index itself. */
export interface AlsoIn {
  /** Some record has so much text that it stands in several rows. */
  further: boolean;
  /** Records of 0.1.0 are still derived anew: its index of the kind is asked too. */
  former: boolean;
}

/**
 * SQL of a select that gives the local numbers (`e`) of the records of a kind that match, each once,
 * with the parameters of {@link matchOf}.
 */
export function foundSql(kind: string, { further, former }: AlsoIn): string {
  if (!further && !former) return "SELECT rowid AS e FROM search WHERE search MATCH @match";
  const found = `SELECT DISTINCT rowid % ${BEYOND} AS e FROM search WHERE search MATCH @match`;
  const index = formerIndex(kind);
  return former ? `${found} UNION SELECT rowid AS e FROM ${index} WHERE ${index} MATCH @plain` : found;
}

/**
 * The same with the records whose local numbers stand in `@exact`: a number is called exactly what somebody
 * typed whatever zeros were left out, but no word of it begins so.
 */
export function orExactly(found: string): string {
  return `${found} UNION SELECT value AS e FROM json_each(@exact)`;
}

/** {@link foundSql} of a kind as it must be asked now. */
export function createFound(store: Pick<ReadStore, "prepare">): () => (kind: string) => string {
  const named = store.prepare<[string], number>("SELECT 1 FROM sqlite_schema WHERE name = ?").pluck();
  const former = new Map(SEARCHED_KINDS.map((kind) => [kind, named.get(formerIndex(kind)) === 1]));
  const further = store
    .prepare<[number], number>("SELECT 1 FROM search_docsize WHERE id >= ? LIMIT 1")
    .pluck();
  return () => {
    const isFurther = further.get(BEYOND) === 1;
    return (kind) => foundSql(kind, { former: former.get(kind) === true, further: isFurther });
  };
}
