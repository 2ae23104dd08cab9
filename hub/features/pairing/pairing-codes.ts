import type { Handle } from "../../store/hub-store.ts";

export interface PairingCodeRow {
  /** SHA-256 of the secret, base64. */
  hash: string;
  member: string;
  expiresAt: number;
  usedAt: number | null;
  /** Device that was enrolled with it. */
  usedBy: string | null;
}

const tables = ({ db }: Handle) => db.$extendTables<{ pairingCode: PairingCodeRow }>();

export async function codeByHash(handle: Handle, hash: string): Promise<PairingCodeRow | undefined> {
  return tables(handle).selectFrom("pairingCode").selectAll().where("hash", "=", hash).executeTakeFirst();
}

export async function saveCode(handle: Handle, row: PairingCodeRow): Promise<void> {
  await tables(handle)
    .insertInto("pairingCode")
    .values(row)
    .onConflict((conflict) => conflict.column("hash").doUpdateSet(row))
    .execute();
}

export async function dropAllCodes(handle: Handle): Promise<void> {
  await tables(handle).deleteFrom("pairingCode").execute();
}

export async function dropExpiredCodes(handle: Handle, before: number): Promise<void> {
  await tables(handle).deleteFrom("pairingCode").where("expiresAt", "<", before).execute();
}
