import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import { takesText } from "./actions/shortcut-rules.ts";
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
 * and has the focus. Rows that others take away are left as they are: somebody may be reading.
 */
export function useMovingOn({ selected, cursor, keeps, goOn, scroller }: List): void {
  const word = useWord();
  const done = word?.says === "done" ? word : null;
  const actedOn = done?.done.steps.some(({ id }) => id === selected) ? done.n : 0;
  /** The row that is selected, whether it was in the list since, and the last act that is done with. */
  const seen = useRef({ selected, wasIn: cursor >= 0, n: word?.n ?? 0 });
  const stopKeeping = useRef(() => {});

  useEffect(() => {
    if (seen.current.selected !== selected) seen.current = { selected, wasIn: false, n: word?.n ?? 0 };
    if (cursor >= 0) seen.current.wasIn = true;
    if (cursor >= 0 || !seen.current.wasIn || actedOn <= seen.current.n) return;
    seen.current.n = actedOn;
    if (selected !== null && keeps?.(selected)) return;
    goOn();
    stopKeeping.current();
    stopKeeping.current = keepFocus(scroller.current);
  });
  useEffect(() => () => stopKeeping.current(), []);
}

/**
 * Gives the focus to a list, and again when it falls to nothing because what had it is gone (a dialog
 * that closes, a button of the record before): until the person does something.
 */
function keepFocus(list: HTMLElement | null): () => void {
  if (!list) return () => {};
  const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
  const take = () => requestAnimationFrame(() => isNowhere() && list.focus({ preventScroll: true }));
  const watch = new MutationObserver(take);
  const events = ["keydown", "pointerdown"] as const;
  const stop = () => {
    watch.disconnect();
    for (const event of events) removeEventListener(event, stop, true);
  };
  for (const event of events) addEventListener(event, stop, true);
  watch.observe(document.body, { childList: true, subtree: true });
  // Never out of a field: the next letters would be commands.
  const free = document.querySelector('[role="dialog"]') === null && !takesText(document.activeElement);
  if (free) list.focus({ preventScroll: true });
  take();
  return stop;
}
