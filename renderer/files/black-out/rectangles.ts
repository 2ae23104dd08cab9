/** A black rectangle, in shares of the picture's width and height (0 to 1). */
export interface Rectangle {
  id: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What is drawn, and how it was before: nothing that was done here is out of reach. */
export interface Drawing {
  rectangles: readonly Rectangle[];
  before: readonly (readonly Rectangle[])[];
  nextId: number;
}

export const NOTHING_DRAWN: Drawing = { rectangles: [], before: [], nextId: 1 };

type Place = Omit<Rectangle, "id">;

/** Least side: a slip of the hand draws nothing, and what is there can be taken hold of. */
export const LEAST = 0.01;
/** Where one stands that was not drawn by hand. */
const IN_THE_MIDDLE: Place = { left: 0.4, top: 0.45, width: 0.2, height: 0.1 };

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Between two places of the picture, wherever the pointer went; what lies beyond the picture counts for its edge. */
export function between([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): Place {
  const [left, right] = [within(Math.min(x1, x2), 0, 1), within(Math.max(x1, x2), 0, 1)];
  const [top, bottom] = [within(Math.min(y1, y2), 0, 1), within(Math.max(y1, y2), 0, 1)];
  return { left, top, width: right - left, height: bottom - top };
}

export const isSlip = ({ width, height }: Place) => width < LEAST || height < LEAST;

/** Moved by so much, as far as the picture goes. */
export function moved<P extends Place>(place: P, dx: number, dy: number): P {
  const { left, top, width, height } = place;
  return { ...place, left: within(left + dx, 0, 1 - width), top: within(top + dy, 0, 1 - height) };
}

/** Its right lower corner moved by so much, as far as the picture goes. */
export function sized<P extends Place>(place: P, dx: number, dy: number): P {
  const { left, top, width, height } = place;
  return {
    ...place,
    width: within(width + dx, LEAST, 1 - left),
    height: within(height + dy, LEAST, 1 - top),
  };
}

function changed(drawing: Drawing, rectangles: readonly Rectangle[]): Drawing {
  return { ...drawing, rectangles, before: [...drawing.before, drawing.rectangles] };
}

/** One more; beside those that stand where it would. */
export function withAdded(drawing: Drawing, place: Place = freePlace(drawing.rectangles)): Drawing {
  const { rectangles, nextId } = drawing;
  return { ...changed(drawing, [...rectangles, { ...place, id: nextId }]), nextId: nextId + 1 };
}

function freePlace(taken: readonly Rectangle[]): Place {
  let place = IN_THE_MIDDLE;
  const stands = () => taken.some(({ left, top }) => Math.hypot(left - place.left, top - place.top) < LEAST);
  for (let tried = 0; stands() && tried < 40; tried += 1) {
    place = { ...place, left: (place.left + 0.05) % 0.8, top: (place.top + 0.05) % 0.9 };
  }
  return place;
}

/** @param goesOn the change before goes on, as with a key that is held: one step back takes all of it */
export function withChanged(drawing: Drawing, next: Rectangle, goesOn = false): Drawing {
  const { rectangles } = drawing;
  const old = rectangles.find(({ id }) => id === next.id);
  if (!old || (["left", "top", "width", "height"] as const).every((side) => old[side] === next[side])) {
    return drawing;
  }
  const after = rectangles.map((each) => (each.id === next.id ? next : each));
  return goesOn ? { ...drawing, rectangles: after } : changed(drawing, after);
}

export function without(drawing: Drawing, id: number): Drawing {
  const left = drawing.rectangles.filter((each) => each.id !== id);
  return left.length === drawing.rectangles.length ? drawing : changed(drawing, left);
}

/** One step back. */
export function undone(drawing: Drawing): Drawing {
  const last = drawing.before.at(-1);
  return last ? { ...drawing, rectangles: last, before: drawing.before.slice(0, -1) } : drawing;
}

/** The whole pixels that it touches: no edge of what it hides shines through half a pixel. */
export function pixelsOf(place: Place, { width, height }: { width: number; height: number }) {
  const [x, y] = [Math.floor(place.left * width), Math.floor(place.top * height)];
  const right = Math.min(width, Math.ceil((place.left + place.width) * width));
  const bottom = Math.min(height, Math.ceil((place.top + place.height) * height));
  return { x, y, width: right - x, height: bottom - y };
}
