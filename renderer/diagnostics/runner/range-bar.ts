import type { Range } from "../../../shared/domain/checklist/checklist-form.ts";

/** Where things stand on a bar, each in % of its length; null for what is not there. */
export interface Bar {
  from: number;
  to: number;
  value: number | null;
  last: number | null;
}

/**
 * A bar that shows all of the range with a quarter of room at each side, and whatever lies outside of it.
 * A range with one end reaches to the edge.
 */
export function barOf({ min, max }: Range, value: number | null, last: number | null): Bar {
  const known = [min, max, value, last].filter((each) => typeof each === "number");
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = (high - low || Math.abs(high) || 1) / 4;
  const start = low - room;
  const length = high + room - start;
  const at = (place: number) => Math.round(((place - start) / length) * 1000) / 10;
  return {
    from: min === undefined ? 0 : at(min),
    to: max === undefined ? 100 : at(max),
    value: value === null ? null : at(value),
    last: last === null ? null : at(last),
  };
}
