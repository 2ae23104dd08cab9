import { create } from "zustand";

/** Tickets of which something is owed, by what. */
export const OWED_LISTS = ["reason", "review", "callback"] as const;
export type OwedList = (typeof OWED_LISTS)[number];
/** Lists of what waits for whoever works at this laptop. */
export type ForMeList = "steps" | "ratings" | OwedList;

/** Which list stands above the screen; null for none. */
export const useForMe = create<{ open: ForMeList | null }>(() => ({ open: null }));

export const showForMe = (open: ForMeList) => useForMe.setState({ open });
export const closeForMe = () => useForMe.setState({ open: null });
