import { asset as kind } from "../../../shared/domain/asset/asset.ts";
import { STATUS_GROUPS } from "../../../shared/domain/asset/asset-status.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { mapIn } from "../../../shared/domain/kind/read-state.ts";
import { ownEntries } from "../../../shared/domain/asset/own-fields.ts";
import { headOf } from "../../../shared/domain/custody/custody-chain.ts";
import { shownUses } from "../../../shared/domain/definition/definition-use.ts";
import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { AssetDetail, Page } from "../../../shared/ipc/queries.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, hiddenOf, rememberedUntilChanged } from "./parts.ts";
import { createCustodyEntries } from "./custody-entries.ts";
import { createSought, wholeOf } from "./sought.ts";
import type { Sought } from "./sought.ts";
import { createAsking } from "./query.ts";
import type { ParamsOf, Query, QueryContext } from "./query.ts";

type PageParams = ParamsOf<"asset.page">;
type Sort = PageParams["sort"];

const SORT_COLUMN: Record<Sort, string> = {
  number: "number",
  updated: "updatedAt",
  name: "name",
  tag: "tag",
  holder: "holder",
};
/** More matches than this are walked in the order of the page instead of being sorted. */
export const MANY_MATCHES = 2000;
const TICKETS_OF_ASSET = 100;

/** Columns that a page is filtered by. */
const FILTERS = ["kind", "status", "site"] as const;

export type AssetPageShape = Pick<PageParams, "sort" | "descending"> & {
  /** Records whose local numbers stand in `@exact` go before the others. */
  exactFirst?: boolean;
  filters: readonly (typeof FILTERS)[number][];
  search: "none" | "few" | "many";
};

/**
 * SQL of a register page. The inner select stays on one covering index, rows are read for the page only.
 *
 * @param found gives the local numbers of the records that match
 */
export function assetPageSql(
  { sort, descending, filters, search, exactFirst = false }: AssetPageShape,
  found: string,
): string {
  const columns = orderColumns(sort);
  const order = (alias: string) => orderOf(alias, { sort, descending, exactFirst });
  const from = {
    none: `asset a INDEXED BY asset_${indexName(sort)}`,
    few: `(${found}) s CROSS JOIN asset a ON a.e = s.e`,
    many: `asset a INDEXED BY asset_${indexName(sort)}`,
  }[search];
  const match = {
    none: [],
    few: [],
    many: [`a.e IN (${found})`],
  }[search];
  const where = [...match, ...conditions(filters)].join(" AND ");
  return `SELECT p.row FROM (SELECT ${columns.map((name) => `a.${name}`).join(", ")} FROM ${from} WHERE ${where}
      ORDER BY ${order("a")} LIMIT @limit OFFSET @offset) found
    JOIN asset p ON p.e = found.e ORDER BY ${order("found")}`;
}

/** Ties in the order of the index, which therefore needs no sorting, however many there are. */
function orderColumns(sort: Sort): string[] {
  const column = SORT_COLUMN[sort];
  return [column, ...[...FILTERS, "e"].filter((name) => name !== column)];
}

function orderOf(
  alias: string,
  { sort, descending, exactFirst }: Omit<AssetPageShape, "filters" | "search">,
) {
  const first = exactFirst ? `${alias}.e IN (SELECT value FROM json_each(@exact)) DESC, ` : "";
  const direction = descending ? "DESC" : "ASC";
  return (
    first +
    orderColumns(sort)
      .map((name) => `${alias}.${name} ${direction}`)
      .join(", ")
  );
}

/** SQL of all that was found, where it fits one page: to cut it would cost more than to read it. */
function assetWholeSql({ filters, ...order }: Omit<AssetPageShape, "search">, found: string): string {
  return `SELECT a.row FROM (${found}) s CROSS JOIN asset a ON a.e = s.e
    WHERE ${conditions(filters).join(" AND ")} ORDER BY ${orderOf("a", order)}`;
}

export function assetCountSql(
  { filters, search }: Pick<AssetPageShape, "filters" | "search">,
  found: string,
): string {
  if (search === "none") {
    return `SELECT count(*) FROM asset a INDEXED BY asset_number WHERE ${conditions(filters).join(" AND ")}`;
  }
  if (filters.length === 0) return `SELECT count(*) FROM (${found})`;
  return `SELECT count(*) FROM (${found}) s CROSS JOIN asset a ON a.e = s.e
    WHERE ${conditions(filters).join(" AND ")}`;
}

const AMONG = `SELECT DISTINCT n.e FROM json_each(@only) o
  CROSS JOIN entity n ON n.id = o.value AND n.kind = '${kind.name}'
  CROSS JOIN asset l ON l.e = n.e AND l.${kind.list.where}`;

/** What was sought, of these records alone. */
function among(only: readonly string[], sought: Sought | null): Sought {
  const bound = { ...sought?.bound, only: JSON.stringify(only) };
  if (!sought) return { found: AMONG, bound, exactFirst: false, size: null };
  return { ...sought, found: `SELECT e FROM (${sought.found}) WHERE e IN (${AMONG})`, bound, size: null };
}

/**
 * Merged records are part of another one and in no list. The plus keeps SQLite from taking a filtered
 * column for a constant, with which it no longer sees that the index has the order of the page.
 */
function conditions(filters: AssetPageShape["filters"]): string[] {
  return ["a.status <> 'merged'", ...filters.map(conditionOf)];
}

/** The words that a filter by status stands for, each in quotation marks. */
function wordsOf(status: string): string {
  return JSON.stringify(STATUS_GROUPS[status] ?? [status]);
}

function conditionOf(name: AssetPageShape["filters"][number]): string {
  // One word of 0.1.0 stands for several.
  if (name === "status") return `instr(@status, '"' || a.status || '"') > 0`;
  return `+a.${name} = @${name}`;
}

function indexName(sort: Sort): string {
  return sort === "updated" ? "updated" : SORT_COLUMN[sort];
}

export function assetQueries(context: QueryContext) {
  const { store } = context;
  const custodyEntries = createCustodyEntries(store);
  const conflictsOf = entityConflicts(store);
  const soughtBy = createSought(store, kind.name);
  const rowFrom = (row: string) => store.source.parsed(kind.name, row) as AssetRow;
  const counts = rememberedUntilChanged<number>(store, [kind.name]);
  const prepared = createAsking(store);
  const ticketsOf = store
    .prepare<[string, number], string>(
      `SELECT t.row FROM reference r JOIN ticket t ON t.e = r.e WHERE r.target = ?
        ORDER BY t.openedAt DESC LIMIT ?`,
    )
    .pluck();
  const recordOf = (name: string, id: string) => store.source.state(name, id);

  const page: Query<"asset.page"> = (params) => {
    const typed = soughtBy(params.text);
    if (params.text.trim() !== "" && !typed) return success({ rows: [], total: 0 });
    const sought = params.only === null ? typed : among(params.only, typed);
    const filters = FILTERS.filter((name) => params[name] !== null);
    const { found, exactFirst } = sought ?? { found: "", exactFirst: false };
    const bound: Record<string, unknown> = { ...sought?.bound };
    for (const name of filters) bound[name] = params[name];
    if (params.status) bound.status = wordsOf(params.status);
    const { sort, descending, limit, offset } = params;
    if (wholeOf(sought, params)) {
      const whole = prepared(assetWholeSql({ sort, descending, filters, exactFirst }, found)).all(bound);
      return success({ rows: (whole as string[]).map(rowFrom), total: whole.length });
    }
    const counting = assetCountSql({ filters, search: sought ? "few" : "none" }, found);
    const count = () => Number(prepared(counting).get(bound) ?? 0);
    // What a person chose may be thousands of ids: too much to be remembered by.
    const total = params.only === null ? counts.of([counting, bound], count) : count();
    const search = !sought ? "none" : total > MANY_MATCHES ? "many" : "few";
    const sql = assetPageSql({ sort, descending, filters, search, exactFirst }, found);
    const rows = prepared(sql).all({ ...bound, limit, offset }) as string[];
    const result: Page<AssetRow> = { rows: rows.map(rowFrom), total };
    return success(result);
  };

  const get: Query<"asset.get"> = ({ id }) => {
    const state = store.state(entityKeyOf(kind.name, id));
    if (!state?.exists) return failure("notFound", "there is no asset with this id", "id");
    return success(detailOf(state));
  };

  function detailOf(state: EntityState): AssetDetail {
    const { processors, memories, media, ports, os, firmwares, custody: _, ...fields } = state.fields;
    const chain = custodyOf(state);
    const listOf = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : []);
    return {
      row: rowOf(state) as AssetRow,
      fields: plainFields(fields),
      own: ownEntries(state, recordOf),
      measured: measuredBeside(state),
      uses: shownUses(state, kind.fields),
      missing: kind.missing?.(state, recordOf) ?? {},
      processors: listOf(processors),
      memories: listOf(memories),
      media: listOf(media),
      ports: listOf(ports),
      os: (os as AssetDetail["os"] | undefined) ?? null,
      firmwares: listOf(firmwares),
      documents: entriesOf(state, "documents").map(({ mark, value }) => ({
        sha256: String(value.sha256),
        format: String(value.format),
        name: String(value.name),
        bytes: Number(value.bytes),
        at: state.marks.at(mark)?.at ?? 0,
      })),
      custody: {
        events: custodyEntries(state),
        branches: chain.branches,
        head: headOf(chain)?.id ?? null,
      },
      overwritten: state.overwritten.filter(({ field }) => !field.startsWith("measured.")),
      ...hiddenOf(state),
      conflicts: conflictsOf(state),
      settled: state.settled,
      tickets: ticketsOf
        .all(state.id, TICKETS_OF_ASSET)
        .map((row) => store.source.parsed(ticket.name, row) as TicketRow),
    };
  }

  return { "asset.page": page, "asset.get": get };
}

/** Own fields are answered apart, with what they mean; so is what was measured. */
function plainFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/^(own|measured)\./.test(name)));
}

/** What the latest inventory measured of fields that a person wrote otherwise. */
function measuredBeside(state: EntityState): Record<string, unknown> {
  const { at: _at, ...beside } = mapIn(state, "measured");
  return Object.fromEntries(Object.entries(beside).filter(([, value]) => value !== null));
}
