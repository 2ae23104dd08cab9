import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import type { DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";
import type { ValueStore } from "../core/index.ts";
import { useWhileHere } from "../core/index.ts";
import type { Desk, DeskSet } from "./desk-set.ts";

export interface WindowDesk {
  set: DeskSet;
  /** False until the first snapshot stands. */
  hydrated: ValueStore<boolean>;
}

export const DeskContext = createContext<WindowDesk | null>(null);

function useDeskContext(): WindowDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no DeskContext above this component");
  return desk;
}

/** To read the desk set once, where nothing is drawn from it. */
export function useDeskNow(): Desk {
  return useDeskContext().set.desk;
}

/** Calls back once, with the first change of what is read from now on. What is answered stops waiting for it. */
export type OnceHeard = (read: (desk: Desk) => unknown, heard: () => void) => () => void;

export function useOnceHeard(): OnceHeard {
  const { set } = useDeskContext();
  return useCallback(
    (read, heard) => {
      const reading = set.reading(read);
      const before = reading.get();
      const stop = reading.subscribe(() => {
        if (reading.get() === before) return;
        stop();
        heard();
      });
      return stop;
    },
    [set],
  );
}

export function useHydrated(): boolean {
  const { hydrated } = useDeskContext();
  return useSyncExternalStore(hydrated.subscribe, hydrated.get);
}

/**
 * Something of the desk set, live.
 *
 * @param read the same function as long as it reads the same
 */
export function useDesk<T>(read: (desk: Desk) => T): T {
  const { set } = useDeskContext();
  const reading = useMemo(() => set.reading(read), [set, read]);
  return useSyncExternalStore(useWhileHere(reading.subscribe), reading.get);
}

/** All rows of a table, in the order of their keys; the same array until one of them changes. */
export function useDeskRows<T extends DeskTable>(table: T): readonly DeskTables[T][] {
  return useDesk(useCallback((desk: Desk) => desk[table].all() as readonly DeskTables[T][], [table]));
}

/** One row of the desk set; null when it is not in it. */
export function useDeskRow<T extends DeskTable>(table: T, id: string | null): DeskTables[T] | null {
  return useDesk(
    useCallback(
      (desk: Desk) => (id === null ? null : ((desk[table].get(id) as DeskTables[T] | undefined) ?? null)),
      [table, id],
    ),
  );
}
