import { isOpenTicket } from "../../../shared/domain/ticket/ticket-view.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { Likeness, SimilarTicket } from "../../../shared/ipc/intake.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import { success } from "../outcome.ts";
import { likeTerms } from "../search/like-terms.ts";
import { BEYOND, ofKind } from "../store/derived/search-index.ts";
import type { ParamsOf, Query, QueryContext } from "./query.ts";

/** So many of the newest that have a term are looked at: of a common word there are thousands. */
const NEWEST = 150;
/** So many of the newest that have two common terms at once. */
const OF_BOTH = 25;
/** Common terms that are asked for by twos. */
const BY_TWOS = 4;
/** So many are read to see how much of the title theirs has. */
const READ = 80;
/** So many of the newest of a person or an asset. */
const OF_ONE = 40;
const SHOWN = 5;
/** So much of the title must be in theirs. */
const LIKE_ENOUGH = 0.4;

const WORTH: Readonly<Record<Likeness, number>> = { asset: 3, person: 1.5, words: 3, site: 0.5 };

/**
 * Tickets like the one that is being written, in steps that do not grow with the store: each term of the title is
 * asked for its newest tickets alone, rare terms count more, and rows are read for what is shown.
 */
export function similarQueries({ store }: QueryContext) {
  const having = store
    .prepare<[string, number], number>(
      "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
    )
    .pluck();
  const naming = store
    .prepare<[string, number], number>("SELECT e FROM reference WHERE target = ? ORDER BY e DESC LIMIT ?")
    .pluck();
  const rows = store.prepare<[string], { e: number; row: string }>(
    `SELECT p.e, p.row FROM json_each(?) f CROSS JOIN ${ticket.name} p ON p.e = f.value`,
  );

  const phrase = (tokens: readonly string[]) => `"${ofKind(ticket.name, tokens)}"`;
  const ask = (match: string, most: number) => having.all(match, most).map((rowid) => rowid % BEYOND);

  /** The terms of a title, and tickets that have many of them: what half of all tickets have counts less. */
  function sharing(title: string): { terms: Map<string, number>; found: number[] } {
    const asked = likeTerms(title).map((tokens) => ({ tokens, found: new Set(ask(phrase(tokens), NEWEST)) }));
    const common = asked.filter(({ found }) => found.size >= NEWEST);
    const terms = new Map(asked.map(({ tokens, found }) => [tokens.join(" "), found.size >= NEWEST ? 1 : 2]));
    const shares = new Map<number, number>();
    for (const { tokens, found } of asked)
      for (const e of found) shares.set(e, (shares.get(e) ?? 0) + (terms.get(tokens.join(" ")) ?? 0));
    const most = [...shares].sort(([a, x], [b, y]) => y - x || b - a).slice(0, READ);
    // Those that have two common words at once lie far behind the newest of each; neighbours are mostly one word.
    const apart = common.filter((_, at) => at % 2 === 0).slice(0, BY_TWOS);
    const both = apart.flatMap(({ tokens }, at) =>
      apart.slice(at + 1).flatMap((other) => ask(`${phrase(tokens)} AND ${phrase(other.tokens)}`, OF_BOTH)),
    );
    return { terms, found: [...most.map(([e]) => e), ...both] };
  }

  /** How much of the title another one has, from 0 to 1. */
  function shareOf(terms: ReadonlyMap<string, number>, title: string): number {
    const theirs = new Set(likeTerms(title).map((tokens) => tokens.join(" ")));
    const sum = (entries: Iterable<[string, number]>) =>
      [...entries].reduce((all, [, weight]) => all + weight, 0);
    return terms.size === 0 ? 0 : sum([...terms].filter(([term]) => theirs.has(term))) / sum(terms);
  }

  function candidates({ title, person, assets, site }: ParamsOf<"ticket.similar">) {
    const { terms, found } = sharing(title);
    const ofPerson = new Set(person === null ? [] : naming.all(person, OF_ONE));
    const ofAssets = new Set(assets.slice(0, SHOWN).flatMap((id) => naming.all(id, OF_ONE)));
    const all = [...new Set([...found, ...ofPerson, ...ofAssets])];
    return rows.all(JSON.stringify(all)).flatMap(({ e, row }) => {
      const read = store.source.parsed(ticket.name, row) as TicketRow;
      const share = shareOf(terms, read.title);
      const like: Likeness[] = [
        ...(ofAssets.has(e) ? (["asset"] as const) : []),
        ...(ofPerson.has(e) ? (["person"] as const) : []),
        ...(share >= LIKE_ENOUGH ? (["words"] as const) : []),
      ];
      if (like.length === 0) return [];
      if (site !== null && read.site === site) like.push("site");
      const worth = like.reduce((sum, each) => sum + WORTH[each] * (each === "words" ? share : 1), 0);
      return [{ row: read, like, worth }];
    });
  }

  const similar: Query<"ticket.similar"> = (params) => {
    const found = candidates(params).sort((a, b) => b.worth - a.worth || b.row.openedAt - a.row.openedAt);
    const shown = ({ row, like }: SimilarTicket): SimilarTicket => ({ row, like });
    const open = found.filter(({ row }) => isOpenTicket(row) && row.status !== "resolved");
    const solved = found.filter(
      // What was done of a matter of security is not handed on into another ticket.
      ({ row, like }) =>
        !row.securityFlag && !open.some((each) => each.row === row) && like.includes("words"),
    );
    return success({
      open: open.slice(0, SHOWN).map(shown),
      solved: solved.flatMap(withSolution).slice(0, SHOWN),
    });
  };

  /** Solved, with how; nothing where that is not said, or not shown any more. */
  function withSolution({ row, like }: SimilarTicket) {
    const { solution, resolutionCode } = store.source.state(ticket.name, row.id)?.fields ?? {};
    if (typeof solution !== "string" || solution.trim() === "" || solution.includes(HIDDEN)) return [];
    return [
      { row, like, solution, resolutionCode: typeof resolutionCode === "string" ? resolutionCode : "" },
    ];
  }

  return { "ticket.similar": similar };
}
