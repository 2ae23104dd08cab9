import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { ActionEntry, Page, QueryResults } from "../../../shared/ipc/queries.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { setElements } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { queryForm } from "../search/text-forms.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, memberNames, rememberedCounts } from "./parts.ts";
import { parseRow } from "./query.ts";
import type { ParamsOf, Query, QueryContext } from "./query.ts";

type Scope = ParamsOf<"ticket.page">["scope"];
const SCOPES: readonly Scope[] = ["mine", "unassigned", "team", "closed", "archived", "all"];

/** `@me` is this laptop's member. */
const WHERE: Record<Scope, string> = {
  mine: "t.status IN ('new', 'accepted', 'resolved') AND t.assignee = @me",
  unassigned: "t.status IN ('new', 'accepted', 'resolved') AND t.assignee IS NULL",
  team: "t.status IN ('new', 'accepted', 'resolved')",
  closed: "t.status = 'closed'",
  archived: "t.status = 'archived'",
  all: "1",
};
/** SQL of every scope without text: inner select on an index alone, rows only for the page. */
export const TICKET_PAGE_SQL = Object.fromEntries(
  SCOPES.map((scope) => [
    scope,
    `SELECT p.row FROM (SELECT t.e, t.openedAt FROM ticket t WHERE ${WHERE[scope]}
       ORDER BY t.openedAt DESC, t.e DESC LIMIT @limit OFFSET @offset) found
     JOIN ticket p ON p.e = found.e ORDER BY found.openedAt DESC, found.e DESC`,
  ]),
) as Record<Scope, string>;
export const TICKET_COUNT_SQL = Object.fromEntries(
  SCOPES.map((scope) => [scope, `SELECT count(*) FROM ticket t WHERE ${WHERE[scope]}`]),
) as Record<Scope, string>;
export const TICKET_SEARCH_SQL = Object.fromEntries(
  SCOPES.map((scope) => [
    scope,
    `SELECT p.row FROM (SELECT t.e, t.openedAt FROM search_ticket s CROSS JOIN ticket t ON t.e = s.rowid
       WHERE s.search_ticket MATCH @match AND ${WHERE[scope]}
       ORDER BY t.openedAt DESC, t.e DESC LIMIT @limit OFFSET @offset) found
     JOIN ticket p ON p.e = found.e ORDER BY found.openedAt DESC, found.e DESC`,
  ]),
) as Record<Scope, string>;
export const TICKET_SEARCH_COUNT_SQL = Object.fromEntries(
  SCOPES.map((scope) => [
    scope,
    scope === "all"
      ? "SELECT count(*) FROM search_ticket WHERE search_ticket MATCH @match"
      : `SELECT count(*) FROM search_ticket s CROSS JOIN ticket t ON t.e = s.rowid
           WHERE s.search_ticket MATCH @match AND ${WHERE[scope]}`,
  ]),
) as Record<Scope, string>;

export function ticketQueries(context: QueryContext) {
  const { store } = context;
  const prepared = (sql: Record<Scope, string>) =>
    Object.fromEntries(SCOPES.map((scope) => [scope, store.prepare<[object], string>(sql[scope]).pluck()]));
  const pages = prepared(TICKET_PAGE_SQL);
  const counts = prepared(TICKET_COUNT_SQL);
  const found = prepared(TICKET_SEARCH_SQL);
  const foundCounts = prepared(TICKET_SEARCH_COUNT_SQL);
  const totals = rememberedCounts(store, "ticket");
  const names = memberNames(store);
  const conflictsOf = entityConflicts(store);

  const countIn = (scope: Scope, bound: object) =>
    totals.of([scope, bound], () => Number(counts[scope]?.get(bound) ?? 0));

  const page: Query<"ticket.page"> = ({ scope, text, offset, limit }) => {
    const me = store.identity().member;
    const match = queryForm(text);
    if (text.trim() !== "" && match === "") return success({ rows: [], total: 0 });
    const bound = { ...(match === "" ? {} : { match }), ...(scope === "mine" ? { me } : {}) };
    const rows = (match === "" ? pages : found)[scope]?.all({ ...bound, limit, offset }) ?? [];
    const total =
      match === ""
        ? countIn(scope, bound)
        : totals.of([scope, bound], () => Number(foundCounts[scope]?.get(bound) ?? 0));
    const result: Page<TicketRow> = { rows: rows.map(parseRow<TicketRow>), total };
    return success(result);
  };

  const countAll: Query<"ticket.counts"> = () => {
    const me = store.identity().member;
    const entries = SCOPES.map((scope) => [scope, countIn(scope, scope === "mine" ? { me } : {})]);
    return success(Object.fromEntries(entries) as QueryResults["ticket.counts"]);
  };

  const get: Query<"ticket.get"> = ({ id }) => {
    const state = store.state(entityKeyOf("ticket", id));
    if (!state?.exists) return failure("notFound", "there is no ticket with this id", "id");
    const { actions: _, assets: __, tags: ___, ...fields } = state.fields;
    const assignee = state.fields.assignee;
    return success({
      row: rowOf(state) as TicketRow,
      fields,
      actions: (state.lists.actions ?? []).map((entry) => actionFrom(state, entry, names)),
      assets: setElements(state, "assets").flatMap(
        (asset) => (store.source.row("asset", asset) as AssetRow | null) ?? [],
      ),
      overwritten: state.overwritten,
      conflicts: conflictsOf(state),
      settled: state.settled,
      assigneeName: typeof assignee === "string" ? names(assignee) : null,
    });
  };

  return { "ticket.page": page, "ticket.counts": countAll, "ticket.get": get };
}

function actionFrom(
  state: EntityState,
  { mark, value }: { mark: number; value: Record<string, unknown> },
  names: (member: string) => string,
): ActionEntry {
  const by = state.marks[mark];
  const actor = by?.actor ?? "";
  return {
    operation: by?.op ?? "",
    actor,
    actorName: names(actor),
    at: by?.at ?? 0,
    seq: by?.seq ?? null,
    text: String(value.text ?? ""),
    minutes: typeof value.minutes === "number" ? value.minutes : null,
    visit: value.visit === true,
    act: value.act === "assign" || value.act === "reopen" ? value.act : "note",
  };
}
