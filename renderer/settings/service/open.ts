import { create } from "zustand";
import { showArea } from "../../ui/index.ts";

/** Which calendar or target is being changed. */
export const useServiceOpen = create<{ open: string | null }>(() => ({ open: null }));

/** The import of a notice, and a calendar or target that is made, stand where one that is changed does. */
export const NOTICE = "notice";
export const NEW_CALENDAR = "calendar";
export const NEW_TARGET = "target";

export const closeService = () => useServiceOpen.setState({ open: null });

export function openService(id: string | null): void {
  showArea("settings");
  useServiceOpen.setState({ open: id });
}
