import type { ConflictSide } from "../../shared/log/state.ts";

/** The records of a `unique` conflict, two at a time; a third one is the next pair when these are settled. */
export function pairOf(sides: readonly ConflictSide[]): [first: string | null, second: string | null] {
  const ids = sides.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  const [first = null, second = null] = new Set(ids);
  return [first, second];
}
