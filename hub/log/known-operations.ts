import type { Handle, KernelTables } from "../store/hub-store.ts";
import { inPieces } from "../store/in-pieces.ts";

/** An accepted operation as its row is. */
export type KnownOperation = KernelTables["logOperation"];

export async function operationsById(
  { db }: Handle,
  ids: readonly string[],
): Promise<Map<string, KnownOperation>> {
  const known = new Map<string, KnownOperation>();
  for (const piece of inPieces(ids)) {
    const rows = await db.selectFrom("logOperation").selectAll().where("id", "in", piece).execute();
    for (const row of rows) known.set(row.id, row);
  }
  return known;
}

/** Which of these operation ids are in the log. */
export async function knownIds({ db }: Handle, ids: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const piece of inPieces(ids)) {
    const rows = await db.selectFrom("logOperation").select("id").where("id", "in", piece).execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}
