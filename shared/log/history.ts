import type { LoggedPlace } from "./operation.ts";

// One history (ADR 28): a running hash over the log in the order in which the hub hands it out. It is
// reckoned from hashes alone, so also over operations that one may not see.

/** The running hash at a feed number: that of the last operation at or below it. */
export interface HistoryMark {
  feed: number;
  /** Hexadecimal. */
  hash: string;
}

/** The hash of a log in which nothing stands yet. */
export function historyStart(workspace: string, sha256: (text: string) => string): string {
  return sha256(`deskside-history|${workspace}`);
}

/** One operation further. */
export function historyAfter(
  before: string,
  { feed, seq, hash }: LoggedPlace,
  sha256: (text: string) => string,
): string {
  return sha256(`${before}|${feed}|${seq}|${hash}`);
}

/** What a hub signs: what its history was at a feed number, in an epoch. */
export function historyText(workspace: string, epoch: number, { feed, hash }: HistoryMark): string {
  return `deskside-history|${workspace}|${epoch}|${feed}|${hash}`;
}

/** An operation was accepted in the epoch of the last restore whose lost range lies below its feed. */
export function epochAt(feed: number, gaps: readonly { epoch: number; to: number }[]): number {
  return Math.max(FIRST_EPOCH, ...gaps.filter(({ to }) => to < feed).map(({ epoch }) => epoch));
}

/** Of a hub that was never restored. */
const FIRST_EPOCH = 1;
