import { create } from "zustand";
import { openRecord, showArea } from "../ui/index.ts";

export const LISTS = ["due", "active", "ended"] as const;
export type List = (typeof LISTS)[number];

/** Which list is shown, and the form that is open: of a new plan, or of one. */
export const useRoundsShown = create<{ list: List; form: string | null }>(() => ({
  list: "due",
  form: null,
}));

/** What the form of a new plan goes by. */
export const NEW_ROUND = "new";

export const showList = (list: List) => useRoundsShown.setState({ list });
export const openForm = (form: string | null) => useRoundsShown.setState({ form });
export const openRound = (id: string) => openRecord("rounds", id);

export function planRound(): void {
  showArea("rounds");
  openForm(NEW_ROUND);
}

export function editRound(id: string): void {
  openRound(id);
  openForm(id);
}

export function showDue(): void {
  showArea("rounds");
  showList("due");
}
