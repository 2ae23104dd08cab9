import { createContext, useCallback, useContext } from "react";
import type { ValueStore } from "./value-store.ts";

/** Whether the screen is shown that something stands in: one that was left may stay behind it. Told at once. */
export type Here = Pick<ValueStore<boolean>, "get" | "subscribe">;

const ALWAYS: Here = { get: () => true, subscribe: () => () => {} };

export const HereContext = createContext<Here>(ALWAYS);

export const useHere = (): Here => useContext(HereContext);

/** Begins whenever the screen is shown, and ends what it began when that is left. @returns what ends all of it */
export function whileHere(here: Here, begin: () => () => void): () => void {
  let end: (() => void) | null = null;
  const look = () => {
    if (here.get() === (end !== null)) return;
    if (end === null) end = begin();
    else {
      end();
      end = null;
    }
  };
  look();
  const stop = here.subscribe(look);
  return () => {
    stop();
    end?.();
  };
}

type Subscribe = (listener: () => void) => () => void;

/**
 * For `useSyncExternalStore`: a screen that was left is told of nothing, and draws nothing. Shown again it
 * looks at once, so that its first frame has what came meanwhile.
 *
 * @param subscribe the same function as long as it follows the same
 */
export function useWhileHere(subscribe: Subscribe): Subscribe {
  const here = useHere();
  return useCallback(
    (listener) =>
      whileHere(here, () => {
        const stop = subscribe(listener);
        listener();
        return stop;
      }),
    [here, subscribe],
  );
}
