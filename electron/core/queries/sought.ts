import type { ReadStore } from "../store/read-store.ts";
import { createFound, matchOf, orExactly } from "../store/derived/search-query.ts";
import { createDefined } from "./defined.ts";
import { createExact } from "./exact.ts";

/** What somebody typed into the search of a list, as a question to the store. */
export interface Sought {
  /** SQL that gives the local numbers of the records, each once. */
  found: string;
  /** Its parameters. */
  bound: Record<string, unknown>;
  /** Some are called exactly that: their numbers are in `@exact`, and they go first. */
  exactFirst: boolean;
}

/** Asks for the records of a kind; null when there is nothing to search for. */
export function createSought(
  store: Pick<ReadStore, "prepare" | "source">,
  kind: string,
): (text: string) => Sought | null {
  const foundNow = createFound(store);
  const exactly = createExact(store, kind);
  const definedBy = createDefined(store, kind);
  return (text) => {
    const match = matchOf(kind, text);
    if (!match) return null;
    const defined = definedBy(text);
    const byWords = foundNow()(kind);
    const found = defined ? `${byWords} UNION ${defined.found}` : byWords;
    const bound = { ...match, ...defined?.bound };
    const exact = exactly(text);
    if (exact.length === 0) return { found, bound, exactFirst: false };
    return {
      found: orExactly(found),
      bound: { ...bound, exact: JSON.stringify(exact) },
      exactFirst: true,
    };
  };
}
