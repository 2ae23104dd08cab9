import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { APPROVALS } from "../../../shared/domain/approval/approving.ts";
import { stepsIn } from "../../../shared/domain/approval/step-act.ts";
import type { ReadRecord } from "../../../shared/domain/kind/record-kind.ts";
import { answersOf } from "../../../shared/domain/ticket/ticket-answers.ts";
import { ticketLevels, ticketStanding } from "../../../shared/domain/ticket/ticket-approval.ts";
import { ticket as kind } from "../../../shared/domain/ticket/ticket.ts";
import { shownUses } from "../../../shared/domain/definition/definition-use.ts";
import { visitsOf } from "../../../shared/domain/ticket/ticket-visits.ts";
import { WORK_WAYS } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { ActionEntry, Page, QueryResults } from "../../../shared/ipc/queries.ts";
import type { TicketDetail } from "../../../shared/ipc/record-details.ts";
import { WRITTEN_BESIDE } from "../../../shared/ipc/record-details.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { entriesOf, setElements } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, hiddenOf, memberNames, rememberedUntilChanged } from "./parts.ts";
import { TICKET_SCOPES } from "../../../shared/ipc/ticket-filter.ts";
import type { TicketScope } from "../../../shared/ipc/ticket-filter.ts";
import type { ReadStore } from "../store/read-store.ts";
import { definition } from "../../../shared/domain/definition/definition.ts";
import { ticketEnd } from "./ticket-end.ts";
import { filteringBy } from "./ticket-filter.ts";
import type { Filtering } from "./ticket-filter.ts";
import { createTicketAround } from "./ticket-around.ts";
import { createTicketCustody } from "./custody-entries.ts";
import { createSought, wholeOf } from "./sought.ts";
import type { Sought } from "./sought.ts";
import { createAsking } from "./query.ts";
import type { ParamsOf, Query, QueryContext } from "./query.ts";

type Scope = TicketScope;

/** `@me` is this laptop's member. */
const WHERE: Record<Scope, string> = {
  mine: "t.status IN ('new', 'accepted', 'resolved') AND t.assignee = @me",
  unassigned: "t.status IN ('new', 'accepted', 'resolved') AND t.assignee IS NULL",
  team: "t.status IN ('new', 'accepted', 'resolved')",
  closed: "t.status = 'closed'",
  archived: "t.status = 'archived'",
  all: "1",
};

/**
 * Tickets of a scope as `t`: what is filtered is read off the one index that has all that tickets are
 * chosen by, since the others would fetch the row of each.
 *
 * @param filter further conditions, '' for none
 */
const ticketsOf = (scope: Scope, filter: string) =>
  `ticket t${filter === "" ? "" : " INDEXED BY ticket_opened"} WHERE ${WHERE[scope]}${filter}`;

/** A page of a scope: the inner select on an index alone, rows only for the page. */
export function ticketPageSql(scope: Scope, filter = ""): string {
  return `SELECT p.row FROM (SELECT t.e, t.openedAt FROM ${ticketsOf(scope, filter)}
       ORDER BY t.openedAt DESC, t.e DESC LIMIT @limit OFFSET @offset) found
     JOIN ticket p ON p.e = found.e ORDER BY found.openedAt DESC, found.e DESC`;
}

export function ticketCountSql(scope: Scope, filter = ""): string {
  return `SELECT count(*) FROM ${ticketsOf(scope, filter)}`;
}

/** @param found gives the local numbers of the records that match */
export function ticketSearchSql(scope: Scope, found: string, exactFirst = false, filter = ""): string {
  const first = (alias: string) =>
    exactFirst ? `${alias}.e IN (SELECT value FROM json_each(@exact)) DESC, ` : "";
  return `SELECT p.row FROM (SELECT t.e, t.openedAt FROM (${found}) s CROSS JOIN ticket t ON t.e = s.e
       WHERE ${WHERE[scope]}${filter} ORDER BY ${first("t")}t.openedAt DESC, t.e DESC LIMIT @limit OFFSET @offset) found
     JOIN ticket p ON p.e = found.e ORDER BY ${first("found")}found.openedAt DESC, found.e DESC`;
}

/** All that was found, where it fits one page: to cut it would cost more than to read it. */
function ticketWholeSql(scope: Scope, { found, exactFirst }: Sought, filter: string): string {
  const first = exactFirst ? "t.e IN (SELECT value FROM json_each(@exact)) DESC, " : "";
  return `SELECT t.row FROM (${found}) s CROSS JOIN ticket t ON t.e = s.e
    WHERE ${WHERE[scope]}${filter} ORDER BY ${first}t.openedAt DESC, t.e DESC`;
}

function ticketSearchCountSql(scope: Scope, found: string, filter: string): string {
  return scope === "all" && filter === ""
    ? `SELECT count(*) FROM (${found})`
    : `SELECT count(*) FROM (${found}) s CROSS JOIN ticket t ON t.e = s.e WHERE ${WHERE[scope]}${filter}`;
}

/** What tickets are asked for by. */
export type TicketsAsked = Pick<ParamsOf<"ticket.page">, "scope" | "text" | "filter">;

/** Gives the local numbers of all tickets that are asked for, in the order in which they were recorded. */
export function createTicketsFound(store: ReadStore): (asked: TicketsAsked) => number[] {
  const soughtBy = createSought(store, kind.name);
  const asking = createAsking(store);
  return ({ scope, text, filter }) => {
    const sought = soughtBy(text);
    if (text.trim() !== "" && !sought) return [];
    const { sql, bound } = filteringBy(filter, store);
    const from = sought
      ? `(${sought.found}) s CROSS JOIN ticket t ON t.e = s.e WHERE ${WHERE[scope]}${sql}`
      : ticketsOf(scope, sql);
    const me = scope === "mine" ? { me: store.identity().member } : {};
    const found = asking(`SELECT t.e FROM ${from} ORDER BY t.e`);
    return found.all({ ...sought?.bound, ...bound, ...me }) as number[];
  };
}

export function ticketQueries(context: QueryContext) {
  const { store } = context;
  const soughtBy = createSought(store, kind.name);
  const asking = createAsking(store);
  const totals = rememberedUntilChanged<number>(store, [kind.name, definition.name]);
  const rowFrom = (row: string) => store.source.parsed(kind.name, row) as TicketRow;
  const names = memberNames(store);
  const conflictsOf = entityConflicts(store);
  const custodyOf = createTicketCustody(store);
  const aroundOf = createTicketAround(store, names);

  function countIn(scope: Scope, bound: object, filter: string, sought: Sought | null): number {
    const sql = sought ? ticketSearchCountSql(scope, sought.found, filter) : ticketCountSql(scope, filter);
    return totals.of([sql, bound], () => Number(asking(sql).get(bound) ?? 0));
  }

  const boundOf = (scope: Scope, sought: Sought | null, filtering: Filtering) => ({
    ...sought?.bound,
    ...filtering.bound,
    ...(scope === "mine" ? { me: store.identity().member } : {}),
  });

  const page: Query<"ticket.page"> = ({ scope, text, filter, offset, limit }) => {
    const sought = soughtBy(text);
    if (text.trim() !== "" && !sought) return success({ rows: [], total: 0 });
    const filtering = filteringBy(filter, store);
    const bound = boundOf(scope, sought, filtering);
    const whole = wholeOf(sought, { offset, limit });
    if (whole) {
      const rows = asking(ticketWholeSql(scope, whole, filtering.sql)).all(bound) as string[];
      return success({ rows: rows.map(rowFrom), total: rows.length });
    }
    const sql = sought
      ? ticketSearchSql(scope, sought.found, sought.exactFirst, filtering.sql)
      : ticketPageSql(scope, filtering.sql);
    const rows = asking(sql).all({ ...bound, limit, offset }) as string[];
    const total = countIn(scope, bound, filtering.sql, sought);
    const result: Page<TicketRow> = { rows: rows.map(rowFrom), total };
    return success(result);
  };

  const countAll: Query<"ticket.counts"> = ({ text, filter }) => {
    const sought = soughtBy(text);
    const nothing = text.trim() !== "" && !sought;
    const filtering = filteringBy(filter, store);
    const entries = TICKET_SCOPES.map((scope) => {
      const bound = boundOf(scope, sought, filtering);
      return [scope, nothing ? 0 : countIn(scope, bound, filtering.sql, sought)];
    });
    return success(Object.fromEntries(entries) as QueryResults["ticket.counts"]);
  };

  const recordOf: ReadRecord = (name, other) => store.source.state(name, other);
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
      answers: answersOf(state, recordOf),
      approval: approvalOf(state, recordOf),
      missing: kind.missing?.(state, recordOf) ?? {},
      visits: visitsOf(state),
      actions: entriesOf(state, "actions").map((entry) => actionFrom(state, entry, names)),
      assets: setElements(state, "assets").flatMap(
        (id) => (store.source.row(asset.name, id) as AssetRow | null) ?? [],
      ),
      custody: custodyOf(id, linked, row.openedAt),
      overwritten: state.overwritten,
      ...hiddenOf(state),
      conflicts: conflictsOf(state),
      settled: state.settled,
      ...aroundOf(state),
      ...ticketEnd(store, state),
      assigneeName: typeof assignee === "string" ? names(assignee) : null,
    });
  };

  return { "ticket.page": page, "ticket.counts": countAll, "ticket.get": get };
}

function approvalOf(state: EntityState, read: ReadRecord): TicketDetail["approval"] {
  const steps = stepsIn(state, APPROVALS).map(({ step }) => step);
  if (steps.length === 0 && ticketLevels(state, read).length === 0) return null;
  return { standing: ticketStanding(state, read), steps };
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
    way: WORK_WAYS.find((way) => way === value.way) ?? null,
    visit: value.way === "onSite",
    to: value.to === "user" ? "user" : "team",
    act: WRITTEN_BESIDE.find((act) => act === value.act) ?? "note",
  };
}
