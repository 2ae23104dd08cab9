import { sha256Hex } from "../../hub/log/hub-crypto.ts";
import { partsOf } from "../../hub/log/parts.ts";
import { foldEntity } from "../../shared/domain/evolve.ts";
import { splitEntityKey } from "../../shared/log/operation.ts";
import type { EntityKey, LoggedOperation, Operation, OperationBody } from "../../shared/log/operation.ts";
import { matchParts, valuesOf } from "../../shared/log/parts.ts";
import type { EntityState } from "../../shared/log/state.ts";
import type { HubStore, StoredOperation } from "../../hub/store/hub-store.ts";

/** The hub's whole log, and what anybody must see who folds it. */
export interface HubLogRead {
  rows: StoredOperation[];
  /** In the order of the fold. */
  logged: LoggedOperation[];
  /** What speaks of a record. */
  touching: Map<EntityKey, LoggedOperation[]>;
  states: Map<EntityKey, EntityState>;
}

export async function readHubLog(store: HubStore): Promise<HubLogRead> {
  const { feed } = await store.standing();
  const rows = await store.page(0, feed, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const logged = rows
    .map((row) => ({ op: operationOf(row), seq: row.seq, receivedAt: row.receivedAt }))
    .sort((a, b) => a.seq - b.seq);
  const touching = new Map<EntityKey, LoggedOperation[]>();
  for (const each of logged) {
    for (const key of each.op.touches) {
      const list = touching.get(key);
      if (list) list.push(each);
      else touching.set(key, [each]);
    }
  }
  const states = new Map<EntityKey, EntityState>();
  for (const [key, operations] of touching) {
    const { kind, id } = splitEntityKey(key);
    states.set(key, foldEntity(kind, id, operations));
  }
  return { rows, logged, touching, states };
}

/** As a laptop reads it that has all that was not erased. */
function operationOf(row: StoredOperation): Operation {
  const { body, hash } = row;
  const { parts } = matchParts(body, partsOf(row), sha256Hex);
  return {
    ...(JSON.parse(body) as OperationBody),
    hash,
    ...(parts.size > 0 ? { parts: valuesOf(parts) } : {}),
  };
}
