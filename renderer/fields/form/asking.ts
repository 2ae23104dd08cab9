import type { Asked } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { placesInSet } from "../../records/index.ts";
import type { Edits } from "../edits.ts";
import { changesOf } from "../edits.ts";
import type { FieldMeta } from "../meta.ts";
import { editing } from "../record-fields.ts";

/** What a form of a record holds while it is filled in. */
export interface RecordEdits {
  edits: Edits;
}

/** Of what was entered that which the form sends: a field that it has no more (another kind asks for others) waits in the draft. */
export function changesFor(
  fields: readonly FieldMeta[],
  edits: Edits,
  current: Readonly<Record<string, unknown>>,
): Edits {
  const names = new Set(fields.map(({ name }) => name));
  return changesOf(Object.fromEntries(Object.entries(edits).filter(([name]) => names.has(name))), current);
}

/** Changes of a record that holds these values now; of a new one without an id. */
export function editsForm(
  kind: string,
  id: string | null,
  current: Readonly<Record<string, unknown>>,
  fields: readonly FieldMeta[],
  asks: (edits: Edits) => Asked = (edits) => editing(kind, id, edits),
): AskingForm<RecordEdits, string> {
  return {
    asks: ({ edits }) => asks(changesFor(fields, edits, current)),
    places: placesInSet(fields.map(({ name }) => name)),
    ...(id === null ? {} : { record: { kind, id, fields: current } }),
  };
}
