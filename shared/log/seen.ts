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
  /**
   * By how much the device's clock was ahead of that, ms, where that is more than clocks are: whatever else was said
   * by that clock is off by as much.
   */
  off?: number;
}

/** Less than this is how clocks are, and nobody is told of it (domain.md 3.5). */
export const TOLD_SKEW_MS = 2 * 60_000;

/** What a mark says of a device's clock that showed `said` when it was `at`. */
export function offOf(said: string, at: number): Pick<Mark, "off"> {
  const off = Date.parse(said) - at;
  return Math.abs(off) > TOLD_SKEW_MS ? { off } : {};
}

export function markOf({ op, seq, receivedAt = null }: LoggedOperation): Mark {
  const at = correctedTime(op, receivedAt);
  return {
    op: op.id,
    device: op.device,
    deviceSeq: op.deviceSeq,
    actor: op.actor,
    seq,
    at,
    ...offOf(op.at, at),
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
