import type { ConflictRow } from "../../../../shared/domain/conflict/conflict-view.ts";
import type { MemberRow } from "../../../../shared/domain/member/member.ts";
import type { DraftRow, OutboxRow } from "../../../../shared/ipc/change-batch.ts";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { asShown } from "../../../../shared/domain/as-shown.ts";
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
export function createDeskSource(db: Sqlite, meta: Meta) {
  const openTickets = db.prepare<[], { id: string; openedAt: number; assignee: string | null }>(
    `SELECT n.id, t.openedAt, t.assignee FROM ticket t JOIN entity n ON n.e = t.e
      WHERE t.status IN ('new', 'accepted', 'resolved')`,
  );
  const alarming = db.prepare<[], Ranked>(
    "SELECT n.id, a.updatedAt AS rank FROM asset a JOIN entity n ON n.e = a.e WHERE a.attention = 1",
  );
  const conflicts = db.prepare<[], Ranked>("SELECT id, at AS rank FROM conflict");
  const conflict = db.prepare<[string], string>("SELECT row FROM conflict WHERE id = ?").pluck();
  const state = db
    .prepare<[string, string], string>("SELECT state FROM entity WHERE id = ? AND kind = ?")
    .pluck();
  const rowByKind = Object.fromEntries(
    ["ticket", "asset", "person", "site", "member", "device"].map((kind) => [
      kind,
      db
        .prepare<[string], string>(
          `SELECT p.row FROM entity n JOIN ${kind} p ON p.e = n.e WHERE n.id = ? AND n.kind = '${kind}'`,
        )
        .pluck(),
    ]),
  );
  const all = {
    site: db.prepare<[], string>("SELECT row FROM site").pluck(),
    member: db.prepare<[], string>("SELECT row FROM member").pluck(),
  };
  const outboxRow = db.prepare<[string], StoredOutbox>(`${OUTBOX} WHERE id = ?`);
  const waiting = db.prepare<[number], Ranked>(
    "SELECT id, n AS rank FROM operation WHERE status = 'pending' ORDER BY deviceSeq DESC LIMIT ?",
  );
  const refused = db.prepare<[number], Ranked>(
    `SELECT id, n + (1 - acknowledged) * ${UNSEEN_REFUSAL} AS rank FROM operation WHERE status = 'refused'
      ORDER BY n DESC LIMIT ?`,
  );
  const drafts = db.prepare<[], StoredDraft>("SELECT key, form, data, updatedAt FROM draft ORDER BY key");

  function foldOf(kind: string, id: string): EntityState | null {
    const text = state.get(id, kind);
    return text === undefined ? null : (JSON.parse(text) as EntityState);
  }

  return {
    member: (): string => meta.get("identity")?.member ?? "",
    openTickets: () => openTickets.all(),
    alarmingAssets: (): Ranked[] => alarming.all(),
    conflicts: (): Ranked[] => conflicts.all(),
    conflict(id: string): ConflictRow | null {
      const row = conflict.get(id);
      return row === undefined ? null : (JSON.parse(row) as ConflictRow);
    },
    /** As people are shown it, which for merged assets is more than the fold of the one record. */
    state(kind: string, id: string): EntityState | null {
      const folded = foldOf(kind, id);
      return folded && asShown(folded, (other) => foldOf(kind, other));
    },
    row(kind: string, id: string): object | null {
      const text = rowByKind[kind]?.get(id);
      return text === undefined ? null : (JSON.parse(text) as object);
    },
    rows(kind: "site" | "member"): { id: string }[] {
      const rows = all[kind].all().map((text) => JSON.parse(text) as { id: string });
      const self = kind === "member" ? loneMember(meta, rows) : null;
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

export const OUTBOX =
  "SELECT n, id, own, status, deviceSeq, type, notYet, acknowledged, reason, label, body FROM operation";

export interface StoredOutbox {
  n: number;
  id: string;
  own: 0 | 1;
  status: OperationStatus;
  deviceSeq: number;
  type: string;
  notYet: 0 | 1;
  acknowledged: 0 | 1;
  reason: string | null;
  label: string | null;
  body: string;
}

export function outboxRowFrom(stored: StoredOutbox): OutboxRow {
  const body = JSON.parse(stored.body) as OperationBody;
  const reason = stored.reason ? (JSON.parse(stored.reason) as NonNullable<OutboxRow["reason"]>) : null;
  const waits = stored.notYet === 1 ? "notYet" : "waiting";
  return {
    id: stored.id,
    deviceSeq: stored.deviceSeq,
    type: stored.type,
    touches: body.touches,
    label: stored.label ?? "",
    at: body.at,
    state: stored.status === "refused" ? "refused" : waits,
    reason: reason && { code: reason.code, message: reason.message, path: reason.path },
    acknowledged: stored.acknowledged === 1,
  };
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
