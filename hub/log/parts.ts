import { forgottenBy, isForgetting, read, repeatedParts } from "../../shared/domain/registry.ts";
import type { Forgotten } from "../../shared/domain/kind/act.ts";
import type { Operation, SealedOperation } from "../../shared/log/operation.ts";
import { MAX_PARTS, MAX_PARTS_CHARS, matchParts, referencesIn } from "../../shared/log/parts.ts";
import { open } from "../../shared/log/seal.ts";
import type { Handle, HubTransaction, StoredOperation } from "../store/hub-store.ts";
import { inPieces } from "../store/in-pieces.ts";
import { sha256Hex } from "./hub-crypto.ts";

/** An operation on its way into the log, with those parts that came along and that it names, by hash. */
export type Arriving = Omit<StoredOperation, "parts" | "absent"> & {
  parts: ReadonlyMap<string, string>;
  op: Operation;
};

/** Texts of the parts in a row. */
export function partsOf({ parts }: Pick<StoredOperation, "parts">): string[] {
  return parts === null ? [] : (JSON.parse(parts) as string[]);
}

/** Rows for the log: parts that were erased are left out. */
export async function rowsOf(tx: HubTransaction, arriving: readonly Arriving[]): Promise<StoredOperation[]> {
  const known = arriving.map((row) => ({ ...row, named: referencesIn(row.body) }));
  const erased = await erasedAmong(tx, known);
  return known.map(({ named, op: _, ...row }) => ({
    ...row,
    ...columnsOf({ id: row.id, named }, row.parts, erased),
  }));
}

/** What was erased of an operation is erased of those that say it anew, and will be. */
export async function noteRepeated(tx: HubTransaction, arriving: readonly Arriving[]): Promise<void> {
  const repeated = arriving.flatMap(({ id, op }) =>
    repeatedParts(op).map(({ part, from }) => ({ part, source: from, operation: id })),
  );
  for (const piece of inPieces(repeated)) {
    await tx.db
      .insertInto("repeated")
      .values(piece)
      .onConflict((conflict) => conflict.columns(["part", "source", "operation"]).doNothing())
      .execute();
  }
  const sources = repeated.map(({ part, source }) => ({ id: source, named: [part] }));
  const erased = await erasedAmong(tx, sources);
  await noteErased(
    tx,
    repeated.filter(({ part, source }) => erased.has(erasedKey(source, part))),
  );
}

async function noteErased(
  tx: HubTransaction,
  erased: readonly { part: string; operation: string }[],
): Promise<void> {
  for (const piece of inPieces(erased)) {
    await tx.db
      .insertInto("erased")
      .values(piece.map(({ part, operation }) => ({ part, operation })))
      .onConflict((conflict) => conflict.columns(["part", "operation"]).doNothing())
      .execute();
  }
}

/** An erasure's targets, and the operations that say the same parts anew, whether or not its author knew of them. */
async function withRepeats(tx: HubTransaction, { operation, parts }: Forgotten): Promise<Forgotten[]> {
  const found: Forgotten[] = [{ operation, parts }];
  for (const piece of inPieces(parts)) {
    const rows = await tx.db
      .selectFrom("repeated")
      .select(["operation", "part"])
      .where("source", "=", operation)
      .where("part", "in", piece)
      .execute();
    for (const row of rows) found.push({ operation: row.operation, parts: [row.part] });
  }
  return found;
}

function columnsOf({ id, named }: Naming, parts: ReadonlyMap<string, string>, erased: Erased) {
  const isErased = (part: string) => erased.has(erasedKey(id, part));
  const kept = [...parts].filter(([part]) => !isErased(part)).map(([, text]) => text);
  return {
    parts: kept.length > 0 ? JSON.stringify(kept) : null,
    absent: named.some((part) => !parts.has(part) && !isErased(part)),
  };
}

/** Deletes what operations that have just entered the log erase. */
export async function forget(tx: HubTransaction, rows: readonly StoredOperation[]): Promise<void> {
  for (const { type, body, sig } of rows) {
    if (!isForgetting(type)) continue;
    const opened = open({ body, sig }, sha256Hex);
    const named = opened.ok ? forgottenBy(opened.op) : [];
    const targets: Forgotten[] = [];
    for (const target of named) targets.push(...(await withRepeats(tx, target)));
    for (const target of targets) {
      const erased = [...new Set(target.parts)].map((part) => ({ part, operation: target.operation }));
      await noteErased(tx, erased);
      await takeAnew(tx, target.operation, []);
      tx.scrubAfterwards();
    }
  }
}

/** Parts of an operation that the log holds without them. */
export async function addParts(tx: HubTransaction, id: string, texts: readonly string[]): Promise<void> {
  if (texts.length > 0) await takeAnew(tx, id, texts);
}

/**
 * Whether parts that nobody judged, since they come after their operation, are what a push might have
 * brought: no more than fit a page, and of the payload's form. Else no console could read the log.
 */
export function isTakeable(
  { body, sig }: Pick<SealedOperation, "body" | "sig">,
  parts: readonly string[],
): boolean {
  const chars = parts.reduce((sum, part) => sum + part.length, 0);
  if (parts.length > MAX_PARTS || chars > MAX_PARTS_CHARS) return false;
  const isMalformed = (sealed: SealedOperation) => {
    const opened = open(sealed, sha256Hex);
    return opened.ok && read(opened.op).kind === "malformed";
  };
  return !isMalformed({ body, sig, parts: [...parts] }) || isMalformed({ body, sig });
}

/** Brings the parts of a row to what is known by now: more that came, fewer that may be kept. */
async function takeAnew(tx: HubTransaction, id: string, texts: readonly string[]): Promise<void> {
  const row = await tx.db
    .selectFrom("logOperation")
    .select(["body", "sig", "parts"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return;
  const { parts } = matchParts(row.body, [...partsOf(row), ...texts], sha256Hex);
  if (texts.length > 0 && !isTakeable(row, [...parts.values()])) return;
  const naming = { id, named: referencesIn(row.body) };
  const { absent, ...columns } = columnsOf(naming, parts, await erasedAmong(tx, [naming]));
  await tx.db
    .updateTable("logOperation")
    .set({ ...columns, absent: absent ? 1 : 0, size: row.body.length + (columns.parts?.length ?? 0) })
    .where("id", "=", id)
    .execute();
}

/** An operation, and the parts that its body names. */
interface Naming {
  id: string;
  named: readonly string[];
}

/** Parts that were erased, by {@link erasedKey}. */
export type Erased = ReadonlySet<string>;

/** A part is erased of the operation that said it, and of no other that names it. */
export const erasedKey = (operation: string, part: string) => `${operation} ${part}`;

/** Which of the parts that these operations name were erased. */
export async function erasedAmong({ db }: Handle, naming: readonly Naming[]): Promise<Erased> {
  const erased = new Set<string>();
  for (const piece of inPieces(naming.flatMap(({ named }) => named))) {
    const rows = await db.selectFrom("erased").selectAll().where("part", "in", piece).execute();
    for (const { part, operation } of rows) erased.add(erasedKey(operation, part));
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
