import type { EntityState } from "../log/state.ts";
import { kindNamed } from "./kinds.ts";

/** Something a record is known by, in the form in which it is compared. */
export interface RecordMark {
  kind: string;
  field: string;
  value: string;
  /** Nobody else may have it: a second record with it is a conflict. */
  claims: boolean;
}

/** Marks of a record. One that was merged keeps what it is found by, but claims nothing any more. */
export function marksOf(state: EntityState): RecordMark[] {
  const kind = kindNamed(state.kind);
  if (!kind || !state.exists) return [];
  const marks: RecordMark[] = [];
  if ((kind.partOf?.(state) ?? null) === null) {
    for (const [field, spec] of Object.entries(kind.fields)) {
      const value = spec.uniqueForm?.(state.fields[field]) ?? "";
      if (value !== "") marks.push({ kind: kind.name, field, value, claims: true });
    }
  }
  for (const { field, value } of kind.knownBy?.(state) ?? []) {
    if (value !== "") marks.push({ kind: kind.name, field, value, claims: false });
  }
  return marks;
}
