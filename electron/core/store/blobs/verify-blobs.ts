import { createHash } from "node:crypto";
import { CHUNK_BYTES } from "../../../../shared/blob/limits.ts";
import type { BlobRow, BlobRows } from "./blob-rows.ts";

/** Whether the bytes of one that is called whole are what its address says. */
export function isSound(rows: Pick<BlobRows, "read">, row: BlobRow): boolean {
  const hash = createHash("sha256");
  for (let at = 0; at < row.size; at += CHUNK_BYTES) hash.update(rows.read(row, at, CHUNK_BYTES));
  return row.held === row.size && hash.digest("hex") === row.address;
}

/** Reads every blob that is called whole, one between two yields. Tells the addresses of those that are not. */
export function* verifyBlobs(
  rows: Pick<BlobRows, "read" | "whole">,
  onWrong: (address: string) => void,
): Generator<void> {
  for (const row of rows.whole()) {
    if (!isSound(rows, row)) onWrong(row.address);
    yield;
  }
}
