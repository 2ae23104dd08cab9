import { isOpenTicket } from "../../../shared/domain/ticket/ticket-view.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { Likeness, SimilarTicket } from "../../../shared/ipc/intake.ts";
import { success } from "../outcome.ts";
import { likeTerms } from "../search/like-terms.ts";
import { BEYOND, ofKind } from "../store/derived/search-index.ts";
import type { ParamsOf, Query, QueryContext } from "./query.ts";

/** So many of the newest that have a term are looked at: of a common word there are thousands. */
const NEWEST = 150;
/** So many of the newest of a person or an asset. */
const OF_ONE = 40;
const SHOWN = 5;
/** So much of a title must be there to be like it. */
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

  /** How much of a title each ticket has, from 0 to 1, by local number. */
  function sharesOf(title: string): Map<number, number> {
    const terms = likeTerms(title).map((tokens) => {
      const found = having.all(`"${ofKind(ticket.name, tokens)}"`, NEWEST).map((rowid) => rowid % BEYOND);
      // What half of all tickets have says little about which one is meant.
      return { found: new Set(found), weight: found.length >= NEWEST ? 1 : 2 };
    });
    const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
    const shares = new Map<number, number>();
    for (const { found, weight } of terms)
      for (const e of found) shares.set(e, (shares.get(e) ?? 0) + weight / whole);
    return shares;
  }

  function candidates({ title, person, assets, site }: ParamsOf<"ticket.similar">) {
    const shares = sharesOf(title);
    const ofPerson = new Set(person === null ? [] : naming.all(person, OF_ONE));
    const ofAssets = new Set(assets.slice(0, SHOWN).flatMap((id) => naming.all(id, OF_ONE)));
    const likely = [...shares].filter(([, share]) => share >= LIKE_ENOUGH).map(([e]) => e);
    const all = [...new Set([...likely, ...ofPerson, ...ofAssets])];
    return rows.all(JSON.stringify(all)).map(({ e, row }) => {
      const read = store.source.parsed(ticket.name, row) as TicketRow;
      const share = shares.get(e) ?? 0;
      const like: Likeness[] = [
        ...(ofAssets.has(e) ? (["asset"] as const) : []),
        ...(ofPerson.has(e) ? (["person"] as const) : []),
        ...(share >= LIKE_ENOUGH ? (["words"] as const) : []),
        ...(site !== null && read.site === site ? (["site"] as const) : []),
      ];
      const worth = like.reduce((sum, each) => sum + WORTH[each] * (each === "words" ? share : 1), 0);
      return { row: read, like, worth };
    });
  }

  const similar: Query<"ticket.similar"> = (params) => {
    const found = candidates(params).sort((a, b) => b.worth - a.worth || b.row.openedAt - a.row.openedAt);
    const shown = ({ row, like }: SimilarTicket): SimilarTicket => ({ row, like });
    const open = found.filter(({ row }) => isOpenTicket(row) && row.status !== "resolved");
    const solved = found.filter(
      ({ row, like }) => !open.some((each) => each.row === row) && like.includes("words"),
    );
    return success({
      open: open.slice(0, SHOWN).map(shown),
      solved: solved.flatMap(withSolution).slice(0, SHOWN),
    });
  };

  /** Solved, with how; nothing where that is not said, or not shown any more. */
  function withSolution({ row, like }: SimilarTicket) {
    const { solution, resolutionCode } = store.source.state(ticket.name, row.id)?.fields ?? {};
    if (typeof solution !== "string" || solution.trim() === "") return [];
    return [
      { row, like, solution, resolutionCode: typeof resolutionCode === "string" ? resolutionCode : "" },
    ];
  }

  return { "ticket.similar": similar };
}
