import type { z } from "zod";

/**
 * How concurrent writes to a field are treated:
 * - `register` later corrected time wins, the other value is kept and shown as overwritten;
 * - `text` both kept, a conflict with the two texts;
 * - `set` added and removed by element; an addition wins over a removal that had not seen it;
 * - `append` immutable entries, never a conflict;
 * - `state` a table of allowed transitions, what does not fit becomes a conflict;
 * - `unique` as `register`, and two records with one value become a conflict;
 * - `chain` compare-and-set on the event it follows.
 */
export type FieldClass = "register" | "text" | "set" | "append" | "state" | "unique" | "chain";

export interface FieldSpec<S extends z.ZodType = z.ZodType> {
  class: FieldClass;
  /** Form of the value (of one element for `set`); what a command or an operation must fit. */
  schema: S;
}

export type FieldTable = Readonly<Record<string, FieldSpec>>;

export function field<S extends z.ZodType>(fieldClass: FieldClass, schema: S): FieldSpec<S> {
  return { class: fieldClass, schema };
}
