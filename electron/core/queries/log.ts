import type { ConflictRow } from "../../../shared/domain/conflict/conflict-view.ts";
import type { Signature } from "../../../shared/domain/custody/custody-forms.ts";
import { undoingOf } from "../../../shared/domain/kind/undo-facts.ts";
import { OPERATION_TYPES, enteredIn, read } from "../../../shared/domain/registry.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { MAX_DEPTH, correctedTime, entityKeyOf } from "../../../shared/log/operation.ts";
import type { UndoneOperation } from "../../../shared/log/state.ts";
import { isTangled } from "../../../shared/log/tangle.ts";
import { retryingOf } from "../commands/retry-refused.ts";
import { failure, success } from "../outcome.ts";
import { OUTBOX, outboxRowFrom } from "../store/desk/desk-source.ts";
import type { StoredOutbox } from "../store/desk/desk-source.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { createInSight } from "./in-sight.ts";
import { beforeConflict } from "./before-conflict.ts";
import { deviceCodes, memberNames } from "./parts.ts";
import { parseRow } from "./query.ts";
import { receiverDept } from "./receiver-dept.ts";
import type { Query, QueryContext } from "./query.ts";

/** Where an operation stands in the fold of a record; unsent ones come last, in their own order. */
interface Place {
  unsent: 0 | 1;
  seq: number;
  deviceSeq: number;
}
interface StoredEntry {
  body: string;
  parts: string | null;
  seq: number | null;
  receivedAt: number | null;
  n: number;
  verified: number | null;
  label: string | null;
}

/** Before everything, and behind everything. */
const ENDS: Record<"oldest" | "newest", Place> = {
  oldest: { unsent: 0, seq: 0, deviceSeq: 0 },
  newest: { unsent: 1, seq: Number.MAX_SAFE_INTEGER, deviceSeq: Number.MAX_SAFE_INTEGER },
};

const historySql = (beyond: "<" | ">", direction: "ASC" | "DESC") => {
  const order = `o.seq IS NULL ${direction}, o.seq ${direction}, o.deviceSeq ${direction}`;
  return `SELECT o.body, o.parts, o.seq, o.receivedAt, o.n, o.verified, o.label
    FROM entity n JOIN entity_operation eo ON eo.e = n.e JOIN operation o ON o.n = eo.n
    WHERE n.id = @id AND n.kind = @kind AND o.status IN ('accepted', 'pending')
      AND (o.seq IS NULL, coalesce(o.seq, 0), o.deviceSeq) ${beyond} (@unsent, @seq, @deviceSeq)
    ORDER BY ${order} LIMIT @limit OFFSET @offset`;
};
export const HISTORY_SQL = { oldest: historySql(">", "ASC"), newest: historySql("<", "DESC") };

export function logQueries(context: QueryContext) {
  const { store } = context;
  const names = memberNames(store);
  const codes = deviceCodes(store);
  const inSight = createInSight(store);
  const conflictPage = store
    .prepare<[number, number], string>("SELECT row FROM conflict ORDER BY at DESC, id LIMIT ? OFFSET ?")
    .pluck();
  const conflictCount = store.prepare<[], number>("SELECT count(*) FROM conflict").pluck();
  const outboxPages = {
    waiting: store.prepare<[number, number], StoredOutbox>(
      `${OUTBOX} WHERE status = 'pending' ORDER BY deviceSeq LIMIT ? OFFSET ?`,
    ),
    refused: store.prepare<[number, number], StoredOutbox>(
      `${OUTBOX} WHERE status = 'refused' ORDER BY n DESC LIMIT ? OFFSET ?`,
    ),
  };
  const outboxCounts = {
    waiting: store.prepare<[], number>("SELECT count(*) FROM operation WHERE status = 'pending'").pluck(),
    refused: store.prepare<[], number>("SELECT count(*) FROM operation WHERE status = 'refused'").pluck(),
  };
  const one = store.prepare<[string], StoredOutbox>(`${OUTBOX} WHERE id = ? AND own = 1`);
  const histories = {
    oldest: store.prepare<[object], StoredEntry>(HISTORY_SQL.oldest),
    newest: store.prepare<[object], StoredEntry>(HISTORY_SQL.newest),
  };
  const place = store.prepare<[string], Place>(
    "SELECT seq IS NULL AS unsent, coalesce(seq, 0) AS seq, deviceSeq FROM operation WHERE id = ?",
  );
  const whole = store.prepare<[string], StoredEntry>(
    `SELECT body, parts, seq, receivedAt, n, verified, label FROM operation
      WHERE id = ? AND status IN ('accepted', 'pending')`,
  );
  const sealed = store.prepare<[string], Pick<StoredEntry, "body" | "parts">>(
    "SELECT body, parts FROM operation WHERE id = ? AND status IN ('accepted', 'pending')",
  );
  const historyCount = store
    .prepare<[string, string], number>(
      `SELECT count(*) FROM entity n JOIN entity_operation eo ON eo.e = n.e JOIN operation o ON o.n = eo.n
        WHERE n.id = ? AND n.kind = ? AND o.status IN ('accepted', 'pending')`,
    )
    .pluck();

  const conflicts: Query<"conflict.page"> = ({ offset, limit }) =>
    success({
      rows: conflictPage.all(limit, offset).map(parseRow<ConflictRow>),
      total: conflictCount.get() ?? 0,
    });

  const outbox: Query<"outbox.page"> = ({ state, offset, limit }) =>
    success({
      rows: outboxPages[state].all(limit, offset).map(outboxRowFrom),
      total: outboxCounts[state].get() ?? 0,
    });

  const operation: Query<"operation.get"> = ({ id }) => {
    const stored = one.get(id);
    if (!stored) return failure("notFound", "this laptop made no such operation", "id");
    const { seq, receivedAt } = stored;
    const op = operationFrom(stored);
    const { parts: _, hash: __, ...body } = op;
    return success({
      row: outboxRowFrom(stored),
      body: { ...body, payload: op.touches.every(inSight) ? enteredIn(op).payload : {} },
      sent: seq === null || receivedAt === null ? null : { seq, at: receivedAt },
      retrying: retryingOf(store, stored, op),
    });
  };

  const signatures: Query<"operation.signatures"> = ({ id }) => {
    const stored = sealed.get(id);
    if (!stored) return failure("notFound", "this laptop knows no such operation", "id");
    const reading = read(operationFrom(stored));
    return success(reading.kind === "known" ? signaturesIn(reading.payload) : []);
  };

  function entryOf(
    { seq, n, receivedAt, verified, label, ...stored }: StoredEntry,
    taken: readonly UndoneOperation[],
  ): HistoryEntry {
    const through = store.meta.get("signaturesThrough") ?? 0;
    const op = operationFrom(stored);
    const { payload, withheld } = op.touches.every(inSight) ? enteredIn(op) : { payload: {}, withheld: [] };
    return {
      operation: op.id,
      type: op.type,
      actor: op.actor,
      actorName: names(op.actor),
      deviceCode: codes(op.device),
      at: op.at,
      corrected: correctedTime(op, receivedAt),
      seq,
      undone: undoneBy(taken, op.id),
      payload: withoutDocument(isTangled(stored.body, MAX_DEPTH) ? cut(payload, MAX_DEPTH) : payload),
      withheld,
      // What was made here was signed here; the rest is checked when it comes or, in order, behind.
      checked: verified === 1 || (verified === null && (label !== null || n <= through)),
      readable: OPERATION_TYPES.has(op.type) && read(op).kind === "known",
    };
  }

  const reading: Query<"operation.read"> = ({ id }) => {
    const stored = whole.get(id);
    return stored
      ? success(entryOf(stored, []))
      : failure("notFound", "this laptop knows no such operation", "id");
  };

  function undoneBy(taken: readonly UndoneOperation[], id: string): HistoryEntry["undone"] {
    if (taken.some(({ by, stands }) => by.op === id && !stands)) return "late";
    const found = undoingOf({ undone: taken }, id);
    return found ? { actorName: names(found.by.actor), at: found.by.at } : null;
  }

  const page: Query<"history.page"> = ({ kind, id, order, after, offset, limit }) => {
    const from = after === null ? ENDS[order] : place.get(after);
    if (!from) return failure("notFound", "this laptop knows no such operation", "after");
    const found = histories[order].all({ kind, id, ...from, offset, limit: limit + 1 });
    const taken = store.state(entityKeyOf(kind, id))?.undone ?? [];
    const rows = found.slice(0, limit).map((entry) => entryOf(entry, taken));
    const next = found.length > limit ? (rows.at(-1)?.operation ?? null) : null;
    return success({ rows, total: historyCount.get(id, kind) ?? 0, next });
  };

  return {
    "conflict.page": conflicts,
    "conflict.before": beforeConflict(context),
    "outbox.page": outbox,
    "operation.get": operation,
    "operation.read": reading,
    "operation.receiverDept": receiverDept(context),
    "operation.signatures": signatures,
    "history.page": page,
  };
}

function signaturesIn({ signatures }: Record<string, unknown>): Signature[] {
  return Array.isArray(signatures) ? (signatures as Signature[]) : [];
}

/** A kept document is fetched by itself; its half megabyte has no place in a list. */
function withoutDocument(payload: Record<string, unknown>): Record<string, unknown> {
  const { document } = payload;
  if (typeof document !== "object" || document === null) return payload;
  const { gzip: _, ...rest } = document as Record<string, unknown>;
  return { ...payload, document: rest };
}

/**
 * A value as far down as an operation may nest. An older hub let deeper ones into the log; whole, they
 * could not be sent to whoever asked for the history.
 */
function cut<T>(value: T, depth: number): T {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "…" as T;
  if (Array.isArray(value)) return value.map((each: unknown) => cut(each, depth - 1)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cut(each, depth - 1)])) as T;
}
