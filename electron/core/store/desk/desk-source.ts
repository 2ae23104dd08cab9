import type { ConflictRow } from "../../../../shared/domain/conflict/conflict-view.ts";
import { member } from "../../../../shared/domain/member/member.ts";
import type { MemberRow } from "../../../../shared/domain/member/member.ts";
import type { DraftRow, OutboxRow } from "../../../../shared/ipc/change-batch.ts";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import { asShown } from "../../../../shared/domain/as-shown.ts";
import type { RecordKind } from "../../../../shared/domain/kind/record-kind.ts";
import { KINDS, KIND_NAMES } from "../../../../shared/domain/kinds.ts";
import { entityKeyOf } from "../../../../shared/log/operation.ts";
import type { EntityKey } from "../../../../shared/log/operation.ts";
import { emptyState } from "../../../../shared/log/state.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import type { Staleness } from "../derived/staleness.ts";
import type { States } from "../derived/states.ts";
import type { Meta } from "../log/meta.ts";
import type { Sqlite } from "../care/open-database.ts";
import type { OperationStatus } from "../log/operation-log.ts";

interface Ranked {
  id: string;
  rank: number;
}

/** Unseen refusals come before everything that merely waits. */
const UNSEEN_REFUSAL = 1e12;

/** What the desk set reads from the store. */
export function createDeskSource(db: Sqlite, meta: Meta, states: States, staleness: Staleness) {
  const own = db.prepare<[string], Ranked>(
    "SELECT n.id, d.rank FROM desk d CROSS JOIN entity n ON n.e = d.e WHERE d.kind = ?",
  );
  const named = db.prepare<[string, string], { kind: string; id: string }>(
    `SELECT t.kind, t.id FROM entity n CROSS JOIN reference r ON r.e = n.e CROSS JOIN entity t ON t.id = r.target
      WHERE n.id = ? AND n.kind = ?`,
  );
  const namedBy = db
    .prepare<[string, string], string>(
      "SELECT n.id FROM reference r CROSS JOIN entity n ON n.e = r.e WHERE r.target = ? AND n.kind = ?",
    )
    .pluck();
  const known = db.prepare<[string], string>("SELECT kind FROM entity WHERE id = ?").pluck();
  const conflicts = db.prepare<[], Ranked>("SELECT id, at AS rank FROM conflict");
  const conflict = db.prepare<[string], string>("SELECT row FROM conflict WHERE id = ?").pluck();
  const rowOfKind = new Map(
    KIND_NAMES.map((kind) => [
      kind as string,
      db
        .prepare<[string], string>(
          `SELECT p.row FROM entity n JOIN ${kind} p ON p.e = n.e WHERE n.id = ? AND n.kind = '${kind}'`,
        )
        .pluck(),
    ]),
  );
  const rowsOfKind = new Map(
    KIND_NAMES.map((kind) => [kind as string, db.prepare<[], string>(`SELECT row FROM ${kind}`).pluck()]),
  );
  const readers = new Map(KINDS.map((kind: RecordKind) => [kind.name, rowReader(kind, staleness)]));
  const outboxRow = db.prepare<[string], StoredOutbox>(`${OUTBOX} WHERE id = ?`);
  const waiting = db.prepare<[number], Ranked>(
    "SELECT id, n AS rank FROM operation WHERE status = 'pending' ORDER BY deviceSeq DESC LIMIT ?",
  );
  const refused = db.prepare<[number], Ranked>(
    `SELECT id, n + (1 - acknowledged) * ${UNSEEN_REFUSAL} AS rank FROM operation WHERE status = 'refused'
      ORDER BY n DESC LIMIT ?`,
  );
  const drafts = db.prepare<[], StoredDraft>("SELECT key, form, data, updatedAt FROM draft ORDER BY key");

  /** As people are shown it, which for merged assets is more than the fold of the one record. */
  function state(kind: string, id: string): EntityState | null {
    const folded = states.read(kind, id);
    return folded && asShown(folded, (other) => states.read(kind, other));
  }

  const parsed = (kind: string, text: string): object => readers.get(kind)?.(text) ?? {};

  return {
    member: (): string => meta.get("identity")?.member ?? "",
    /** Records of a kind that are on the desk by their own right. */
    own: (kind: string): Ranked[] => {
      const self = loneMember(meta, []);
      const ranked = own.all(kind);
      const alone = self && kind === member.name && !ranked.some(({ id }) => id === self.id);
      return alone ? [...ranked, { id: self.id, rank: 0 }] : ranked;
    },
    /** Keys of the records that a record names, as far as they are known here. */
    names: (kind: string, id: string): EntityKey[] =>
      named.all(id, kind).map((target) => entityKeyOf(target.kind, target.id)),
    keysOf: (ids: readonly string[]): EntityKey[] =>
      ids.flatMap((id) => known.all(id).map((kind) => entityKeyOf(kind, id))),
    conflicts: (): Ranked[] => conflicts.all(),
    conflict(id: string): ConflictRow | null {
      const row = conflict.get(id);
      return row === undefined ? null : (JSON.parse(row) as ConflictRow);
    },
    state,
    /** Records of a kind that name a record, by its id. */
    namedBy: (kind: string, id: string): EntityState[] =>
      namedBy.all(id, kind).flatMap((each) => state(kind, each) ?? []),
    row(kind: string, id: string): object | null {
      const text = rowOfKind.get(kind)?.get(id);
      if (text !== undefined) return parsed(kind, text);
      const self = kind === member.name ? loneMember(meta, []) : null;
      return self?.id === id ? self : null;
    },
    /** Reads a row of a kind's list; one that an older program wrote has what it lacks from an empty record. */
    parsed,
    rows(kind: string): { id: string }[] {
      const rows = (rowsOfKind.get(kind)?.all() ?? []).map((text) => parsed(kind, text) as { id: string });
      const self = kind === member.name ? loneMember(meta, rows) : null;
      return self ? [...rows, self] : rows;
    },
    outbox: (limit: number): Ranked[] => [...waiting.all(limit), ...refused.all(limit)],
    outboxRow(id: string): OutboxRow | null {
      const row = outboxRow.get(id);
      return row && row.status !== "accepted" && row.own === 1 ? outboxRowFrom(row) : null;
    },
    /** Place of an operation in the outbox; null when it is not in it. */
    outboxRank(id: string): number | null {
      const row = outboxRow.get(id);
      if (!row || (row.status !== "pending" && row.status !== "refused")) return null;
      return row.status === "refused" && row.acknowledged === 0 ? row.n + UNSEEN_REFUSAL : row.n;
    },
    drafts: (): DraftRow[] => drafts.all().map(draftRowFrom),
  };
}
export type DeskSource = ReturnType<typeof createDeskSource>;

function rowReader(kind: RecordKind, staleness: Staleness): (text: string) => object {
  let empty: object | null = null;
  return (text) => {
    const row = JSON.parse(text) as object;
    if (!staleness.kinds().includes(kind.name)) return row;
    empty ??= kind.row({ ...emptyState(kind.name, ""), exists: true });
    return { ...empty, ...row };
  };
}

export const OUTBOX =
  "SELECT n, id, own, status, seq, receivedAt, deviceSeq, type, notYet, acknowledged, reason, label, body, parts FROM operation";

export interface StoredOutbox {
  n: number;
  id: string;
  own: 0 | 1;
  status: OperationStatus;
  seq: number | null;
  receivedAt: number | null;
  deviceSeq: number;
  type: string;
  notYet: 0 | 1;
  acknowledged: 0 | 1;
  reason: string | null;
  label: string | null;
  body: string;
  parts: string | null;
}

export function outboxRowFrom(stored: StoredOutbox): OutboxRow {
  const body = JSON.parse(stored.body) as OperationBody;
  const reason = refusalIn(stored.reason);
  return {
    id: stored.id,
    deviceSeq: stored.deviceSeq,
    type: stored.type,
    touches: body.touches,
    label: stored.label ?? "",
    at: body.at,
    state: standingOf(stored),
    reason: reason && { code: reason.code, message: reason.message, path: reason.path },
    acknowledged: stored.acknowledged === 1,
    again: reason?.again ?? null,
  };
}

/** As it is stored: what the hub said, and the operation by which it was said once more. */
type Refusal = NonNullable<OutboxRow["reason"]> & { again?: string };

export function refusalIn(reason: string | null): Refusal | null {
  return reason === null ? null : (JSON.parse(reason) as Refusal);
}

function standingOf({ status, notYet }: StoredOutbox): OutboxRow["state"] {
  if (status === "refused" || status === "accepted") return status;
  return notYet === 1 ? "notYet" : "waiting";
}

export interface StoredDraft {
  key: string;
  form: string;
  data: string;
  updatedAt: number;
}

export function draftRowFrom({ data, ...rest }: StoredDraft): DraftRow {
  return { ...rest, data: JSON.parse(data) as Record<string, unknown> };
}

/** This laptop's member while no roster names it: it works alone, or has just paired. */
export function loneMember(meta: Pick<Meta, "get">, roster: readonly { id: string }[]): MemberRow | null {
  const identity = meta.get("identity");
  if (!identity || roster.some(({ id }) => id === identity.member)) return null;
  const role = meta.get("binding") ? (meta.get("memberRole") ?? "technician") : "lead";
  return { id: identity.member, name: meta.get("memberName") ?? "", role, active: true };
}
