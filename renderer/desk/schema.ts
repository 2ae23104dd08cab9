import { Dexie } from "dexie";
import type { Table } from "dexie";
import { DESK_TABLES } from "../../shared/ipc/change-batch.ts";
import type { DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";

/** No index but the key: live queries read whole tables (≤ 5 000 rows), and each index makes filling slower. */
const STORES = Object.fromEntries(DESK_TABLES.map((table) => [table, table === "draft" ? "key" : "id"]));

export type DeskDb = Dexie & { [T in DeskTable]: Table<DeskTables[T], string> };

export function openDesk(name = "desk"): DeskDb {
  const db = new Dexie(name);
  db.version(1).stores(STORES);
  return db as DeskDb;
}
