import type { Mark } from "../../log/seen.ts";
import type { EntityState } from "../../log/state.ts";
import { lastWrite } from "../../log/write.ts";
import type { StateOf } from "../kind/record-kind.ts";

/**
 * The asset as everybody is shown it. People who did not know of each other may merge A into B and
 * B into A, or three records in a circle; each fold says "part of the next", and none would be left.
 * Of a circle the record whose merge stands last in the log goes on standing for itself: when that
 * merge was recorded, the others were part of this record already. Its merge is shown as overwritten.
 *
 * No fold of one record can know this, so it is worked out wherever states become what people see.
 */
export function asShown(state: EntityState, assetOf: StateOf): EntityState {
  const circle = mergeCircle(state, assetOf);
  if (standingIn(circle)?.id !== state.id) return state;
  const mark = mergeOf(state);
  const by = mergeOf(circle.at(-1));
  if (!mark || !by) return state;
  const lost = { field: "mergedInto", value: state.fields.mergedInto, mark, by };
  return {
    ...state,
    fields: { ...state.fields, mergedInto: null },
    overwritten: [...state.overwritten, lost],
  };
}

/** The record that stands for a circle is shown otherwise when any record of the circle changes. */
export function alsoStanding(state: EntityState, assetOf: StateOf): string[] {
  const standing = standingIn(mergeCircle(state, assetOf));
  return standing ? [standing.id] : [];
}

/** The circle of merges that leads from this asset back to it, each record part of the next; empty for none. */
export function mergeCircle(state: EntityState, assetOf: StateOf): EntityState[] {
  const circle: EntityState[] = [];
  const passed = new Set<string>();
  for (let at: EntityState | null = state; at;) {
    circle.push(at);
    passed.add(at.id);
    const into: unknown = at.fields.mergedInto;
    if (into === state.id) return circle;
    if (typeof into !== "string" || passed.has(into)) return [];
    at = assetOf(into);
  }
  return [];
}

/** Of a circle of merges, the record that goes on standing for itself. */
export function standingIn(circle: readonly EntityState[]): EntityState | undefined {
  return circle
    .filter(({ exists }) => exists)
    .reduce<EntityState | undefined>((last, each) => (last && !isLater(each, last) ? last : each), undefined);
}

function isLater(a: EntityState, b: EntityState): boolean {
  const [one, other] = [mergeOf(a), mergeOf(b)];
  if (!one || !other) return false;
  const [seqA, seqB] = [one.seq ?? Infinity, other.seq ?? Infinity];
  // What is not accepted yet is all this device's, in the order of its numbers.
  return seqA === seqB ? one.deviceSeq > other.deviceSeq : seqA > seqB;
}

function mergeOf(state: EntityState | undefined): Mark | undefined {
  return state && lastWrite(state, "mergedInto");
}
