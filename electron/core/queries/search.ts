import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { SearchHit } from "../../../shared/ipc/queries.ts";
import { success } from "../outcome.ts";
import { queryForm } from "../search/text-forms.ts";
import type { Query, QueryContext } from "./query.ts";

/**
 * The newest records that match. Not by rank: ranking reads every match, and somebody who types
 * two letters of a palette matches half the register.
 */
export const SEARCH_SQL = Object.fromEntries(
  ["ticket", "asset", "person"].map((kind) => [
    kind,
    `SELECT p.row FROM (SELECT rowid AS e FROM search_${kind} WHERE search_${kind} MATCH @match
       ORDER BY rowid DESC LIMIT @limit) found
     JOIN ${kind} p ON p.e = found.e ORDER BY found.e DESC`,
  ]),
);

export function searchQueries({ store }: QueryContext) {
  const statements = Object.entries(SEARCH_SQL).map(([kind, sql]) => ({
    kind: kind as SearchHit["kind"],
    statement: store.prepare<[object], string>(sql).pluck(),
  }));

  const all: Query<"search.all"> = ({ text, limit }) => {
    const match = queryForm(text);
    if (match === "") return success([]);
    const found = statements.map(({ kind, statement }) =>
      statement.all({ match, limit }).map((row) => hitFrom(kind, JSON.parse(row) as object)),
    );
    return success(shared(found, limit));
  };
  return { "search.all": all };
}

/** Every kind gets its share of the places; what one does not need goes to the others. */
function shared(found: readonly SearchHit[][], limit: number): SearchHit[] {
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

function hitFrom(kind: SearchHit["kind"], row: object): SearchHit {
  if (kind === "ticket") {
    const { id, number, title, requester, dept } = row as TicketRow;
    return { kind, id, title: `${number} ${title}`, subtitle: joined([requester, dept]) };
  }
  if (kind === "asset") {
    const { id, number, name, maker, model, tag, serial } = row as AssetRow;
    return {
      kind,
      id,
      title: joined([number, name || model], " "),
      subtitle: joined([maker, model, tag, serial]),
    };
  }
  const { id, name, dept, employeeNo } = row as PersonRow;
  return { kind, id, title: name, subtitle: joined([dept, employeeNo]) };
}

function joined(parts: readonly string[], by = " · "): string {
  return parts.filter((part) => part !== "").join(by);
}
