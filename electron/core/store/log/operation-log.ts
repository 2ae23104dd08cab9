import type { HighWater } from "../care/mark-file.ts";
import type { Sqlite } from "../care/open-database.ts";
import { ownOperations } from "./own-operations.ts";
import { partsColumn } from "./stored-parts.ts";
import type { Parts, StoredForm } from "./stored-parts.ts";

export type OperationStatus = "pending" | "accepted" | "refused" | "distrusted";

/** One row of the log without its body. */
export interface OperationRecord {
  n: number;
  id: string;
  status: OperationStatus;
  own: 0 | 1;
  device: string;
  deviceSeq: number;
  type: string;
  seq: number | null;
  feed: number | null;
  receivedAt: number | null;
  verified: number | null;
  notYet: 0 | 1;
  acknowledged: 0 | 1;
  absent: 0 | 1;
  reason: string | null;
  label: string | null;
}

export interface NewOperation {
  body: string;
  sig: string;
  parts: Parts;
  /** Names parts that are neither here nor erased. */
  absent: boolean;
  id: string;
  status: OperationStatus;
  own: boolean;
  device: string;
  deviceSeq: number;
  type: string;
  seq: number | null;
  feed: number | null;
  receivedAt: number | null;
  receipt: string | null;
  verified: number | null;
  label: string | null;
}

/** Which operation stands under a number of the log. */
export interface Placed {
  n: number;
  id: string;
  type: string;
}

export interface LoggedBody extends StoredForm {
  n: number;
  id: string;
  seq: number | null;
}

/** What checking a signature needs of an operation. */
export type UncheckedOperation = Pick<
  OperationRecord,
  "n" | "id" | "device" | "type" | "status" | "verified" | "label" | "feed"
> & { sig: string; body: string };

type OtherForm = Pick<
  NewOperation,
  "body" | "sig" | "parts" | "absent" | "device" | "deviceSeq" | "verified"
>;

const RECORD =
  "n, id, status, own, device, deviceSeq, type, seq, feed, receivedAt, verified, notYet, acknowledged, absent, reason, label";

/** The log table. Only appends and changes of standing; a body is replaced only where a laptop was cloned. */
export function createOperationLog(db: Sqlite) {
  const insert = db.prepare(
    `INSERT INTO operation
       (id, status, own, device, deviceSeq, type, seq, feed, receivedAt, receipt, verified, label, sig, body, parts, absent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = db.prepare<[string], OperationRecord>(`SELECT ${RECORD} FROM operation WHERE id = ?`);
  const bodyById = db.prepare<[string], LoggedBody & { status: OperationStatus }>(
    "SELECT n, id, seq, sig, body, parts, status FROM operation WHERE id = ?",
  );
  const ofEntity = db.prepare<[number], LoggedBody & { receivedAt: number | null }>(
    `SELECT o.n, o.id, o.seq, o.receivedAt, o.sig, o.body, o.parts FROM entity_operation eo JOIN operation o ON o.n = eo.n
      WHERE eo.e = ? AND o.status IN ('pending', 'accepted')`,
  );
  const link = db.prepare("INSERT OR IGNORE INTO entity_operation (e, n) VALUES (?, ?)");
  const unlink = db.prepare("DELETE FROM entity_operation WHERE e = ? AND n = ?");
  const outbox = db.prepare<[number, number], LoggedBody>(
    `SELECT n, id, seq, sig, body, parts FROM operation
     WHERE status = 'pending' AND deviceSeq > ? ORDER BY deviceSeq LIMIT ?`,
  );
  const waiting = db.prepare<[], number>("SELECT count(*) FROM operation WHERE status = 'pending'").pluck();
  const lastOwn = db
    .prepare<[string], number>(
      `SELECT deviceSeq FROM ${ownOperations(db)} WHERE device = ? ORDER BY deviceSeq DESC LIMIT 1`,
    )
    .pluck();
  const firstWaiting = db
    .prepare<[], number>(
      "SELECT deviceSeq FROM operation WHERE status = 'pending' ORDER BY deviceSeq LIMIT 1",
    )
    .pluck();
  const lastN = db.prepare<[], number | null>("SELECT max(n) FROM operation").pluck();
  const accept = db.prepare(
    `UPDATE operation SET status = 'accepted', seq = ?, feed = ?, receivedAt = ?, receipt = ?, notYet = 0, reason = NULL
      WHERE n = ?`,
  );
  const atSeq = db.prepare<[number], Placed>("SELECT n, id, type FROM operation WHERE seq = ?");
  const newest = db
    .prepare<[], number | null>("SELECT max(seq) FROM operation WHERE seq IS NOT NULL")
    .pluck();
  const placed = db
    .prepare<[number, number, string], number>(
      "SELECT 1 FROM operation WHERE seq = ? AND feed = ? AND status = 'accepted' AND absent = 0 AND body = ?",
    )
    .pluck();
  const unplace = db.prepare("UPDATE operation SET seq = NULL, feed = NULL WHERE n = ?");
  const refuse = db.prepare(
    "UPDATE operation SET status = 'refused', reason = ?, notYet = 0 WHERE n = ? AND status = 'pending'",
  );
  const UNCHECKED = "n, id, device, type, status, verified, label, feed, sig, body";
  const due = db.prepare<[number, number], UncheckedOperation>(
    `SELECT ${UNCHECKED} FROM operation WHERE verified = 0 AND status = 'accepted' AND n > ? ORDER BY n LIMIT ?`,
  );
  const following = db.prepare<[number, number], UncheckedOperation>(
    `SELECT ${UNCHECKED} FROM operation WHERE n > ? ORDER BY n LIMIT ?`,
  );
  const setDue = db.prepare("UPDATE operation SET verified = 0 WHERE n = ?");
  const distrust = db.prepare("UPDATE operation SET status = 'distrusted', verified = -1 WHERE n = ?");
  const wrong = db.prepare<[], number>("SELECT count(*) FROM operation WHERE verified = -1").pluck();
  const setVerified = db.prepare("UPDATE operation SET verified = 1 WHERE n = ?");
  const replace = db.prepare(
    "UPDATE operation SET body = ?, sig = ?, parts = ?, absent = ?, device = ?, deviceSeq = ?, verified = ?, own = 0 WHERE n = ?",
  );
  const lacking = db.prepare<[number, number], { n: number; id: string }>(
    "SELECT n, id FROM operation WHERE absent = 1 AND status = 'accepted' AND n > ? ORDER BY n LIMIT ?",
  );
  const setParts = db.prepare("UPDATE operation SET parts = ?, absent = ? WHERE n = ?");
  const acknowledge = db.prepare("UPDATE operation SET acknowledged = 1 WHERE n = ?");
  const newer = db
    .prepare<[{ kind: string; id: string; n: number }], 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM entity e JOIN entity_operation eo ON eo.e = e.e
         JOIN operation o ON o.n = eo.n
         WHERE e.kind = @kind AND e.id = @id AND o.n > @n AND o.status IN ('accepted', 'pending')
           AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.status = 'refused' AND r.n < @n
             AND json_extract(r.reason, '$.again') = o.id))`,
    )
    .pluck();
  const sayAgain = db.prepare(
    "UPDATE operation SET acknowledged = 1, reason = json_set(coalesce(reason, '{}'), '$.again', ?) WHERE n = ?",
  );
  const postpone = db.prepare("UPDATE operation SET notYet = 1 WHERE n = ?");

  return {
    append(op: NewOperation): number {
      const result = insert.run(
        op.id,
        op.status,
        op.own ? 1 : 0,
        op.device,
        op.deviceSeq,
        op.type,
        op.seq,
        op.feed,
        op.receivedAt,
        op.receipt,
        op.verified,
        op.label,
        op.sig,
        op.body,
        partsColumn(op.parts),
        op.absent ? 1 : 0,
      );
      return Number(result.lastInsertRowid);
    },
    link(e: number, n: number): void {
      link.run(e, n);
    },
    unlink(e: number, n: number): void {
      unlink.run(e, n);
    },
    find: (id: string): OperationRecord | undefined => byId.get(id),
    body: (id: string) => bodyById.get(id),
    /** Operations that count in the fold of an entity, in no particular order. */
    ofEntity: (e: number) => ofEntity.all(e),
    outbox: (limit: number, after: number): LoggedBody[] => outbox.all(after, limit),
    waiting: (): number => waiting.get() ?? 0,
    /** Highest `deviceSeq` this laptop used under an identity; 0 for none. */
    lastDeviceSeq: (device: string): number => lastOwn.get(device) ?? 0,
    /** How much there is, for the mark beside the store. */
    highWater(device: string): HighWater {
      const deviceSeq = lastOwn.get(device) ?? 0;
      const sent = (firstWaiting.get() ?? deviceSeq + 1) - 1;
      return { device, deviceSeq, operations: lastN.get() ?? 0, sent };
    },
    /** Number of operations: rows are never deleted. */
    size: (): number => lastN.get() ?? 0,
    accept(n: number, seq: number, feed: number, receivedAt: number, receipt: string): void {
      accept.run(seq, feed, receivedAt, receipt, n);
    },
    /** Which operation this store knows under a number of the log. */
    at: (seq: number): Placed | undefined => atSeq.get(seq),
    /** Highest number of the log that an operation has here; 0 for none. */
    newest: (): number => newest.get() ?? 0,
    /** Whether this very text counts under these very numbers, with all its parts: nothing is left to do. */
    isPlaced: (seq: number, feed: number, body: string): boolean => placed.get(seq, feed, body) === 1,
    /** The hub gave its number to another operation; its own new place is on the way. */
    unplace(n: number): void {
      unplace.run(n);
    },
    /** The log holds this operation in another sealed form, by another device: a clone of this one. */
    replace(n: number, form: OtherForm): void {
      const absent = form.absent ? 1 : 0;
      replace.run(
        form.body,
        form.sig,
        partsColumn(form.parts),
        absent,
        form.device,
        form.deviceSeq,
        form.verified,
        n,
      );
    },
    refuse(n: number, reason: { code: string; message: string; path: string }): boolean {
      return refuse.run(JSON.stringify(reason), n).changes > 0;
    },
    /** Operations whose signature is to be checked by name, oldest first. */
    due: (after: number, limit: number): UncheckedOperation[] => due.all(after, limit),
    /** All operations, oldest first. */
    after: (n: number, limit: number): UncheckedOperation[] => following.all(n, limit),
    setDue(n: number): void {
      setDue.run(n);
    },
    setVerified(n: number): void {
      setVerified.run(n);
    },
    /** Its signature is wrong: it stays in the log, and counts in nothing. */
    distrust(n: number): void {
      distrust.run(n);
    },
    /** Operations with a wrong signature. */
    wrong: (): number => wrong.get() ?? 0,
    /** Accepted operations that name parts which have not come here, oldest first. */
    lacking: (after: number, limit: number) => lacking.all(after, limit),
    setParts(n: number, parts: Parts, absent: boolean): void {
      setParts.run(partsColumn(parts), absent ? 1 : 0, n);
    },
    acknowledge(n: number): void {
      acknowledge.run(n);
    },
    /**
     * Whether anything that counts came to a record after the operation at `n`, but for what was refused before
     * that one and was tried again since.
     */
    hasNewer: (kind: string, id: string, n: number): boolean => newer.get({ kind, id, n }) === 1,
    /** A refused operation was looked at, and is said once more by another one. */
    sayAgain(n: number, id: string): void {
      sayAgain.run(id, n);
    },
    postpone(n: number): void {
      postpone.run(n);
    },
  };
}
/** Type of what stands in the log's place of an operation that this device may not see. */
export const HIDDEN = "hidden";

export type OperationLog = ReturnType<typeof createOperationLog>;
