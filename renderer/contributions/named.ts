import type { DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";
import type { Names } from "./contract.ts";

/** Names of the records of one table of the desk set. */
export function named<T extends DeskTable>(table: T, nameOf: (row: DeskTables[T]) => string): Names {
  return (desk, ids) =>
    ids.flatMap((id) => {
      const row = desk[table].get(id) as DeskTables[T] | undefined;
      return row ? [[id, nameOf(row)] as const] : [];
    });
}
