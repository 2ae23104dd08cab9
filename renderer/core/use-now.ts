import { useCallback, useSyncExternalStore } from "react";
import { useWhileHere } from "./here.ts";
import { useCoreSession } from "./hooks.ts";

const STEP = 30_000;

/** The device's clock in milliseconds, in steps of half a minute, so that ages on screen move. */
export function useNow(): number {
  const { now } = useCoreSession();
  const subscribe = useCallback((listener: () => void) => {
    const timer = setInterval(listener, STEP);
    return () => clearInterval(timer);
  }, []);
  return useSyncExternalStore(useWhileHere(subscribe), () => Math.floor(now() / STEP) * STEP);
}
