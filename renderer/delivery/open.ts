import { create } from "zustand";

/** Which form of this folder stands above the settings. */
export const useDelivery = create<{ open: "problem" | "shift" | "duty" | null }>(() => ({ open: null }));

export const closeDelivery = () => useDelivery.setState({ open: null });
