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

/** What everything generic does with a field, besides folding it. */
export interface FieldTraits {
  /** A person changes it freely, by the record's edit; others change only by acts of their own. */
  edited?: true;
  /**
   * Found by search: as plain text, as a name that is also found by pinyin and initials, or as a number
   * that is also found by what is inside it. Of an `append` field, the texts that its schema names in
   * each entry.
   */
  found?: "text" | "name" | "number";
  /** Nobody else may have it: the form in which two values are compared; '' claims nothing. */
  uniqueForm?(this: void, value: unknown): string;
  /** Within what it is unique, by the record's fields; '' where that is not known. */
  uniqueWithin?(this: void, fields: Readonly<Record<string, unknown>>): string;
  /**
   * A map of which every key is a field of its own, kept as `<name>.<key>`: two people who write
   * different keys do not clash.
   */
  keyed?: true;
  /** Follows from the record's id, or from the act: whoever writes it writes the same. */
  fixed?: true;
  /** A moment that is still to come when it is said. */
  ahead?: true;
  /** Speaks of a person, so that it may be erased one day (ADR 18). */
  personal?: true;
}

export interface FieldSpec<S extends z.ZodType = z.ZodType> extends FieldTraits {
  class: FieldClass;
  /** Form of the value (of one element for `set`); what a command or an operation must fit. */
  schema: S;
}

export type FieldTable = Readonly<Record<string, FieldSpec>>;

export function field<S extends z.ZodType, const T extends FieldTraits = Record<never, never>>(
  fieldClass: FieldClass,
  schema: S,
  traits?: T,
): FieldSpec<S> & T {
  return { ...(traits as T), class: fieldClass, schema };
}

/** What a table says of a field by the name under which a state keeps it; a key of a map by the map's. */
export function specNamed(table: FieldTable, name: string): FieldSpec | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  const map = name.slice(0, Math.max(0, name.indexOf(".")));
  return Object.hasOwn(table, map) && table[map]?.keyed ? table[map] : undefined;
}

/** Names of the fields that carry a trait, as types. */
export type FieldsWith<T extends FieldTable, M extends keyof FieldTraits> = {
  [N in keyof T]: T[N] extends Required<Pick<FieldTraits, M>> ? N : never;
}[keyof T];
