import { create } from "zustand";

/** Lists of what waits for whoever works at this laptop. */
export const FOR_ME_LISTS = ["steps"] as const;
export type ForMeList = (typeof FOR_ME_LISTS)[number];

/** Which list stands above the screen; null for none. */
export const useForMe = create<{ open: ForMeList | null }>(() => ({ open: null }));

export const showForMe = (open: ForMeList) => useForMe.setState({ open });
export const closeForMe = () => useForMe.setState({ open: null });
