import type { LoggedOperation, Operation } from "./operation.ts";
import type { Mark } from "./seen.ts";
import { offOf } from "./seen.ts";
import type { Conflict, EntityState } from "./state.ts";
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

/**
 * The state after the hub has numbered one of this device's waiting operations; null where it must be
 * folded anew for that. Numbered in the order in which they were made, as they nearly always are,
 * they stay where they are in the fold: what follows them is this device's own and has seen them by
 * its own numbers, whatever the hub's are. Only what says who wrote something says the number now, and
 * the time of the hub's receipt where the laptop's clock said a later one.
 */
export function acceptNext(
  state: EntityState,
  { id, at: said }: Pick<Operation, "id" | "at">,
  seq: number,
  receivedAt: number | null = null,
): EntityState | null {
  const at = state.marks.length - state.pending;
  const mark = state.marks.at(at);
  if (state.pending === 0 || mark?.op !== id || mark.seq !== null || seq <= state.lastSeq) return null;
  const time = Math.min(mark.at, receivedAt ?? mark.at);
  const isLate = time < mark.at;
  // What its time has decided is decided anew.
  if (isLate && state.overwritten.some((each) => each.mark.op === id || each.by.op === id)) return null;
  const numbered = <M extends Mark>(each: M): M => {
    if (each.op !== id) return each;
    const { off: _, ...rest } = each;
    return { ...rest, seq, at: time, ...offOf(said, time) } as M;
  };
  const marks = state.marks.replaced(at, numbered(mark));
  const wasLast = isLate && state.changedAt === mark.at;
  const conflict = <C extends Conflict>(each: C): C => ({ ...each, sides: each.sides.map(numbered) });
  return {
    ...state,
    marks,
    changedAt: wasLast ? marks.slice(0).reduce((last, each) => Math.max(last, each.at), 0) : state.changedAt,
    overwritten: state.overwritten.map((each) => ({
      ...each,
      mark: numbered(each.mark),
      by: numbered(each.by),
    })),
    conflicts: state.conflicts.map(conflict),
    settled: state.settled.map((each) => ({ ...conflict(each), by: numbered(each.by) })),
    ...(state.erasures
      ? { erasures: state.erasures.map((each) => ({ ...each, by: numbered(each.by) })) }
      : {}),
    ...(state.undone ? { undone: state.undone.map((each) => ({ ...each, by: numbered(each.by) })) } : {}),
    lastSeq: seq,
    pending: state.pending - 1,
  };
}
