import { create } from "zustand";

/** Tickets that something is to be done with together; in the order in which they were chosen. */
export const useChosen = create<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

export function choose(ids: readonly string[], on: boolean): void {
  const { ids: before } = useChosen.getState();
  const next = new Set(before);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  useChosen.setState({ ids: next });
}

export function chooseNone(): void {
  if (useChosen.getState().ids.size > 0) useChosen.setState({ ids: new Set() });
}
