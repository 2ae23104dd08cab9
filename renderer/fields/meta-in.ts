import type { FieldMeta } from "./meta.ts";
import { editedOf, metaOf } from "./meta.ts";
import type { RecordFields } from "./record-fields.ts";

type OfRecord = Pick<RecordFields, "kind" | "own">;

/** A field of a record, of its kind or of its own; null for one that only a newer program knows. */
export function metaIn({ kind, own }: OfRecord, name: string): FieldMeta | null {
  return own.find((each) => each.name === name) ?? metaOf(kind, name);
}

/** Which fields of a record a view shows. */
export interface Which {
  /** Some fields, in this order; otherwise all that a person changes, as the kind declares them, and its own. */
  names?: readonly string[];
  /** Fields that are shown elsewhere. */
  except?: readonly string[];
}

export function shownOf(record: OfRecord, { names, except }: Which = {}): FieldMeta[] {
  if (names) return names.flatMap((name) => metaIn(record, name) ?? []);
  return [...editedOf(record.kind, except), ...record.own.filter(({ name }) => !except?.includes(name))];
}
