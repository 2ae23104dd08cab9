import { kindNamed } from "../../../shared/domain/kinds.ts";
import type { KindName } from "../../../shared/domain/kinds.ts";
import type { SearchHit } from "../../../shared/ipc/queries.ts";
import { success } from "../outcome.ts";
import { queryWords, readingsOf } from "../search/text-forms.ts";
import { SEARCHED_KINDS } from "../store/derived/search-index.ts";
import { createFound, createHasWhole, matchOf, wholeMatchOf } from "../store/derived/search-query.ts";
import { createDefined } from "./defined.ts";
import { createExact } from "./exact.ts";
import { createMarked } from "./marked.ts";
import { createAsking } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";

/**
 * The newest records that match, by local number. Not by rank: ranking reads every match, and somebody
 * who types two letters of a palette matches half the register.
 *
 * @param found gives the local numbers of the records that match
 */
export function newestSql(found: string): string {
  return `SELECT e FROM (${found}) ORDER BY e DESC LIMIT @limit`;
}

/** A record that is found, by its local number: its row is read when it has a place among those shown. */
interface Found {
  kind: string;
  e: number;
}

export function searchQueries({ store }: QueryContext) {
  const asking = createAsking(store);
  const finders = SEARCHED_KINDS.map((kind) => ({
    kind,
    exactly: createExact(store, kind),
    definedBy: createDefined(store, kind),
    hasAny: createHasAny(store, kind),
    rows: store.prepare<[string], { e: number; row: string }>(
      `SELECT p.e, p.row FROM json_each(?) f CROSS JOIN ${kind} p ON p.e = f.value`,
    ),
  }));
  const foundNow = createFound(store);
  const hasWhole = createHasWhole(store);
  const markedBy = createMarked(store);

  const all: Query<"search.all"> = ({ text, limit }) => {
    const [words, foundIn, marked] = [queryWords(text), foundNow(), markedBy(text)];
    if (words.length === 0) return success([]);
    const asked = finders.filter(({ hasAny }) => hasAny());
    const isWhole = hasWhole(
      asked.map(({ kind }) => kind),
      words,
    );
    const found = asked.map(({ kind, exactly, definedBy }) => {
      const match = matchOf(kind, text, words);
      if (!match) return { exact: [], others: [] };
      const newestOf = (sql: string, bound: object) =>
        asking(newestSql(sql)).all({ ...bound, limit }) as number[];
      // What has the words whole goes before what has words that begin so.
      const whole = isWhole ? newestOf(foundIn(kind), wholeMatchOf(kind, words)) : [];
      const exact = exactly(text, { marked, isNoName: whole.length === 0 });
      const newest = whole.length < limit ? [...whole, ...newestOf(foundIn(kind), match)] : whole;
      // What is only of a kind that is called so comes behind what has the word itself.
      const defined = newest.length < limit ? definedBy(text) : null;
      const near = defined ? newestOf(defined.near, defined.bound) : [];
      const ofKind = defined && near.length < limit ? newestOf(defined.found, defined.bound) : near;
      const others = [...new Set([...newest, ...ofKind])].filter((e) => !exact.includes(e));
      const of = (numbers: number[]): Found[] => numbers.map((e) => ({ kind, e }));
      return { exact: of(exact), others: of(others) };
    });
    // What is called exactly that goes before all that only begins like it, whatever kind it is of.
    const exact = found.flatMap((each) => each.exact).slice(0, limit);
    const others = shared(
      found.map((each) => each.others),
      limit - exact.length,
    );
    return success(hitsOf([...exact, ...others]));
  };

  /** What is shown of them, in their order; all rows of a kind are read at once. */
  function hitsOf(shown: readonly Found[]): SearchHit[] {
    const hits = new Map(
      finders.map(({ kind, rows }) => {
        const numbers = shown.filter((each) => each.kind === kind).map(({ e }) => e);
        const read = numbers.length === 0 ? [] : rows.all(JSON.stringify(numbers));
        return [kind, new Map(read.map(({ e, row }) => [e, hitFrom(kind, row)]))];
      }),
    );
    return shown.flatMap(({ kind, e }) => hits.get(kind)?.get(e) ?? []);
  }

  function hitFrom(kind: string, row: string): SearchHit {
    const parsed = store.source.parsed(kind, row) as { id: string };
    const { title = "", subtitle = "" } = kindNamed(kind)?.hit(parsed) ?? {};
    return { kind: kind as KindName, id: parsed.id, title, subtitle };
  }
  const read: Query<"search.readings"> = ({ texts }) => success(texts.map(readingsOf));
  return { "search.all": all, "search.readings": read };
}

/** Whether there are records of a kind at all: most teams have some kinds of which there is none. */
function createHasAny(store: Pick<QueryContext["store"], "prepare">, kind: string): () => boolean {
  const some = store.prepare<[], number>(`SELECT 1 FROM ${kind} LIMIT 1`).pluck();
  let had = false;
  return () => (had ||= some.get() === 1);
}

/** Every kind gets its share of the places; what one does not need goes to the others. */
function shared(found: readonly Found[][], limit: number): Found[] {
  const taken = found.map(() => 0);
  let left = limit;
  while (left > 0) {
    const before = left;
    found.forEach((hits, index) => {
      if (left === 0 || (taken[index] ?? 0) >= hits.length) return;
      taken[index] = (taken[index] ?? 0) + 1;
      left -= 1;
    });
    if (left === before) break;
  }
  return found.flatMap((hits, index) => hits.slice(0, taken[index]));
}
