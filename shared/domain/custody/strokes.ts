/**
 * The pad in its own units. Both axes have the same scale, so that a signature looks the same on
 * paper whatever the screen's size was.
 */
export const PAD = { width: 1000, height: 360 } as const;

/** x, y in the pad's units and milliseconds since the first point. */
type Point = readonly [x: number, y: number, ms: number];

/** SVG path of a stroke, smoothed through the middles of its points; a dot becomes a short line. */
export function pathOf(stroke: readonly Point[]): string {
  const [first, ...rest] = stroke;
  if (!first) return "";
  if (rest.length === 0) return `M${first[0]} ${first[1]}l0.1 0.1`;
  let path = `M${first[0]} ${first[1]}`;
  rest.forEach(([x, y], index) => {
    const next = rest[index + 1];
    if (!next) path += `L${x} ${y}`;
    else path += `Q${x} ${y} ${(x + next[0]) / 2} ${(y + next[1]) / 2}`;
  });
  return path;
}
