import type { AssetRow } from "../domain/asset/asset-view.ts";
import type { ConflictRow } from "../domain/conflict/conflict-view.ts";
import type { MemberRow } from "../domain/member/member.ts";
import type { PersonRow } from "../domain/person/person.ts";
import type { SiteRow } from "../domain/site/site.ts";
import type { TicketRow } from "../domain/ticket/ticket-view.ts";
import type { SyncProblem } from "../protocol/problems.ts";

/** An operation that waits in the outbox, or was refused. */
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
  state: "waiting" | "sending" | "notYet" | "refused";
  /** Refusal of the hub: its code, where in the operation, and a message for programmers. */
  reason: { code: string; message: string; path: string } | null;
  acknowledged: boolean;
}

/** A form that was being filled in. */
export interface DraftRow {
  key: string;
  form: string;
  data: Record<string, unknown>;
  updatedAt: number;
}

/** The tables of the desk set (Dexie, in memory) and their rows. */
export interface DeskTables {
  ticket: TicketRow;
  asset: AssetRow;
  person: PersonRow;
  site: SiteRow;
  member: MemberRow;
  conflict: ConflictRow;
  outbox: OutboxRow;
  draft: DraftRow;
}
export type DeskTable = keyof DeskTables;
/** In the order of a snapshot: what the frame and the first screen show comes first, own tickets before others. */
export const DESK_TABLES: readonly DeskTable[] = [
  "member",
  "site",
  "draft",
  "conflict",
  "outbox",
  "ticket",
  "asset",
  "person",
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

/** The one network indicator. */
export interface SyncStatus {
  phase: SyncPhase;
  /** Waiting in the outbox. */
  waiting: number;
  /** Refused and not yet looked at, plus open conflicts. */
  attention: number;
  /** Hub clock of the last complete round, ms; null before the first. */
  lastSync: number | null;
  nextTry: number | null;
  /** Stable code of what is wrong, for the catalogue; null when nothing is. */
  problem: SyncProblem | null;
  /** During a long pull: operations integrated and to integrate. */
  progress: { done: number; total: number } | null;
  /** Device clock minus hub clock, ms; null before the first handshake. */
  clockSkewMs: number | null;
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
