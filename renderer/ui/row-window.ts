import { elementScroll } from "@tanstack/react-virtual";
import type { Rect, Virtualizer, VirtualizerOptions } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";

type Rows = Virtualizer<HTMLDivElement, Element>;
type Options = VirtualizerOptions<HTMLDivElement, Element>;

/** Room that each list had when it was last seen. */
const rooms = new Map<string, Rect>();

/**
 * What lets a list draw its rows in the frame in which it appears, once: it begins with the room that it had
 * last, the first time with that of the window, and is told its own when the page is laid out, before it is painted.
 * Asked for earlier, the browser would lay the page out once more for each list that appears.
 *
 * @param name the same list has the same name each time
 */
export function roomOf(name: string) {
  return {
    initialRect: rooms.get(name) ?? { width: window.innerWidth, height: window.innerHeight },
    observeElementRect: ({ scrollElement }: Rows, take: (room: Rect) => void) => {
      if (!scrollElement) return;
      const observer = new ResizeObserver(() => {
        const room = { width: scrollElement.offsetWidth, height: scrollElement.offsetHeight };
        // A list that is put away has none.
        if (room.height > 0) rooms.set(name, room);
        take(room);
      });
      observer.observe(scrollElement);
      return () => observer.disconnect();
    },
    scrollToFn: ((offset, options, rows) => {
      // A list that appears stands at its beginning; to go there it would be laid out at once.
      if (offset + (options.adjustments ?? 0) === 0 && rows.scrollOffset === 0) return;
      elementScroll(offset, options, rows);
    }) satisfies Options["scrollToFn"],
  };
}

/** Reckons the places of rows anew when what they rest on is another, which it is not when they appear. */
export function useMeasuredAnew(rows: Rows, ...rests: readonly unknown[]): void {
  const known = useRef(rests);
  useEffect(() => {
    if (rests.every((each, index) => each === known.current[index])) return;
    known.current = rests;
    rows.measure();
  });
}
