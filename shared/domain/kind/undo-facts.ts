import { specNamed } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { madeFirstAt, madeFirstBy } from "../../log/made.ts";
import type { Mark } from "../../log/seen.ts";
import type { EntityState, UndoneOperation } from "../../log/state.ts";
import { lastWrite, writersOf } from "../../log/write.ts";
import type { Undone, WayBack } from "./undo-form.ts";

/** One thing that an operation made so: a field (also the state), or an element of a set. */
export type Fact = { field: string; element?: string };

/** The undo of an operation that counts; undefined while nobody has taken it back. */
export const undoingOf = (
  { undone = [] }: { undone?: readonly UndoneOperation[] | undefined },
  operation: string,
): UndoneOperation | undefined => undone.find((each) => each.stands && each.operation === operation);

/** Who made a fact what it is. */
export function writerOf(state: EntityState, { field, element }: Fact): Mark | undefined {
  if (element === undefined) return lastWrite(state, field);
  const elements = state.sets[field] ?? {};
  const known = Object.hasOwn(elements, element) ? elements[element] : undefined;
  return known && state.marks.at(known.mark);
}

const keyOf = ({ field, element }: Fact) => (element === undefined ? field : `${field} ${element}`);

/**
 * The operation by which a fact is what it is. What an undo has brought back is so by the operation
 * that had made it so before.
 */
export function madeBy(state: EntityState, fact: Fact): string | undefined {
  return madeFirstBy(state, writerOf(state, fact)?.op, keyOf(fact));
}

/**
 * When a field was made what it is, as an index in `marks`: an undo makes nothing, so what it has brought
 * back is as old as it was before. -1 where nobody has said it.
 */
export function madeAt(state: EntityState, field: string): number {
  const written = state.writes[field];
  return written === undefined ? -1 : madeFirstAt(state, written, field);
}

/** Who says something of a record. */
export interface Sayer {
  /** Index in `marks`. */
  at: number;
  /** The operation by which it is so. */
  op: string | undefined;
}

/** Everybody by whom a fact is what it is: several where they said the same without knowing of each other. */
export function sayersOf(state: EntityState, fact: Fact): Sayer[] {
  const { field, element } = fact;
  let all: number[];
  if (element === undefined) {
    all = writersOf(state, field);
  } else {
    const elements = state.sets[field] ?? {};
    const known = Object.hasOwn(elements, element) ? elements[element] : undefined;
    all = !known ? [] : known.on ? known.adds : [known.mark];
  }
  return all.map((at) => ({ at, op: madeFirstBy(state, state.marks.at(at)?.op, keyOf(fact)) }));
}

/** Everything that an undo brings back. */
export function factsOf({ set, moved, add, remove }: Partial<Undone>, table: FieldTable): Fact[] {
  const fields = Object.entries(set ?? {}).flatMap(([field, value]): Fact[] => {
    if (value === undefined || !Object.hasOwn(table, field)) return [];
    if (!table[field]?.keyed) return [{ field }];
    return Object.keys((value ?? {}) as object).map((key) => ({ field: `${field}.${key}` }));
  });
  const elements = [add ?? {}, remove ?? {}].flatMap((sets) =>
    Object.entries(sets).flatMap(([field, each = []]) => each.map((element): Fact => ({ field, element }))),
  );
  return [...fields, ...(moved ? [{ field: stateField(table) }] : []), ...elements];
}

/** The field of a kind that follows a table of states. */
export function stateField(table: FieldTable): string {
  return Object.keys(table).find((name) => table[name]?.class === "state") ?? "";
}

/**
 * What takes an operation back: everything it made so, as that stood before.
 *
 * @param after the state with the operation as its last
 * @returns null where it made nothing so, e.g. because it clashed
 */
export function takenBack(
  table: FieldTable,
  before: EntityState,
  after: EntityState,
): Omit<Undone, "operation" | "act"> | null {
  const at = after.marks.length - 1;
  const set: Record<string, unknown> = {};
  let moved: WayBack | undefined;
  for (const [name, by] of Object.entries(after.writes)) {
    const spec = specNamed(table, name);
    if (by !== at || !spec) continue;
    const value = before.fields[name] ?? null;
    if (spec.class === "state") moved = { from: after.fields[name] as string, to: value as string };
    else if (spec.keyed) {
      const map = name.slice(0, name.indexOf("."));
      set[map] = { ...(set[map] as object | undefined), [name.slice(map.length + 1)]: value };
    } else set[name] = value;
  }
  const [add, remove] = [true, false].map((back) => elementsBack(before, after, back));
  const said = { set, ...(moved ? { moved } : {}), add: add ?? {}, remove: remove ?? {} };
  const facts = factsOf(said, table);
  if (facts.length === 0) return null;
  const stood = facts.flatMap((fact) => {
    const by = madeBy(before, fact);
    return by === undefined ? [] : [[keyOf(fact), by] as const];
  });
  return { ...said, stood: Object.fromEntries(stood) };
}

/** Elements that were there before and are not, or the other way round. */
function elementsBack(before: EntityState, after: EntityState, back: boolean): Record<string, string[]> {
  const at = after.marks.length - 1;
  const isOn = (state: EntityState, field: string, element: string) =>
    Object.hasOwn(state.sets[field] ?? {}, element) && state.sets[field]?.[element]?.on === true;
  const sets = Object.entries(after.sets).map(([field, elements]) => {
    const changed = Object.keys(elements).filter(
      (element) =>
        elements[element]?.mark === at &&
        isOn(before, field, element) === back &&
        isOn(after, field, element) !== back,
    );
    return [field, changed] as const;
  });
  return Object.fromEntries(sets.filter(([, changed]) => changed.length > 0));
}
