import { create } from "zustand";

/**
 * Areas of the rail. Each adds itself where it is contributed:
 * `declare module "../ui/navigation.ts" { interface Areas { queue: true } }`.
 */
// Empty by nature: every property of it is declared elsewhere.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Areas {}
export type Area = keyof Areas;

interface NavState {
  /** Null until the frame knows which area is the first. */
  area: Area | null;
  /** Selected record per area; ids, never records. */
  selected: Partial<Record<Area, string | null>>;
  /** Places to go back to, nearest last. */
  back: { area: Area; selected: string | null }[];
  /** A record whose card lies above the screen. */
  card: { kind: string; id: string } | null;
}

export const useNav = create<NavState>(() => ({ area: null, selected: {}, back: [], card: null }));

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
    const from = state.area;
    const moved = from !== null && from !== area;
    return {
      area,
      // A card that the way began on would lie above what was asked for.
      card: null,
      selected: { ...state.selected, [area]: id },
      back: moved
        ? [...state.back.slice(-9), { area: from, selected: state.selected[from] ?? null }]
        : state.back,
    };
  });
}

/** To where the record was opened from, else from the detail to its list. */
export function goBack(): void {
  const { back, area } = useNav.getState();
  const last = back.at(-1);
  if (!last) {
    if (area !== null) select(area, null);
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

/** Records that an area was asked to show, and no others; another object each time. */
export const useAskedFor = create<{ area: Area | null; ids: readonly string[] }>(() => ({
  area: null,
  ids: [],
}));

/** Opens the list of an area with these records in it and no others, however it was filtered. */
export function openRecords(area: Area, ids: readonly string[]): void {
  select(area, null);
  showArea(area);
  useAskedFor.setState({ area, ids });
}

/** Shows the card of a record above the screen. */
export function showCard(kind: string, id: string): void {
  useNav.setState({ card: { kind, id } });
}

export function closeCard(): void {
  useNav.setState({ card: null });
}
