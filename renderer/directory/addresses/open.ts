import { create } from "zustand";
import { showArea } from "../../ui/index.ts";

/** Parts of People and sites. */
export const PARTS = ["people", "sites", "addresses"] as const;
export type Part = (typeof PARTS)[number];

/** Which part is shown, and whether an address is being taken: acts of the palette say so from anywhere. */
export const useDirectoryPart = create<{ part: Part; taking: boolean }>(() => ({
  part: "people",
  taking: false,
}));

export function showAddresses(): void {
  showArea("people");
  useDirectoryPart.setState({ part: "addresses" });
}

export function takeAddress(): void {
  showAddresses();
  useDirectoryPart.setState({ taking: true });
}
