import { create } from "zustand";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";

export type AssetSort = "number" | "updated" | "name" | "tag" | "holder";

/** How the register is looked at; stays when the area is left. */
export interface RegisterFilters {
  text: string;
  kind: string | null;
  status: AssetRow["status"] | "contested" | null;
  site: string | null;
  sort: AssetSort;
  descending: boolean;
}

const ALL: RegisterFilters = {
  text: "",
  kind: null,
  status: null,
  site: null,
  sort: "number",
  descending: false,
};

export const useRegisterFilters = create<RegisterFilters>(() => ALL);

export function filterRegister(change: Partial<RegisterFilters>): void {
  useRegisterFilters.setState(change);
}

/** Everything again; the order stays. */
export function clearRegisterFilters(): void {
  useRegisterFilters.setState({ text: "", kind: null, status: null, site: null });
}

export function isFiltered({ text, kind, status, site }: RegisterFilters): boolean {
  return text.trim() !== "" || kind !== null || status !== null || site !== null;
}
