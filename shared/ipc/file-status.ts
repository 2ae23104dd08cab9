import type { SyncProblem } from "../protocol/problems.ts";

/** Why files do not travel though operations may; `stalled`: attempts got nowhere, and it rests. */
export type FileProblem = SyncProblem | "stalled";

/** Files beside the log (ADR 37). */
export interface FileStatus {
  /** Files of this laptop that are not on the hub yet, and their bytes. */
  waiting: number;
  bytes: number;
  problem: FileProblem | null;
  /** When they are tried again by themselves; null while nothing is wrong. */
  nextTry: number | null;
}
