import type { LoggedOperation } from "./operation.ts";
import type { EntityState } from "./state.ts";
import { emptyState } from "./state.ts";

/** Applies one operation to one entity. Pure and total. */
export type Evolve = (state: EntityState, logged: LoggedOperation) => EntityState;

/**
 * The order of the fold: by the hub's sequence, then this device's unsent operations in the
 * order they were made.
 */
export function inFoldOrder(a: LoggedOperation, b: LoggedOperation): number {
  if (a.seq !== null && b.seq !== null) return a.seq - b.seq;
  if (a.seq !== null) return -1;
  if (b.seq !== null) return 1;
  return a.op.deviceSeq - b.op.deviceSeq;
}

/** State of an entity = fold of its operations. The input need not be sorted. */
export function fold(
  evolve: Evolve,
  kind: string,
  id: string,
  operations: readonly LoggedOperation[],
): EntityState {
  let state = emptyState(kind, id);
  for (const logged of [...operations].sort(inFoldOrder)) state = evolve(state, logged);
  return state;
}

/** Whether an operation may be folded on top of a state, or the entity must be folded anew. */
export function comesLast(state: EntityState, logged: LoggedOperation): boolean {
  if (logged.seq === null) return true;
  return state.pending === 0 && logged.seq > state.lastSeq;
}
