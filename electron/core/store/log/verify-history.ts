import type { OperationBody } from "../../../../shared/log/operation.ts";
import { loggedHash } from "./history-marks.ts";
import { HIDDEN } from "./operation-log.ts";

/**
 * Checks that each operation follows the one that its device made before (ADR 28), where that is the
 * last one of the device that was looked at: rows come nearly in its order. Where two laptops went by
 * one identity, either of their forms may be meant.
 */
export function createPrevCheck() {
  const latest = new Map<string, { deviceSeq: number; hashes: string[] }>();
  return (row: { type: string; device: string; deviceSeq: number; body: string }): boolean => {
    if (row.type === HIDDEN) return true;
    const { device, deviceSeq } = row;
    const { prev } = JSON.parse(row.body) as OperationBody;
    const before = latest.get(device);
    if (before?.deviceSeq === deviceSeq) before.hashes.push(loggedHash(row));
    else latest.set(device, { deviceSeq, hashes: [loggedHash(row)] });
    return prev === undefined || before?.deviceSeq !== deviceSeq - 1 || before.hashes.includes(prev);
  };
}
