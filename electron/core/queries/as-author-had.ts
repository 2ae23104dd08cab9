import { foldEntity } from "../../../shared/domain/evolve.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { hasSeen, markOf } from "../../../shared/log/seen.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";
import { operationFrom } from "../store/log/stored-parts.ts";

/**
 * A record as the author of an operation had it: folded from what their laptop had seen. What came later,
 * or from elsewhere, changes nothing of it.
 */
export function asAuthorHad(
  store: Pick<ReadStore, "operationsOf">,
  op: Operation,
  kind: string,
  id: string,
): EntityState {
  const seen = store
    .operationsOf(kind, id)
    .map((each) => ({ op: operationFrom(each), seq: each.seq, receivedAt: each.receivedAt }))
    .filter((each) => hasSeen(op, markOf(each)));
  return foldEntity(kind, id, seen);
}
