import { create } from "zustand";
import { CHOSEN_MOST } from "../../../shared/ipc/chosen-most.ts";

/** What is chosen in the register, by ids, and where the cursor of its table is; stay when the area is left. */
export interface Chosen {
  /** In the order of choosing. */
  ids: ReadonlySet<string>;
  cursor: string | null;
  /** Where a range begins that is chosen with Shift. */
  anchor: string | null;
  /** More was asked for than may be chosen at a time. */
  full: boolean;
}

export const useChosen = create<Chosen>(() => ({ ids: new Set(), cursor: null, anchor: null, full: false }));

/** Adds and takes away; what is above the most that may be chosen is left out, and that is told. */
export function chosenAfter(
  ids: ReadonlySet<string>,
  add: readonly string[],
  drop: readonly string[] = [],
): Pick<Chosen, "ids" | "full"> {
  const all = new Set(ids);
  for (const id of drop) all.delete(id);
  for (const id of add) all.add(id);
  return { ids: new Set([...all].slice(0, CHOSEN_MOST)), full: all.size > CHOSEN_MOST };
}

export function moveCursor(id: string): void {
  useChosen.setState({ cursor: id, anchor: id });
}

export function toggleChosen(id: string): void {
  useChosen.setState(({ ids }) => ({
    ...(ids.has(id) ? chosenAfter(ids, [], [id]) : chosenAfter(ids, [id])),
    cursor: id,
    anchor: id,
  }));
}

/** @param full of what was asked for not all are there */
export function choose(ids: readonly string[], full = false): void {
  useChosen.setState((before) => {
    const after = chosenAfter(before.ids, ids);
    return { ids: after.ids, full: after.full || full };
  });
}

/** What is chosen and where the cursor is, to be put back when the keys that moved it were a scan. */
export function asItStands(): () => void {
  const before = useChosen.getState();
  return () => useChosen.setState(before, true);
}

/** What a click on a row does; in its box nothing is opened. */
export function clickMeans(
  keys: Readonly<Record<"shiftKey" | "ctrlKey" | "metaKey", boolean>>,
  inBox: boolean,
): "range" | "toggle" | "open" {
  if (keys.ctrlKey || keys.metaKey) return "toggle";
  if (keys.shiftKey) return "range";
  return inBox ? "toggle" : "open";
}

/** The range from the anchor to the row that the cursor goes to is chosen, what left it is not any more. */
export function extendTo(id: string, add: readonly string[], drop: readonly string[]): void {
  useChosen.setState(({ ids, anchor, cursor }) => ({
    ...chosenAfter(ids, add, drop),
    anchor: anchor ?? cursor ?? id,
    cursor: id,
  }));
}

export function unchoose(ids: readonly string[]): void {
  useChosen.setState((before) => chosenAfter(before.ids, [], ids));
}

export function chooseNone(): void {
  useChosen.setState({ ids: new Set(), full: false });
}

/**
 * What a range gains and loses when its end moves.
 * @returns indexes, both ends included; null for none
 */
export function rangeChange(
  anchor: number,
  from: number,
  to: number,
): { add: [number, number]; drop: [number, number] | null } {
  const add: [number, number] = [Math.min(anchor, to), Math.max(anchor, to)];
  if (from > add[1]) return { add, drop: [add[1] + 1, from] };
  if (from < add[0]) return { add, drop: [from, add[0] - 1] };
  return { add, drop: null };
}
