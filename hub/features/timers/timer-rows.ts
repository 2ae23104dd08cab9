import type { EntityKey } from "../../../shared/log/operation.ts";
import type { Handle } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";

/** When a ticket is looked at again. */
export interface TimerRow {
  key: EntityKey;
  /** Seconds since the epoch; 0 for at once. */
  dueAt: number;
  /** Feed number of what made it due at once: what came meanwhile is not forgotten. */
  feed: number;
}

type TimerTables = { timer: TimerRow; entity: { key: EntityKey; kind: string; state: string } };
const tables = ({ db }: Handle) => db.$extendTables<TimerTables>();

/** The first that are due. */
export async function dueTimers(handle: Handle, now: number, most: number): Promise<TimerRow[]> {
  return tables(handle)
    .selectFrom("timer")
    .selectAll()
    .where("dueAt", "<=", now)
    .orderBy("dueAt")
    .orderBy("key")
    .limit(most)
    .execute();
}

/** Something happened to these: they are looked at anew. */
export async function makeDue(handle: Handle, keys: readonly EntityKey[], feed: number): Promise<void> {
  for (const piece of inPieces(keys.map((key) => ({ key, dueAt: 0, feed })))) {
    await tables(handle)
      .insertInto("timer")
      .values(piece)
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ dueAt: 0, feed }))
      .execute();
  }
}

/** The rules changed: everything that is looked at is looked at anew. */
export async function makeAllDue(handle: Handle, feed: number): Promise<void> {
  await tables(handle).updateTable("timer").set({ dueAt: 0, feed }).execute();
}

/** @param dueAt null where it is never looked at again by itself */
export async function putOff(
  handle: Handle,
  { key, feed }: Pick<TimerRow, "key" | "feed">,
  dueAt: number | null,
): Promise<void> {
  const db = tables(handle);
  // Where something happened meanwhile its row says another feed, and it stays due.
  if (dueAt === null) await db.deleteFrom("timer").where("key", "=", key).where("feed", "=", feed).execute();
  else await db.updateTable("timer").set({ dueAt }).where("key", "=", key).where("feed", "=", feed).execute();
}

/** Tickets that may be open and that nobody looks at yet: after an upgrade, a restore, an older hub. */
export async function addMissing(handle: Handle, feed: number): Promise<void> {
  const open = await tables(handle)
    .selectFrom("entity")
    .select("key")
    .where("kind", "=", "ticket")
    .where("state", "not like", '%"status":"closed"%')
    .where("state", "not like", '%"status":"archived"%')
    .execute();
  for (const piece of inPieces(open.map(({ key }) => ({ key, dueAt: 0, feed })))) {
    await tables(handle)
      .insertInto("timer")
      .values(piece)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * States of records of a kind, as JSON.
 *
 * @param unlike a pattern of what is left out, where much is
 */
export async function statesOfKind(handle: Handle, kind: string, unlike?: string): Promise<string[]> {
  const all = tables(handle).selectFrom("entity").select("state").where("kind", "=", kind);
  const rows = await (unlike === undefined ? all : all.where("state", "not like", unlike)).execute();
  return rows.map(({ state }) => state);
}
