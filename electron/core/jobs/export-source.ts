import { KINDS } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { JobParams } from "../../../shared/ipc/jobs.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { createTicketsFound } from "../queries/ticket.ts";
import { listedSql } from "../store/derived/projections.ts";
import type { ReadStore } from "../store/read-store.ts";

type Params = JobParams<"export">;

/**
 * Pages up to the last record there was when the export was noted, so that its count is true; both are
 * bound the same choice.
 */
export interface Source {
  page: string;
  count: string;
  chosen: object[];
}

const OF_THE_LOG: Partial<Record<Params["what"], Source>> = {
  log: {
    page: "SELECT n AS at, json_object('seq', seq, 'status', status, 'body', body, 'sig', sig, 'parts', json(parts)) AS json FROM operation WHERE n > ? AND n <= ? ORDER BY n LIMIT ?",
    count: "SELECT count(*) AS total, max(n) AS last FROM operation",
    chosen: [],
  },
  outbox: {
    page: "SELECT n AS at, json_object('status', status, 'reason', reason, 'body', body, 'sig', sig, 'parts', json(parts)) AS json FROM operation WHERE n > ? AND n <= ? AND own = 1 AND status IN ('pending', 'refused') ORDER BY n LIMIT ?",
    count:
      "SELECT count(*) AS total, max(n) AS last FROM operation WHERE own = 1 AND status IN ('pending', 'refused')",
    chosen: [],
  },
};

/** Rows of a kind as lists show them. */
function recordsOf(kind: RecordKind): Source {
  const listed = listedSql(kind);
  return {
    page: `SELECT e AS at, row AS json FROM ${kind.name} WHERE e > ? AND e <= ? AND ${listed} ORDER BY e LIMIT ?`,
    count: `SELECT count(*) AS total, max(e) AS last FROM ${kind.name} WHERE ${listed}`,
    chosen: [],
  };
}

/** The same of those that were chosen, in the order of choosing. */
function chosenOf(kind: RecordKind, ids: readonly string[]): Source {
  const chosen = `json_each(@ids) o CROSS JOIN entity n ON n.id = o.value AND n.kind = '${kind.name}'
    CROSS JOIN ${kind.name} r ON r.e = n.e`;
  return inOrder(chosen, listedSql(kind), { ids: JSON.stringify(ids) });
}

/** The same of those that were found, by their local numbers: they are looked for once. */
function foundOf(kind: RecordKind, found: readonly number[]): Source {
  const chosen = `json_each(@found) o CROSS JOIN ${kind.name} r ON r.e = o.value`;
  return inOrder(chosen, listedSql(kind), { found: JSON.stringify(found) });
}

const inOrder = (chosen: string, listed: string, bound: object): Source => ({
  page: `SELECT o.key + 1 AS at, r.row AS json FROM ${chosen} WHERE o.key >= ? AND o.key < ? AND ${listed} ORDER BY o.key LIMIT ?`,
  count: `SELECT count(*) AS total, max(o.key) + 1 AS last FROM ${chosen} WHERE ${listed}`,
  chosen: [bound],
});

/** What of a store is written. */
export function sourceOf(
  store: ReadStore,
  { what, format, ids, scope, text, filter }: Params,
): Outcome<Source> {
  const kind = KINDS.find((each: RecordKind) => each.exported === what);
  const asked = { scope, text, filter };
  const [sought] = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (sought !== undefined && kind?.name !== ticket.name) {
    return failure("malformed", "only tickets are exported as they are found", sought);
  }
  if (sought !== undefined && ids) return failure("malformed", "either these, or what is found", "ids");
  if (!kind) {
    if (ids) return failure("malformed", "this is exported whole", "ids");
    if (format === "xlsx") return failure("malformed", "this is exported as csv or json", "format");
    const source = OF_THE_LOG[what];
    if (!source) throw new Error(`nothing is exported as ${what}`);
    return success(source);
  }
  if (ids) return success(chosenOf(kind, ids));
  if (sought === undefined) return success(recordsOf(kind));
  const found = createTicketsFound(store)({ scope: scope ?? "all", text: text ?? "", filter: filter ?? {} });
  return success(foundOf(kind, found));
}
