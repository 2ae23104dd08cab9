import type { ConflictClass, ConflictSide, EntityState } from "../../log/state.ts";
import { conflictId } from "../../log/state.ts";

/**
 * A conflict as lists show it. `unique` conflicts stand between records: `sides` then has one
 * side per record, whose `value` is the record's id.
 */
export interface ConflictRow {
  id: string;
  class: ConflictClass;
  kind: string;
  entity: string;
  field: string;
  /** Number and title, for the list. */
  label: string;
  sides: ConflictSide[];
  /** Corrected time of the latest side, ms. */
  at: number;
}

/** Open conflicts of one entity, `orphan` included: facts about a record that was never created. */
export function conflictRows(state: EntityState): ConflictRow[] {
  const name = ["number", "title", "name"]
    .map((key) => state.fields[key])
    .filter((value) => typeof value === "string" && value !== "")
    .join(" ");
  const rows = state.conflicts.map((conflict) => ({
    id: conflictId(state, conflict.field),
    class: conflict.class,
    kind: state.kind,
    entity: state.id,
    field: conflict.field,
    label: name,
    sides: conflict.sides,
    at: conflict.sides.reduce((latest, side) => Math.max(latest, side.at), 0),
  }));
  const first = state.marks.at(0);
  // What is erased is told to everybody, of records too that they may not see: it is no fact about one.
  const said = state.marks.length - state.unread.length - (state.erasures?.length ?? 0);
  if (!state.exists && first && said > 0) {
    rows.push({
      id: conflictId(state, "orphan"),
      class: "orphan",
      kind: state.kind,
      entity: state.id,
      field: "orphan",
      label: name,
      sides: state.marks.map((mark) => ({ ...mark, value: null })),
      at: first.at,
    });
  }
  return rows;
}
