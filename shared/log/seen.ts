import { correctedTime } from "./operation.ts";
import type { LoggedOperation, OperationBody } from "./operation.ts";

/** Who wrote something, and where that stands in the log. */
export interface Mark {
  /** Operation id. */
  op: string;
  device: string;
  deviceSeq: number;
  actor: string;
  /** Null while the hub has not accepted it. */
  seq: number | null;
  /** Corrected time, milliseconds since the epoch; decides only ties between plain values. */
  at: number;
}

export function markOf({ op, seq, receivedAt = null }: LoggedOperation): Mark {
  return {
    op: op.id,
    device: op.device,
    deviceSeq: op.deviceSeq,
    actor: op.actor,
    seq,
    at: correctedTime(op, receivedAt),
  };
}

/**
 * Whether the device that sealed `op` had integrated the write `mark` when its user acted.
 * If not, the two are concurrent. Wall clocks play no part.
 *
 * A device knows what it wrote before. Not what goes by its name and comes after: that is a clone's.
 */
export function hasSeen(
  op: Pick<OperationBody, "id" | "device" | "deviceSeq" | "baseSeq" | "baseExcept">,
  mark: Pick<Mark, "op" | "device" | "deviceSeq" | "seq">,
): boolean {
  if (mark.op === op.id) return true;
  if (mark.device === op.device && mark.deviceSeq < op.deviceSeq) return true;
  const { seq } = mark;
  if (seq === null || seq > op.baseSeq) return false;
  return !(op.baseExcept ?? []).some(([from, to]) => seq >= from && seq <= to);
}
