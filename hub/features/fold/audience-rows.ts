import type { EntityKey } from "../../../shared/log/operation.ts";
import type { Handle, StoredOperation } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";
import { storedOperation } from "../../store/stored-operation.ts";
import type { AudienceChange } from "./entity-rows.ts";

// Who may see which record since when, and which operations speak of it; as folding.ts wrote it.

type AudienceTables = {
  audienceChange: AudienceChange;
  entityOperation: { key: EntityKey; seq: number };
};

const tables = ({ db }: Handle) => db.$extendTables<AudienceTables>();

/** Records whose audience changed with `after < feed <= through`, the earliest change first. */
export async function changedWithin(
  handle: Handle,
  after: number,
  through: number,
): Promise<Pick<AudienceChange, "key" | "feed">[]> {
  return tables(handle)
    .selectFrom("audienceChange")
    .select(["key", "feed"])
    .where("feed", ">", after)
    .where("feed", "<=", through)
    .orderBy("feed")
    .execute();
}

/** Whether a record was ever shown to this member by name; who is named nowhere sees what their role does. */
export async function isNamed(handle: Handle, member: string): Promise<boolean> {
  const row = await tables(handle)
    .selectFrom("audienceChange")
    .select("feed")
    .where("audience", "like", `%${JSON.stringify(member)}%`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every record that somebody was ever kept from seeing. */
export async function everRestricted(handle: Handle): Promise<EntityKey[]> {
  const rows = await tables(handle).selectFrom("audienceChange").select("key").distinct().execute();
  return rows.map(({ key }) => key);
}

/** All audiences that records had, in order; nothing for a record that everybody always saw. */
export async function audiencesOf(
  handle: Handle,
  keys: readonly EntityKey[],
): Promise<Map<EntityKey, AudienceChange[]>> {
  const histories = new Map<EntityKey, AudienceChange[]>();
  for (const piece of inPieces(keys)) {
    const rows = await tables(handle)
      .selectFrom("audienceChange")
      .selectAll()
      .where("key", "in", piece)
      .orderBy("feed")
      .execute();
    for (const row of rows) histories.set(row.key, [...(histories.get(row.key) ?? []), row]);
  }
  return histories;
}

/** Folded records that operations speak of, by the operations' seq. */
export async function recordsBySeq(
  handle: Handle,
  seqs: readonly number[],
): Promise<Map<number, EntityKey[]>> {
  const records = new Map<number, EntityKey[]>();
  for (const piece of inPieces(seqs)) {
    const rows = await tables(handle)
      .selectFrom("entityOperation")
      .selectAll()
      .where("seq", "in", piece)
      .execute();
    for (const { key, seq } of rows) records.set(seq, [...(records.get(seq) ?? []), key]);
  }
  return records;
}

/** Folded records that these operations speak of. */
export async function recordsAround(handle: Handle, ids: readonly string[]): Promise<EntityKey[]> {
  const found = new Set<EntityKey>();
  for (const piece of inPieces(ids)) {
    const rows = await tables(handle)
      .selectFrom("entityOperation")
      .innerJoin("logOperation", "logOperation.seq", "entityOperation.seq")
      .select("key")
      .where("id", "in", piece)
      .execute();
    for (const { key } of rows) found.add(key);
  }
  return [...found];
}

/** Operations about these records up to a feed number, each once, in the order of their seq. */
export async function operationsAbout(
  handle: Handle,
  keys: readonly EntityKey[],
  through: number,
): Promise<StoredOperation[]> {
  const found = new Map<number, StoredOperation>();
  for (const piece of inPieces(keys)) {
    const rows = await tables(handle)
      .selectFrom("entityOperation")
      .innerJoin("logOperation", "logOperation.seq", "entityOperation.seq")
      .selectAll("logOperation")
      .where("key", "in", piece)
      .where("feed", "<=", through)
      .execute();
    for (const row of rows) found.set(row.seq, storedOperation(row));
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}
