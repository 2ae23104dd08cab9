import type { TourTarget } from "../../../shared/ipc/rounds.ts";

export const isOpen = ({ state }: TourTarget) => state === "waiting" || state === "running";

/** Where a tour goes on: at what is under way, else at the first that waits; null where nothing is left. */
export function firstOpen(targets: readonly TourTarget[]): string | null {
  return (targets.find(({ state }) => state === "running") ?? targets.find(isOpen))?.key ?? null;
}

/** The next that waits behind a target, and from the end on the first; null where nothing is left. */
export function nextOpen(targets: readonly TourTarget[], after: string): string | null {
  const at = targets.findIndex(({ key }) => key === after);
  const turned = [...targets.slice(at + 1), ...targets.slice(0, at + 1)];
  return turned.find(isOpen)?.key ?? null;
}
