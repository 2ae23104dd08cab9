import { z } from "zod";
import type { FieldSpec, FieldTable } from "../../log/field.ts";
import { HIDDEN } from "../../log/parts.ts";
import type { Personal } from "../../log/parts.ts";
import { ref } from "../words.ts";

/** A move of a state field and its way back, as undoing it says it: from where the act had led. */
export interface WayBack {
  from: string;
  to: string;
}

/** What an undo says: the operation it takes back, and what stood before it. */
export interface Undone {
  operation: string;
  /** Type of that operation. */
  act: string;
  /** Fields as they were; null for what nobody had said. */
  set: Record<string, unknown>;
  moved?: WayBack | undefined;
  add: Record<string, string[]>;
  remove: Record<string, string[]>;
  /** By fact: the operation that had made so what is brought back; so two acts can be walked back through. */
  stood: Record<string, string>;
}

const plain = ({ class: of }: FieldSpec) => of === "register" || of === "text" || of === "unique";

/** Fields whose values an undo may bring back; those that only the making of a record writes are not among them. */
export function undoneFields(table: FieldTable, except: readonly string[]): string[] {
  return Object.keys(table).filter((name) => plain(table[name] as FieldSpec) && !except.includes(name));
}

/** The personal ones among them, as paths of the payload. */
export function personalUndone(table: FieldTable, except: readonly string[]): Personal {
  const names = undoneFields(table, except).filter((name) => table[name]?.personal);
  return Object.fromEntries(names.map((name) => [`set.${name}`, HIDDEN]));
}

/**
 * Form of an undo's payload in the log.
 *
 * @param ways of the state field, back; nothing else is a way back
 */
export function undoPayload(
  kind: string,
  table: FieldTable,
  { except, ways }: { except: readonly string[]; ways: readonly WayBack[] },
) {
  const values = undoneFields(table, except).map((name) => {
    const { schema, keyed } = table[name] as FieldSpec;
    // Of a map each key can be emptied by itself.
    return [name, keyed ? schema.optional() : schema.nullable().optional()] as const;
  });
  const sets = Object.entries(table).filter(([, spec]) => spec.class === "set");
  const elements = z.object(
    Object.fromEntries(sets.map(([name, { schema }]) => [name, z.array(schema).max(200).optional()])),
  );
  const moved = z
    .object({ from: z.string().max(40), to: z.string().max(40) })
    .refine(({ from, to }) => ways.some((way) => way.from === from && way.to === to), "no way back");
  return z
    .object({
      [kind]: ref,
      operation: ref,
      act: z.string().max(60),
      stood: z.record(z.string().max(120), ref).default({}),
      set: z.looseObject(Object.fromEntries(values)).default({}),
      ...(ways.length > 0 ? { moved: moved.optional() } : {}),
      ...(sets.length > 0 ? { add: elements.default({}), remove: elements.default({}) } : {}),
    })
    .refine((said) => namesSomething(said as unknown as Partial<Undone>), "nothing is taken back");
}

function namesSomething({ set = {}, moved, add = {}, remove = {} }: Partial<Undone>): boolean {
  return (
    moved !== undefined ||
    Object.values(set).some((value) => value !== undefined) ||
    [add, remove].some((each) => Object.values(each).some((elements) => (elements ?? []).length > 0))
  );
}

/** By path of a value: the operation by which it stood. */
export function whereFrom({ stood }: Pick<Undone, "stood">): Record<string, string> {
  return Object.fromEntries(Object.entries(stood).map(([field, by]) => [`set.${field}`, by]));
}
