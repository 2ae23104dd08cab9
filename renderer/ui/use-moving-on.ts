import type { RefObject } from "react";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useCoreSession, useHere, whileHere } from "../core/index.ts";
import { takesText } from "./actions/shortcut-rules.ts";
import { hasDialog } from "./layers.ts";
import { useWord } from "./notice/notice-state.ts";

interface List {
  selected: string | null;
  /** Index of the selected row; -1 where it is not in the list. */
  cursor: number;
  /** Whether a record that has left the list stays open all the same: it was taken to be worked on. */
  keeps: ((id: string) => boolean) | undefined;
  /** Selects the row that stands where the selected one stood. */
  goOn: () => void;
  scroller: RefObject<HTMLElement | null>;
}

/**
 * After an act of this person by which the selected row leaves its list, the list goes on to the next
 * and has the focus. Rows that others take away are left as they are: somebody may be reading. So is what
 * stands there when its screen is come back to, whatever was done meanwhile.
 */
export function useMovingOn({ selected, cursor, keeps, goOn, scroller }: List): void {
  const { word: words } = useCoreSession().acts;
  const here = useHere();
  const word = useWord();
  const done = word?.says === "done" ? word : null;
  const actedOn = done?.done.steps.some(({ id }) => id === selected) ? done.n : 0;
  /** The row that is selected, whether it was in the list since, and the last act that is done with. */
  const seen = useRef({ selected, wasIn: cursor >= 0, n: word?.n ?? 0 });
  const now = useRef({ selected, cursor });
  useLayoutEffect(() => {
    now.current = { selected, cursor };
  });

  useEffect(
    () =>
      whileHere(here, () => {
        const { selected: id, cursor: at } = now.current;
        seen.current = { selected: id, wasIn: at >= 0, n: words.get()?.n ?? 0 };
        return () => {};
      }),
    [here, words],
  );

  useEffect(() => {
    if (seen.current.selected !== selected) seen.current = { selected, wasIn: false, n: word?.n ?? 0 };
    if (cursor >= 0) seen.current.wasIn = true;
    if (!here.get() || cursor >= 0 || !seen.current.wasIn || actedOn <= seen.current.n) return;
    seen.current.n = actedOn;
    if (selected !== null && keeps?.(selected)) return;
    goOn();
    focusIfFree(scroller.current);
  });
}

/** Never out of a field or a dialog: the next letters would be commands. */
function focusIfFree(list: HTMLElement | null): void {
  const free = !hasDialog() && !takesText(document.activeElement);
  if (free) list?.focus({ preventScroll: true });
}
