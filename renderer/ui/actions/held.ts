import { create } from "zustand";

/** The act whose letter waits until it is known to be a hand's and not the first of a scan; null: none waits. */
export const useHeld = create<{ act: string | null }>(() => ({ act: null }));
