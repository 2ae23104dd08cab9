import { useSyncExternalStore } from "react";
import { create } from "zustand";
import type { Word } from "../../core/index.ts";
import { useCoreSession, useWhileHere } from "../../core/index.ts";

/** Whether somebody is at the notice: by pointer or focus. */
const useHeld = create<{ held: boolean }>(() => ({ held: false }));

export function useNoticeHeld() {
  const held = useHeld((state) => state.held);
  return {
    held,
    hold: () => useHeld.setState({ held: true }),
    release: () => useHeld.setState({ held: false }),
  };
}

/** What the window says now; null while it says nothing. */
export function useWord(): Word | null {
  const { word } = useCoreSession().acts;
  return useSyncExternalStore(useWhileHere(word.subscribe), word.get);
}
