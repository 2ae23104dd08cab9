import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { ticket as kind } from "../../../shared/domain/ticket/ticket.ts";
import { shownUses } from "../../../shared/domain/definition/definition-use.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { ActionEntry, Page, QueryResults } from "../../../shared/ipc/queries.ts";
import { WRITTEN_BESIDE } from "../../../shared/ipc/record-details.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { entriesOf, setElements } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, hiddenOf, memberNames, rememberedUntilChanged } from "./parts.ts";
import { createTicketCustody } from "./custody-entries.ts";
import { createSought, wholeOf } from "./sought.ts";
import type { Sought } from "./sought.ts";
import { createAsking } from "./query.ts";
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
/** @param found gives the local numbers of the records that match */
export function ticketSearchSql(scope: Scope, found: string, exactFirst = false): string {
  const first = (alias: string) =>
    exactFirst ? `${alias}.e IN (SELECT value FROM json_each(@exact)) DESC, ` : "";
  return `SELECT p.row FROM (SELECT t.e, t.openedAt FROM (${found}) s CROSS JOIN ticket t ON t.e = s.e
       WHERE ${WHERE[scope]} ORDER BY ${first("t")}t.openedAt DESC, t.e DESC LIMIT @limit OFFSET @offset) found
     JOIN ticket p ON p.e = found.e ORDER BY ${first("found")}found.openedAt DESC, found.e DESC`;
}

/** All that was found, where it fits one page: to cut it would cost more than to read it. */
function ticketWholeSql(scope: Scope, found: string, exactFirst: boolean): string {
  const first = exactFirst ? "t.e IN (SELECT value FROM json_each(@exact)) DESC, " : "";
  return `SELECT t.row FROM (${found}) s CROSS JOIN ticket t ON t.e = s.e
    WHERE ${WHERE[scope]} ORDER BY ${first}t.openedAt DESC, t.e DESC`;
}

function ticketSearchCountSql(scope: Scope, found: string): string {
  return scope === "all"
    ? `SELECT count(*) FROM (${found})`
    : `SELECT count(*) FROM (${found}) s CROSS JOIN ticket t ON t.e = s.e WHERE ${WHERE[scope]}`;
}

export function ticketQueries(context: QueryContext) {
  const { store } = context;
  const prepared = (sqlOf: (scope: Scope) => string) =>
    Object.fromEntries(SCOPES.map((scope) => [scope, store.prepare<[object], string>(sqlOf(scope)).pluck()]));
  const soughtBy = createSought(store, kind.name);
  const asking = createAsking(store);
  const pages = prepared((scope) => TICKET_PAGE_SQL[scope]);
  const counts = prepared((scope) => TICKET_COUNT_SQL[scope]);
  const totals = rememberedUntilChanged<number>(store, [kind.name]);
  const rowFrom = (row: string) => store.source.parsed(kind.name, row) as TicketRow;
  const names = memberNames(store);
  const conflictsOf = entityConflicts(store);
  const custodyOf = createTicketCustody(store);

  function countIn(scope: Scope, bound: object, sought: Sought | null = null): number {
    const counting = sought ? asking(ticketSearchCountSql(scope, sought.found)) : counts[scope];
    return totals.of([scope, bound], () => Number(counting?.get(bound) ?? 0));
  }

  const page: Query<"ticket.page"> = ({ scope, text, offset, limit }) => {
    const me = store.identity().member;
    const sought = soughtBy(text);
    if (text.trim() !== "" && !sought) return success({ rows: [], total: 0 });
    const bound = { ...sought?.bound, ...(scope === "mine" ? { me } : {}) };
    const whole = wholeOf(sought, { offset, limit });
    if (whole) {
      const rows = asking(ticketWholeSql(scope, whole.found, whole.exactFirst)).all(bound) as string[];
      return success({ rows: rows.map(rowFrom), total: rows.length });
    }
    const page = sought ? asking(ticketSearchSql(scope, sought.found, sought.exactFirst)) : pages[scope];
    const rows = (page?.all({ ...bound, limit, offset }) ?? []) as string[];
    const total = countIn(scope, bound, sought);
    const result: Page<TicketRow> = { rows: rows.map(rowFrom), total };
    return success(result);
  };

  const countAll: Query<"ticket.counts"> = ({ text }) => {
    const me = store.identity().member;
    const sought = soughtBy(text);
    const nothing = text.trim() !== "" && !sought;
    const entries = SCOPES.map((scope) => {
      const bound = { ...sought?.bound, ...(scope === "mine" ? { me } : {}) };
      return [scope, nothing ? 0 : countIn(scope, bound, sought)];
    });
    return success(Object.fromEntries(entries) as QueryResults["ticket.counts"]);
  };

  const get: Query<"ticket.get"> = ({ id }) => {
    const state = store.state(entityKeyOf(kind.name, id));
    if (!state?.exists) return failure("notFound", "there is no ticket with this id", "id");
    const { actions: _, assets: __, tags: ___, ...fields } = state.fields;
    const assignee = state.fields.assignee;
    const row = rowOf(state) as TicketRow;
    const linked = setElements(state, "assets").flatMap((each) => store.source.state(asset.name, each) ?? []);
    return success({
      row,
      fields,
      uses: shownUses(state, kind.fields),
      missing: kind.missing?.(state, (name, other) => store.source.state(name, other)) ?? {},
      actions: entriesOf(state, "actions").map((entry) => actionFrom(state, entry, names)),
      assets: setElements(state, "assets").flatMap(
        (id) => (store.source.row(asset.name, id) as AssetRow | null) ?? [],
      ),
      custody: custodyOf(id, linked, row.openedAt),
      overwritten: state.overwritten,
      ...hiddenOf(state),
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
  const by = state.marks.at(mark);
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
    to: value.to === "user" ? "user" : "team",
    act: WRITTEN_BESIDE.find((act) => act === value.act) ?? "note",
  };
}
