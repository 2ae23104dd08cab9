import { sizeOf } from "../../../shared/log/operation.ts";
import type { SealedOperation } from "../../../shared/log/operation.ts";
import { PUSH_BATCH, PUSH_BATCH_CHARS } from "../../../shared/protocol/push.ts";

/** Cuts operations into batches that fit one request; a batch has at least one. */
export function batchesOf<T extends Pick<SealedOperation, "body" | "parts">>(
  operations: readonly T[],
): T[][] {
  const batches: T[][] = [];
  let batch: T[] = [];
  let chars = 0;
  for (const operation of operations) {
    const full = batch.length >= PUSH_BATCH || chars + sizeOf(operation) > PUSH_BATCH_CHARS;
    if (full && batch.length > 0) {
      batches.push(batch);
      batch = [];
      chars = 0;
    }
    batch.push(operation);
    chars += sizeOf(operation);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
