import { create } from "zustand";
import { useAskedFor } from "../../ui/index.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";

export type AssetSort = "number" | "updated" | "name" | "tag" | "holder";

/** How the register is looked at; stays when the area is left. */
export interface RegisterFilters {
  text: string;
  kind: string | null;
  status: AssetRow["status"] | "contested" | null;
  site: string | null;
  /** None but these; null for all. */
  only: string[] | null;
  sort: AssetSort;
  descending: boolean;
}

const ALL: RegisterFilters = {
  text: "",
  kind: null,
  status: null,
  site: null,
  only: null,
  sort: "number",
  descending: false,
};

export const useRegisterFilters = create<RegisterFilters>(() => ALL);

export function filterRegister(change: Partial<RegisterFilters>): void {
  useRegisterFilters.setState(change);
}

/** Everything again; the order stays. */
export function clearRegisterFilters(): void {
  useRegisterFilters.setState({ text: "", kind: null, status: null, site: null, only: null });
}

export function isFiltered({ text, kind, status, site, only }: RegisterFilters): boolean {
  return text.trim() !== "" || [kind, status, site, only].some((filter) => filter !== null);
}

/** Of all the register none but these, whatever else it is filtered by now. */
export const alone = (only: readonly string[]): RegisterFilters => ({ ...ALL, only: [...only] });

/** Shows these records and no others. */
export function showOnly(ids: readonly string[]): void {
  clearRegisterFilters();
  filterRegister({ only: [...ids] });
}

/** A head was pressed: the order of its column, and from the second time the other way round. */
export function sortBy(sort: AssetSort): void {
  useRegisterFilters.setState((before) => ({
    sort,
    descending: before.sort === sort ? !before.descending : sort === "updated",
  }));
}

useAskedFor.subscribe(({ area, ids }) => {
  if (area === "assets") showOnly(ids);
});
