import type { Audience } from "../../../shared/domain/kind/record-kind.ts";
import type { EntityKey } from "../../../shared/log/operation.ts";
import { stateFrom } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { Handle } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";

/** A record as the hub has folded it. */
export interface EntityRow {
  key: EntityKey;
  kind: string;
  /** JSON of an `EntityState`. */
  state: string;
  /** JSON of an `Audience`: who may see it as it stands. */
  audience: string;
}

/** From this feed number on a record had this audience. */
export interface AudienceChange {
  key: EntityKey;
  feed: number;
  audience: string;
}

/** How far the log has been folded into the records of a kind, and by which way of folding. */
export interface FoldCursor {
  kind: string;
  version: number;
  feed: number;
}

type FoldTables = {
  entity: EntityRow;
  entityOperation: { key: EntityKey; seq: number };
  audienceChange: AudienceChange;
  foldCursor: FoldCursor;
};

const tables = ({ db }: Handle) => db.$extendTables<FoldTables>();

export async function entitiesOf(
  handle: Handle,
  keys: readonly EntityKey[],
): Promise<Map<EntityKey, EntityRow>> {
  const found = new Map<EntityKey, EntityRow>();
  for (const piece of inPieces(keys)) {
    const rows = await tables(handle).selectFrom("entity").selectAll().where("key", "in", piece).execute();
    for (const row of rows) found.set(row.key, row);
  }
  return found;
}

export function stateIn(row: EntityRow): EntityState {
  return stateFrom(JSON.parse(row.state) as EntityState);
}

export function audienceIn({ audience }: { audience: string }): Audience {
  return JSON.parse(audience) as Audience;
}

export async function saveEntities(handle: Handle, rows: readonly EntityRow[]): Promise<void> {
  for (const piece of inPieces(rows)) {
    await tables(handle)
      .insertInto("entity")
      .values(piece)
      .onConflict((conflict) =>
        conflict.column("key").doUpdateSet((eb) => ({
          state: eb.ref("excluded.state"),
          audience: eb.ref("excluded.audience"),
        })),
      )
      .execute();
  }
}

export async function fileOperations(
  handle: Handle,
  rows: readonly { key: EntityKey; seq: number }[],
): Promise<void> {
  for (const piece of inPieces(rows)) {
    await tables(handle)
      .insertInto("entityOperation")
      .values(piece)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Operations of a record as they are sealed, with their place; in no particular order. */
export async function operationsOf(
  handle: Handle,
  key: EntityKey,
): Promise<{ body: string; sig: string; parts: string | null; seq: number; receivedAt: number }[]> {
  return tables(handle)
    .selectFrom("entityOperation")
    .innerJoin("logOperation", "logOperation.seq", "entityOperation.seq")
    .select(["body", "sig", "parts", "logOperation.seq", "receivedAt"])
    .where("key", "=", key)
    .execute();
}

export async function cursorsOf(handle: Handle): Promise<Map<string, FoldCursor>> {
  const rows = await tables(handle).selectFrom("foldCursor").selectAll().execute();
  return new Map(rows.map((row) => [row.kind, row]));
}

export async function saveCursors(handle: Handle, rows: readonly FoldCursor[]): Promise<void> {
  for (const piece of inPieces(rows)) {
    await tables(handle)
      .insertInto("foldCursor")
      .values(piece)
      .onConflict((conflict) =>
        conflict.column("kind").doUpdateSet((eb) => ({
          version: eb.ref("excluded.version"),
          feed: eb.ref("excluded.feed"),
        })),
      )
      .execute();
  }
}

/** Forgets everything that was folded of a kind. */
export async function forgetKind(handle: Handle, kind: string): Promise<void> {
  const keys = `${kind}:%`;
  await tables(handle).deleteFrom("entity").where("kind", "=", kind).execute();
  await tables(handle).deleteFrom("entityOperation").where("key", "like", keys).execute();
  await tables(handle).deleteFrom("audienceChange").where("key", "like", keys).execute();
}

export async function addAudienceChanges(handle: Handle, rows: readonly AudienceChange[]): Promise<void> {
  for (const piece of inPieces(rows)) {
    await tables(handle)
      .insertInto("audienceChange")
      .values(piece)
      .onConflict((conflict) =>
        conflict.columns(["key", "feed"]).doUpdateSet((eb) => ({ audience: eb.ref("excluded.audience") })),
      )
      .execute();
  }
}
