import { z } from "zod";
import type { FieldSpec, FieldTable, FieldsWith } from "../../log/field.ts";
import { HIDDEN } from "../../log/parts.ts";
import type { Personal } from "../../log/parts.ts";
import type { Draft } from "../../log/write.ts";
import { writeElement, writeField } from "../../log/write.ts";

type EditShape<T extends FieldTable> = {
  [N in FieldsWith<T, "edited"> & keyof T]: z.ZodOptional<T[N]["schema"]>;
};

/** Names of the fields that a person changes freely, in the order of the form. */
export function editedFields(table: FieldTable): string[] {
  return Object.keys(table).filter((name) => table[name]?.edited);
}

/** The personal fields among them, as paths of an edit's payload. All of them are texts. */
export function personalEdits(table: FieldTable): Personal {
  const names = editedFields(table).filter((name) => table[name]?.personal);
  return Object.fromEntries(names.map((name) => [`set.${name}`, HIDDEN]));
}

function shapeOf<T extends FieldTable>(table: T): EditShape<T> {
  const shape = editedFields(table).map((name) => [name, table[name]?.schema.optional()]);
  return Object.fromEntries(shape) as EditShape<T>;
}

/** What a person may set, each field optional. A key that no field has is refused. */
export function editsOf<T extends FieldTable>(table: T): z.ZodObject<EditShape<T>> {
  return z.object(shapeOf(table));
}

/** The same in the log: a key that only a newer program knows is kept. */
export function sealedEditsOf<T extends FieldTable>(table: T): z.ZodObject<EditShape<T>, z.core.$loose> {
  return z.looseObject(shapeOf(table));
}

/**
 * Writes the plain fields an operation sets. A field this program does not know is skipped and
 * the entity is marked.
 */
export function applyEdits(draft: Draft, table: FieldTable, set: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined) continue;
    // Known fields were checked with the payload; what is left over comes from a newer program.
    const spec = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!spec?.edited) markUnread(draft);
    else if (spec.keyed) writeKeys(draft, spec, name, value as Record<string, unknown>);
    else writeField(draft, spec, name, value);
  }
}

/** Writes the keys of a map, each a field of its own. */
export function writeKeys(draft: Draft, spec: FieldSpec, name: string, map: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(map)) {
    if (value !== undefined) writeField(draft, spec, `${name}.${key}`, value);
  }
}

/** Adds or removes elements of `set` fields, by field. */
export function writeElements(
  draft: Draft,
  sets: Readonly<Record<string, readonly string[] | undefined>>,
  on: boolean,
): void {
  for (const [name, elements] of Object.entries(sets)) {
    for (const element of elements ?? []) writeElement(draft, name, element, on);
  }
}

/** Marks the entity as holding something that this program is too old to show. */
export function markUnread(draft: Draft): void {
  const { state, mark } = draft;
  if (!state.unread.includes(mark.op)) state.unread.push(mark.op);
}
