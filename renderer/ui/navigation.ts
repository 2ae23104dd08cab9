import { create } from "zustand";

/** Areas of the rail, in its order. */
export const AREAS = ["queue", "assets", "conflicts", "sync", "settings"] as const;
export type Area = (typeof AREAS)[number];

interface NavState {
  area: Area;
  /** Selected record per area; ids, never records. */
  selected: Partial<Record<Area, string | null>>;
  /** Places to go back to, nearest last. */
  back: { area: Area; selected: string | null }[];
  /** A person whose card lies above the screen. */
  person: string | null;
}

export const useNav = create<NavState>(() => ({ area: "queue", selected: {}, back: [], person: null }));

export function showArea(area: Area): void {
  useNav.setState({ area, back: [] });
}

/** Selects within the area; for moving through its list. */
export function select(area: Area, id: string | null): void {
  useNav.setState((state) => ({ selected: { ...state.selected, [area]: id } }));
}

/** Opens a record, from anywhere; `goBack` returns. */
export function openRecord(area: Area, id: string): void {
  useNav.setState((state) => {
    const here = { area: state.area, selected: state.selected[state.area] ?? null };
    const moved = here.area !== area;
    return {
      area,
      selected: { ...state.selected, [area]: id },
      back: moved ? [...state.back.slice(-9), here] : state.back,
    };
  });
}

/** To where the record was opened from, else from the detail to its list. */
export function goBack(): void {
  const { back, area } = useNav.getState();
  const last = back.at(-1);
  if (!last) {
    select(area, null);
    return;
  }
  useNav.setState((state) => ({
    area: last.area,
    selected: { ...state.selected, [last.area]: last.selected },
    back: state.back.slice(0, -1),
  }));
}

export function useSelected(area: Area): string | null {
  return useNav((state) => state.selected[area] ?? null);
}

/** Shows the card of a person above the screen; null closes it. */
export function openPerson(id: string | null): void {
  useNav.setState({ person: id });
}
