import type { OperationBody } from "../../../../shared/log/operation.ts";
import type { RestoreGap } from "../../../../shared/protocol/handshake.ts";
import { loggedHash } from "./history-marks.ts";
import { HIDDEN } from "./operation-log.ts";

interface OperationRow {
  type: string;
  device: string;
  deviceSeq: number;
  /** Null where it waits. */
  feed: number | null;
  body: string;
}

/**
 * Checks that each operation follows the one that its device made before (ADR 28), where that is the
 * last one of the device that was looked at: rows come nearly in its order. Where two laptops went by
 * one identity, either of their forms may be meant.
 *
 * @param gaps what restores of the hub may have lost. From the first of them on a number may have been
 *   used by one laptop, forgotten, and used by its copy: neither is wrong, and so nothing is compared
 */
export function createPrevCheck(gaps: readonly RestoreGap[]) {
  const lost = Math.min(...gaps.map(({ from }) => from));
  const latest = new Map<string, { deviceSeq: number; hashes: string[] }>();
  return (row: OperationRow): boolean => {
    if (row.type === HIDDEN || (row.feed ?? Number.MAX_SAFE_INTEGER) >= lost) return true;
    const { device, deviceSeq } = row;
    const { prev } = JSON.parse(row.body) as OperationBody;
    const before = latest.get(device);
    if (before?.deviceSeq === deviceSeq) before.hashes.push(loggedHash(row));
    else latest.set(device, { deviceSeq, hashes: [loggedHash(row)] });
    return prev === undefined || before?.deviceSeq !== deviceSeq - 1 || before.hashes.includes(prev);
  };
}
