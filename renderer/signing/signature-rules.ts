import { PAD } from "../../shared/domain/custody/strokes.ts";

/** x, y in the pad's units (see {@link PAD}) and milliseconds since the first point. */
export type Point = [x: number, y: number, ms: number];
export type Stroke = Point[];

const MIN_STROKES = 2;
const MIN_MS = 300;
/** A point that moved less than this adds nothing that can be seen. */
const MIN_STEP = 2;
/** The hand's trembling over a dot is no signature. */
const MIN_EXTENT = 30;
/** What one operation carries: shared/domain, `stroke` and `signature`. */
const MAX_POINTS = 4000;
const MAX_STROKES = 200;

/** Whether what was drawn counts as a signature: two strokes or 0.3 s, and more than a dot (domain.md 2.0). */
export function isSignature(strokes: readonly Stroke[]): boolean {
  const points = strokes.flat();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return false;
  const extent = Math.max(span(points.map(([x]) => x)), span(points.map(([, y]) => y)));
  if (extent < MIN_EXTENT) return false;
  return strokes.length >= MIN_STROKES || last[2] - first[2] >= MIN_MS;
}

function span(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), Infinity);
}

/**
 * Where on the pad a place of the window lies. The box it is drawn in may have another proportion than the
 * pad: its middle is the pad's, one scale holds for both axes, and no place of it lies beyond the pad.
 */
export function onPad(
  box: { left: number; top: number; width: number; height: number },
  clientX: number,
  clientY: number,
): [x: number, y: number] {
  const perPixel = Math.min(PAD.width / box.width, PAD.height / box.height);
  return [
    PAD.width / 2 + (clientX - box.left - box.width / 2) * perPixel,
    PAD.height / 2 + (clientY - box.top - box.height / 2) * perPixel,
  ];
}

/** Adds a point to a stroke; points outside the pad are moved to its edge, unmoved ones are left out. */
export function withPoint(stroke: Stroke, x: number, y: number, ms: number): Stroke {
  const point: Point = [
    Math.round(Math.min(PAD.width, Math.max(0, x))),
    Math.round(Math.min(PAD.height, Math.max(0, y))),
    Math.max(0, Math.round(ms)),
  ];
  const last = stroke.at(-1);
  if (stroke.length >= MAX_POINTS) return stroke;
  if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < MIN_STEP) return stroke;
  return [...stroke, point];
}

/** Adds a finished stroke; beyond what an operation carries it is left out. */
export function withStroke(strokes: readonly Stroke[], stroke: Stroke): Stroke[] {
  if (stroke.length === 0 || strokes.length >= MAX_STROKES) return [...strokes];
  return [...strokes, stroke];
}
