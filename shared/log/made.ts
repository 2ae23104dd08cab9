import type { EntityState, UndoneOperation } from "./state.ts";

/**
 * The operation by which something is so that this one has written. An undo makes nothing: what it has
 * brought back is so by the operation before, or by none.
 *
 * @param fact as an undo names it in `stood`: a field, or a field and its element
 */
export function madeFirstBy(
  { undone = [] }: Pick<EntityState, "undone">,
  operation: string | undefined,
  fact: string,
): string | undefined {
  let by = operation;
  for (let at = undone.length - 1; at >= 0 && by !== undefined; at -= 1) {
    const { by: mark, stands, stood } = undone[at] as UndoneOperation;
    if (stands && mark.op === by) by = Object.hasOwn(stood, fact) ? stood[fact] : undefined;
  }
  return by;
}

/** When what one operation has written of a field was made so, both as an index in `marks`; -1 for never. */
export function madeFirstAt(state: EntityState, written: number, field: string): number {
  if (!state.undone) return written;
  const by = madeFirstBy(state, state.marks.at(written)?.op, field);
  let at = by === undefined ? -1 : written;
  while (at >= 0 && state.marks.at(at)?.op !== by) at -= 1;
  return at;
}
