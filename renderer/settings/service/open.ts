import { create } from "zustand";
import { showArea } from "../../ui/index.ts";

/** Which calendar or target is being changed. */
export const useServiceOpen = create<{ open: string | null }>(() => ({ open: null }));

export const closeService = () => useServiceOpen.setState({ open: null });

export function openService(id: string | null): void {
  showArea("settings");
  useServiceOpen.setState({ open: id });
}
