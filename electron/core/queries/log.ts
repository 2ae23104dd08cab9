import type { ConflictRow } from "../../../shared/domain/conflict/conflict-view.ts";
import { OPERATION_TYPES, read } from "../../../shared/domain/registry.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { correctedTime } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import { OUTBOX, outboxRowFrom } from "../store/desk/desk-source.ts";
import type { StoredOutbox } from "../store/desk/desk-source.ts";
import { operationFrom } from "../store/derived/folding.ts";
import { deviceCodes, memberNames } from "./parts.ts";
import { parseRow } from "./query.ts";
import type { Query, QueryContext } from "./query.ts";

export function logQueries({ store }: QueryContext) {
  const names = memberNames(store);
  const codes = deviceCodes(store);
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
  const history = store.prepare<[string, string, number, number], { body: string; seq: number | null }>(
    `SELECT o.body, o.seq FROM entity n JOIN entity_operation eo ON eo.e = n.e JOIN operation o ON o.n = eo.n
      WHERE n.id = ? AND n.kind = ? AND o.status IN ('accepted', 'pending')
      ORDER BY o.seq IS NULL, o.seq, o.deviceSeq LIMIT ? OFFSET ?`,
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
    return success({
      row: outboxRowFrom(stored),
      body: JSON.parse(stored.body) as Record<string, unknown>,
    });
  };

  const page: Query<"history.page"> = ({ kind, id, offset, limit }) => {
    const rows = history.all(id, kind, limit, offset).map(({ body, seq }): HistoryEntry => {
      const op = operationFrom(body);
      return {
        operation: op.id,
        type: op.type,
        actor: op.actor,
        actorName: names(op.actor),
        deviceCode: codes(op.device),
        at: op.at,
        corrected: correctedTime(op),
        seq,
        payload: withoutDocument(op.payload),
        readable: OPERATION_TYPES.has(op.type) && read(op).kind === "known",
      };
    });
    return success({ rows, total: historyCount.get(id, kind) ?? 0 });
  };

  return {
    "conflict.page": conflicts,
    "outbox.page": outbox,
    "operation.get": operation,
    "history.page": page,
  };
}

/** A kept document is fetched by itself; its half megabyte has no place in a list. */
function withoutDocument(payload: Record<string, unknown>): Record<string, unknown> {
  const { document } = payload;
  if (typeof document !== "object" || document === null) return payload;
  const { gzip: _, ...rest } = document as Record<string, unknown>;
  return { ...payload, document: rest };
}
