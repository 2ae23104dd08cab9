import { useSyncExternalStore } from "react";
import { useCoreSession, useWhileHere } from "../core/index.ts";

/** Less is how clocks are, and moves with every answer of the hub. */
const STEP = 1000;

/**
 * By how much this laptop's clock is known to be ahead of the hub's, ms in whole seconds. What the clocks of a ticket
 * follow is corrected by it, so the moment at which they are read is as well.
 */
export function useSkew(): number {
  const { sync } = useCoreSession();
  return useSyncExternalStore(
    useWhileHere(sync.subscribe),
    () => Math.round((sync.get()?.clockSkewMs ?? 0) / STEP) * STEP,
  );
}
