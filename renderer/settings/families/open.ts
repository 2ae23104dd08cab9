import { create } from "zustand";
import { showArea } from "../../ui/index.ts";
import type { ShownFamily } from "./shown.ts";

interface Open {
  family: ShownFamily;
  /** Id of what is being changed; `new` for one that is made. */
  open: string | null;
}

/** Which family is looked at, and what of it is being changed. */
export const useFamilyOpen = create<Open>(() => ({ family: "category", open: null }));

export const closeDefinition = () => useFamilyOpen.setState({ open: null });

/** From wherever somebody is. */
export function openFamily(family: ShownFamily, open: string | null = null): void {
  showArea("settings");
  useFamilyOpen.setState({ family, open });
}
