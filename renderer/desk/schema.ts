import { Dexie } from "dexie";
import type { Table } from "dexie";
import type { DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";

/** Indexes are the few that live queries ask by; the rest is sorted in memory (≤ 5 000 rows). */
const STORES: Record<DeskTable, string> = {
  ticket: "id, status, assignee",
  asset: "id",
  person: "id",
  site: "id",
  member: "id",
  conflict: "id, entity",
  outbox: "id, deviceSeq",
  draft: "key, form",
};

export type DeskDb = Dexie & { [T in DeskTable]: Table<DeskTables[T], string> };

export function openDesk(name = "desk"): DeskDb {
  const db = new Dexie(name);
  db.version(1).stores(STORES);
  return db as DeskDb;
}
