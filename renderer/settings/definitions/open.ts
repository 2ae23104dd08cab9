import { create } from "zustand";
import { showArea } from "../../ui/index.ts";

/** Whether the levels are being changed. */
export const useLevelsOpen = create<{ open: boolean }>(() => ({ open: false }));

export const closeLevels = () => useLevelsOpen.setState({ open: false });

/** From wherever somebody is. */
export function openLevels(): void {
  showArea("settings");
  useLevelsOpen.setState({ open: true });
}
