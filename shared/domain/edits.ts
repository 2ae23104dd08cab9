import type { z } from "zod";
import type { FieldTable } from "../log/field.ts";
import type { Draft } from "../log/write.ts";
import { writeField } from "../log/write.ts";

/** Zod shape of the editable fields of a table, each optional. */
export function editsOf<T extends FieldTable, K extends keyof T>(
  table: T,
  editable: readonly K[],
): { [N in K]: z.ZodOptional<T[N]["schema"]> } {
  const shape = editable.map((name) => [name, table[name]?.schema.optional()]);
  return Object.fromEntries(shape) as { [N in K]: z.ZodOptional<T[N]["schema"]> };
}

/**
 * Writes the plain fields an operation sets. A field this program does not know is skipped and
 * the entity is marked.
 */
export function applyEdits(
  draft: Draft,
  table: FieldTable,
  editable: readonly string[],
  set: Record<string, unknown>,
): void {
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined) continue;
    // Known fields were checked with the payload; what is left over comes from a newer program.
    const spec = editable.includes(name) ? table[name] : undefined;
    if (!spec) markUnread(draft);
    else writeField(draft, spec, name, value);
  }
}

/** Marks the entity as holding something that this program is too old to show. */
export function markUnread(draft: Draft): void {
  const { state, mark } = draft;
  if (!state.unread.includes(mark.op)) state.unread.push(mark.op);
}
