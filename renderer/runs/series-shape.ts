import type { ReadingSeries } from "../../shared/ipc/diagnostics.ts";

type Points = ReadingSeries["points"];

export interface Shape {
  /** Of the line, in the units of the box. */
  line: string;
  dots: readonly { x: number; y: number }[];
  least: number;
  most: number;
}

/** Room at the edges, so that no dot is cut off. */
const EDGE = 4;

/**
 * A series as a line in a box of this size: the time runs to the right in its own measure, the values fill the
 * height between the least and the most. One point stands at the right; values that are all alike in the middle.
 */
export function shapeOf(points: Points, width: number, height: number): Shape {
  const values = points.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const across = (at: number) => (to === from ? 1 : (at - from) / (to - from));
  const up = (value: number) => (most === least ? 0.5 : (value - least) / (most - least));
  const dots = points.map(({ at, value }) => ({
    x: rounded(EDGE + across(at) * (width - 2 * EDGE)),
    y: rounded(EDGE + (1 - up(value)) * (height - 2 * EDGE)),
  }));
  const line = dots.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(" ");
  return { line, dots, least, most };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** How the last value stands to the first. */
export function changeOf(points: Points): number {
  return rounded((points.at(-1)?.value ?? 0) - (points[0]?.value ?? 0));
}
