import type { ReadStore } from "../store/read-store.ts";
import { createFound, matchOf, orExactly } from "../store/derived/search-query.ts";
import { createDefined } from "./defined.ts";
import type { Defined } from "./defined.ts";
import { createExact } from "./exact.ts";
import { definition } from "../../../shared/domain/definition/definition.ts";
import { createMarked } from "./marked.ts";
import { rememberedUntilChanged } from "./parts.ts";
import { createAsking } from "./query.ts";

/** What somebody typed into the search of a list, as a question to the store. */
export interface Sought {
  /** SQL that gives the local numbers of the records, each once. */
  found: string;
  /** Its parameters. */
  bound: Record<string, unknown>;
  /** Some are called exactly that: their numbers are in `@exact`, and they go first. */
  exactFirst: boolean;
  /** How many there are, where these are few. */
  size: number | null;
}

/**
 * So few are asked for once, and counts and pages are made of their numbers: a tag or a whole name finds one
 * record, and each further question to the index would cost as much as the first.
 */
const FEW = 50;

/** What was found, where all of it stands on one page: it is neither cut nor counted. Else null. */
export function wholeOf(sought: Sought | null, page: { offset: number; limit: number }): Sought | null {
  const isWhole = sought !== null && sought.size !== null && page.offset === 0 && sought.size <= page.limit;
  return isWhole ? sought : null;
}

/** Asks for the records of a kind; null when there is nothing to search for. */
export function createSought(
  store: Pick<ReadStore, "prepare" | "source" | "onBatch">,
  kind: string,
): (text: string) => Sought | null {
  const foundNow = createFound(store);
  const markedBy = createMarked(store);
  const exactly = createExact(store, kind);
  const definedBy = createDefined(store, kind);
  const asking = createAsking(store);
  const firstOf = (found: string, bound: object) =>
    asking(`SELECT e FROM (${found}) LIMIT ${FEW + 1}`).all(bound) as number[];
  // What a kind is called today finds its records too.
  const remembered = rememberedUntilChanged<Sought | null>(store, [kind, definition.name]);

  /** Numbers of the records by words and by kind, where these are few. */
  function fewOf(byWords: string, match: object, defined: Defined | null): number[] | null {
    const first = firstOf(byWords, match);
    if (defined && first.length <= FEW) first.push(...firstOf(defined.found, defined.bound));
    return first.length <= FEW ? first : null;
  }

  function ask(text: string): Sought | null {
    const match = matchOf(kind, text);
    if (!match) return null;
    const defined = definedBy(text);
    const byWords = foundNow()(kind);
    const marked = markedBy(text);
    const found = fewOf(byWords, match, defined);
    const own = marked.filter((each) => each.kind === kind && each.claims === 1).map(({ e }) => e);
    const few = found && [...new Set([...found, ...own])];
    // Who is called exactly that is found by words too: where there is one record, no name is looked up.
    const exact = few && few.length <= 1 ? [] : exactly(text, { marked });
    if (few) {
      const all = exact.length === 0 ? few : [...new Set([...few, ...exact])];
      return {
        found: "SELECT value AS e FROM json_each(@few)",
        bound: { few: JSON.stringify(all), exact: JSON.stringify(exact) },
        exactFirst: exact.length > 0,
        size: all.length,
      };
    }
    const all = defined ? `${byWords} UNION ${defined.found}` : byWords;
    const bound = { ...match, ...defined?.bound };
    if (exact.length === 0) return { found: all, bound, exactFirst: false, size: null };
    return {
      found: orExactly(all),
      bound: { ...bound, exact: JSON.stringify(exact) },
      exactFirst: true,
      size: null,
    };
  }
  return (text) => remembered.of(text, () => ask(text));
}
