import type { FieldMeta } from "./meta.ts";
import { metaOf } from "./meta.ts";
import type { RecordFields } from "./record-fields.ts";

/** A field of a record, of its kind or of its own; null for one that only a newer program knows. */
export function metaIn({ kind, own }: Pick<RecordFields, "kind" | "own">, name: string): FieldMeta | null {
  return own.find((each) => each.name === name) ?? metaOf(kind, name);
}
