import { Dexie } from "dexie";
import type { Table } from "dexie";
import type { DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";

/** No index but the key: live queries read whole tables (≤ 5 000 rows), and each index makes filling slower. */
const STORES: Record<DeskTable, string> = {
  ticket: "id",
  asset: "id",
  person: "id",
  site: "id",
  member: "id",
  conflict: "id",
  outbox: "id",
  draft: "key",
};

export type DeskDb = Dexie & { [T in DeskTable]: Table<DeskTables[T], string> };

export function openDesk(name = "desk"): DeskDb {
  const db = new Dexie(name);
  db.version(1).stores(STORES);
  return db as DeskDb;
}
