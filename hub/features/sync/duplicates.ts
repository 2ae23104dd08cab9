import type { Handle } from "../../store/hub-store.ts";
import { inPieces } from "../../store/in-pieces.ts";

/** An operation that came again under another device's number (a cloned laptop's, sealed anew). */
export interface StoredDuplicate {
  device: string;
  deviceSeq: number;
  id: string;
}

const tables = ({ db }: Handle) => db.$extendTables<{ duplicate: StoredDuplicate }>();

export async function insertDuplicates(handle: Handle, rows: readonly StoredDuplicate[]): Promise<void> {
  for (const piece of inPieces(rows)) await tables(handle).insertInto("duplicate").values(piece).execute();
}

/** In no particular order. */
export async function allDuplicates(handle: Handle): Promise<StoredDuplicate[]> {
  return tables(handle).selectFrom("duplicate").selectAll().execute();
}

/** Duplicates under a device's numbers, `from` and `to` included. */
export async function duplicatesUnder(
  handle: Handle,
  device: string,
  from: number,
  to: number,
): Promise<StoredDuplicate[]> {
  return tables(handle)
    .selectFrom("duplicate")
    .selectAll()
    .where((eb) => eb.and({ device }))
    .where("deviceSeq", ">=", from)
    .where("deviceSeq", "<=", to)
    .execute();
}
