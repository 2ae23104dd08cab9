import { CHUNK_BYTES } from "../../../../shared/blob/limits.ts";
import { createBlobRows } from "../blobs/blob-rows.ts";
import { isSound } from "../blobs/verify-blobs.ts";
import { columnsOf, copyRows, unlessDamaged } from "./copy-rows.ts";
import type { Sqlite } from "./open-database.ts";

/**
 * Copies the bytes of files that can be read and are not there yet; those of another store under numbers
 * of their own, since a backup may number otherwise. Answers whether all could be read.
 */
export function copyBlobs(from: Sqlite, to: Sqlite): boolean {
  // An older program's store has none.
  if (columnsOf(from, "blob").length === 0) return true;
  const before = to.prepare<[], number>("SELECT count(*) FROM blob").pluck().get() ?? 0;
  if (before > 0) return copyMissing(from, to);
  const rows = copyRows(from, to, "blob", "b");
  const pieces = copyRows(from, to, "blob_chunk", "c");
  return rows.whole && pieces.whole;
}

/** Whole blobs of a backup that the damaged store did not give whole. */
function copyMissing(from: Sqlite, to: Sqlite): boolean {
  const source = createBlobRows(from);
  const target = createBlobRows(to);
  for (const row of unlessDamaged(() => source.whole()) ?? []) {
    const known = target.get(row.address);
    if (known && isSound(target, known)) continue;
    if (!unlessDamaged(() => isSound(source, row))) continue;
    if (known) target.drop(known);
    // Taken in long ago: where nothing names it any more it is swept at once.
    let place = target.add(row.address, row, "partly", row.sent, 0);
    for (let at = 0; at < row.size; at += CHUNK_BYTES) {
      place = { ...place, held: target.append(place, source.read(row, at, CHUNK_BYTES)) };
    }
    target.finish(place, row.address, row);
  }
  return true;
}

/** What came without all of its bytes is not here: it is fetched again where the hub has it. */
export function judgeBlobs(to: Sqlite): void {
  const rows = createBlobRows(to);
  for (const row of rows.whole()) if (!isSound(rows, row)) rows.empty(row, "absent");
}
