import { useHere, whileHere } from "../core/index.ts";
import { useEffect, useLayoutEffect, useRef } from "react";

/** What the search above a list does with it. */
export interface MainList {
  first: () => void;
  next: () => void;
  previous: () => void;
  /** The keys are the list's. */
  focus: () => void;
  /** Opens the row that is chosen, where that is more than choosing it. */
  open: () => void;
}

/** Whether it is a list of rows, which the arrow keys move in and Enter opens from: as lines or as a table. */
export function isRowList(element: Element | null): boolean {
  return ["listbox", "grid"].includes(element?.getAttribute("role") ?? "");
}

const lists = new Set<{ readonly current: MainList | null }>();

/** The list of the screen that is shown, the last that came; undefined while there is none. */
export function mainList(): MainList | undefined {
  return [...lists].at(-1)?.current ?? undefined;
}

/** Says that this list is the screen's, as long as it is shown; null for one that is not. */
export function useMainList(list: MainList | null): void {
  const newest = useRef(list);
  useLayoutEffect(() => {
    newest.current = list;
  });
  const here = useHere();
  const isMain = list !== null;
  useEffect(() => {
    if (!isMain) return;
    return whileHere(here, () => {
      lists.add(newest);
      return () => void lists.delete(newest);
    });
  }, [isMain, here]);
}
