import { evolve, foldEntity } from "../../../shared/domain/evolve.ts";
import type { Around } from "../../../shared/domain/kind/plan.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { hasSeen, markOf } from "../../../shared/log/seen.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { Store } from "../store/store.ts";

/** A record just before and just after one of its operations, of what the operation's author had seen. */
export function around(
  store: Pick<Store, "operationsOf">,
  kind: string,
  id: string,
  operation: string,
): Around | null {
  const all = store.operationsOf(kind, id).map((stored) => ({
    op: operationFrom(stored),
    seq: stored.seq,
    receivedAt: stored.receivedAt,
  }));
  const own = all.find(({ op }) => op.id === operation);
  if (!own) return null;
  const { op } = own;
  const seen = all.filter((each) => each !== own && hasSeen(op, markOf(each)));
  const before = foldEntity(kind, id, seen);
  const undo = OPERATION_TYPES.get(op.type)?.act.undo ?? null;
  return { op, undo, before, after: evolve(before, own) };
}
