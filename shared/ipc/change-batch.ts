import { KINDS } from "../domain/kinds.ts";
import type { DeskKindName, RowOf } from "../domain/kinds.ts";
import type { RecordKind } from "../domain/kind/record-kind.ts";
import type { ConflictRow } from "../domain/conflict/conflict-view.ts";
import type { FileStatus } from "./file-status.ts";
import type { SyncProblem } from "../protocol/problems.ts";

/** An operation of this laptop and how it stands: in the outbox it waits or was refused. */
export interface OutboxRow {
  /** Operation id. */
  id: string;
  deviceSeq: number;
  type: string;
  /** Entities it touches. */
  touches: string[];
  /** Number or title of the first record, for the list. */
  label: string;
  at: string;
  state: "waiting" | "notYet" | "refused" | "accepted";
  /** Refusal of the hub: its code, where in the operation, and a message for programmers. */
  reason: { code: string; message: string; path: string } | null;
  acknowledged: boolean;
  /** The operation that says it once more; null while a refused one was not tried again. */
  again: string | null;
}

/** A form that was being filled in. */
export interface DraftRow {
  key: string;
  form: string;
  data: Record<string, unknown>;
  updatedAt: number;
}

/** The tables of the desk set and their rows: the kinds', and what else is worked from. */
export type DeskTables = { [N in DeskKindName]: RowOf<N> } & {
  conflict: ConflictRow;
  outbox: OutboxRow;
  draft: DraftRow;
};
export type DeskTable = keyof DeskTables;

/** Kinds of which something may lie on the desk. */
const ON_DESK: readonly RecordKind[] = KINDS.filter(({ desk }) => desk.cap !== 0);
const FIRST_CAPPED = ON_DESK.findIndex(({ desk }) => desk.cap !== null);
const tableOf = ({ name }: RecordKind) => name as DeskKindName;

/**
 * In the order of a snapshot: what the frame and the first screen show comes first. Those are the
 * small kinds that all others name, then what waits or must be looked at, then the records worked from.
 */
export const DESK_TABLES: readonly DeskTable[] = [
  ...ON_DESK.slice(0, FIRST_CAPPED).map(tableOf),
  "draft",
  "conflict",
  "outbox",
  ...ON_DESK.slice(FIRST_CAPPED).map(tableOf),
];

/** One change of the desk set. Rows are keyed by `id` (drafts by `key`). */
export type Change = {
  [T in DeskTable]: { table: T; put: DeskTables[T] } | { table: T; drop: string };
}[DeskTable];

/** Changes of one commit. `version` counts up by one; a gap means: hydrate again. */
export interface ChangeBatch {
  version: number;
  changes: Change[];
  /** Entity keys (`kind:id`) that changed, desk set or not: open detail views query again. */
  touched: string[];
}

export type SyncPhase = "alone" | "offline" | "idle" | "working" | "needsAttention";

/** What waits for a person, by where it is looked at. Every number that the window shows of it is one of these. */
export interface Attention {
  /** Open conflicts, by the decisions that end them. */
  conflicts: number;
  /** Refused work of this laptop that nobody has looked at. */
  refused: number;
  /** Operations and histories of the hub that are not what was signed. */
  wrong: number;
}

/** The one network indicator. */
export interface SyncStatus {
  phase: SyncPhase;
  /** Waiting in the outbox. */
  waiting: number;
  /** How much waits for a person: the sum of its needs. */
  attention: number;
  needs: Attention;
  /** Hub clock of the last complete round, ms; null before the first. */
  lastSync: number | null;
  nextTry: number | null;
  /** Stable code of what is wrong, for the catalogue; null when nothing is. */
  problem: SyncProblem | null;
  /** During a long pull: operations integrated and to integrate. */
  progress: { done: number; total: number } | null;
  /** Device clock minus hub clock, ms; null before the first handshake. */
  clockSkewMs: number | null;
  files: FileStatus;
}

/** Progress of an import or export; `job` is the request's id. */
export interface JobProgress {
  job: number;
  done: number;
  total: number;
}

/** Sent without a request, after `subscribe`. */
export type CoreEvent =
  | { event: "change"; batch: ChangeBatch }
  | { event: "sync"; status: SyncStatus }
  | { event: "job"; progress: JobProgress }
  /** Something the user should know, e.g. recovered drafts or a store restored from backup. */
  | { event: "notice"; code: string; details: Record<string, unknown> };
