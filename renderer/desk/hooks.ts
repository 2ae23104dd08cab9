import { useLiveQuery } from "dexie-react-hooks";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";
import type { ValueStore } from "../core/index.ts";
import type { DeskDb } from "./schema.ts";

export interface Desk {
  db: DeskDb;
  /** False until the first snapshot stands. */
  hydrated: ValueStore<boolean>;
}

export const DeskContext = createContext<Desk | null>(null);

function useDeskContext(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no DeskContext above this component");
  return desk;
}

export function useDeskDb(): DeskDb {
  return useDeskContext().db;
}

export function useHydrated(): boolean {
  const { hydrated } = useDeskContext();
  return useSyncExternalStore(hydrated.subscribe, hydrated.get);
}

/** A live query over the desk set; undefined until its first answer. */
export function useDesk<T>(query: (db: DeskDb) => Promise<T>, deps: unknown[]): T | undefined {
  const db = useDeskDb();
  return useLiveQuery(() => query(db), [db, ...deps]);
}

/** One row of the desk set; null when it is not in it, undefined until that is known. */
export function useDeskRow<T extends DeskTable>(
  table: T,
  id: string | null,
): DeskTables[T] | null | undefined {
  return useDesk<DeskTables[T] | null>(
    async (db) => (id === null ? null : (((await db[table].get(id)) as DeskTables[T] | undefined) ?? null)),
    [table, id],
  );
}
