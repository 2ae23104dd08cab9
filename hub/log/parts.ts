import { forgottenBy, isForgetting } from "../../shared/domain/registry.ts";
import type { SealedOperation } from "../../shared/log/operation.ts";
import { matchParts, referencesIn } from "../../shared/log/parts.ts";
import { open } from "../../shared/log/seal.ts";
import type { Handle, HubTransaction, StoredOperation } from "../store/hub-store.ts";
import { inPieces } from "../store/in-pieces.ts";
import { sha256Hex } from "./hub-crypto.ts";

/** An operation on its way into the log, with the parts that came along. */
export type Arriving = Omit<StoredOperation, "parts" | "absent"> & Pick<SealedOperation, "parts">;

/** Texts of the parts in a row. */
export function partsOf({ parts }: Pick<StoredOperation, "parts">): string[] {
  return parts === null ? [] : (JSON.parse(parts) as string[]);
}

/** Rows for the log: parts that no reference names are left out, and those that were erased. */
export async function rowsOf(tx: HubTransaction, arriving: readonly Arriving[]): Promise<StoredOperation[]> {
  const known = arriving.map(({ body, parts = [] }) => ({
    came: matchParts(body, parts, sha256Hex).parts,
    named: referencesIn(body),
  }));
  const erased = await erasedAmong(
    tx,
    known.flatMap(({ named }) => named),
  );
  return arriving.map((row, index) => {
    const { came = new Map<string, string>(), named = [] } = known[index] ?? {};
    return { ...row, ...columnsOf(came, named, erased) };
  });
}

function columnsOf(
  parts: ReadonlyMap<string, string>,
  named: readonly string[],
  erased: ReadonlySet<string>,
) {
  const kept = [...parts].filter(([part]) => !erased.has(part)).map(([, text]) => text);
  return {
    parts: kept.length > 0 ? JSON.stringify(kept) : null,
    absent: named.some((part) => !parts.has(part) && !erased.has(part)),
  };
}

/** Deletes what operations that have just entered the log erase. */
export async function forget(tx: HubTransaction, rows: readonly StoredOperation[]): Promise<void> {
  for (const { id, type, body, sig } of rows) {
    if (!isForgetting(type)) continue;
    const opened = open({ body, sig }, sha256Hex);
    for (const target of opened.ok ? forgottenBy(opened.op) : []) {
      const erased = target.parts.map((part) => ({ part, operation: id }));
      for (const piece of inPieces(erased)) {
        await tx.db
          .insertInto("erased")
          .values(piece)
          .onConflict((conflict) => conflict.column("part").doNothing())
          .execute();
      }
      await takeAnew(tx, target.operation, []);
      tx.scrubAfterwards();
    }
  }
}

/** Parts of an operation that the log holds without them. */
export async function addParts(tx: HubTransaction, id: string, texts: readonly string[]): Promise<void> {
  if (texts.length > 0) await takeAnew(tx, id, texts);
}

/** Brings the parts of a row to what is known by now: more that came, fewer that may be kept. */
async function takeAnew(tx: HubTransaction, id: string, texts: readonly string[]): Promise<void> {
  const row = await tx.db
    .selectFrom("logOperation")
    .select(["body", "parts"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return;
  const { parts } = matchParts(row.body, [...partsOf(row), ...texts], sha256Hex);
  const named = referencesIn(row.body);
  const { absent, ...columns } = columnsOf(parts, named, await erasedAmong(tx, named));
  await tx.db
    .updateTable("logOperation")
    .set({ ...columns, absent: absent ? 1 : 0, size: row.body.length + (columns.parts?.length ?? 0) })
    .where("id", "=", id)
    .execute();
}

/** Which of these parts were erased. */
export async function erasedAmong({ db }: Handle, parts: readonly string[]): Promise<Set<string>> {
  const erased = new Set<string>();
  for (const piece of inPieces(parts)) {
    const rows = await db.selectFrom("erased").select("part").where("part", "in", piece).execute();
    for (const { part } of rows) erased.add(part);
  }
  return erased;
}

/** Of these operations, those that the log holds without parts which were not erased. */
export async function partlessAmong({ db }: Handle, ids: readonly string[]): Promise<string[]> {
  const partless: string[] = [];
  for (const piece of inPieces(ids)) {
    const rows = await db
      .selectFrom("logOperation")
      .select("id")
      .where("id", "in", piece)
      .where("absent", "=", 1)
      .execute();
    partless.push(...rows.map(({ id }) => id));
  }
  return partless;
}
