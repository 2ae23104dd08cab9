import type { DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";
import type { Names } from "./contract.ts";

/** Names of the records of one table of the desk set. */
export function named<T extends DeskTable>(table: T, nameOf: (row: DeskTables[T]) => string): Names {
  return async (db, ids) => {
    const rows = (await db.table<DeskTables[T], string>(table).bulkGet([...ids])) as (
      DeskTables[T] | undefined
    )[];
    return ids.flatMap((id, index) => {
      const row = rows[index];
      return row ? [[id, nameOf(row)] as const] : [];
    }) as [string, string][];
  };
}
