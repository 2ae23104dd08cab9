import type { Insertable, Kysely, Selectable } from "kysely";
import type {
  DeviceRow,
  KnownOperation,
  MemberRow,
  Standing,
  StoredAnswer,
  StoredOperation,
  StoredRefusal,
} from "./hub-store.ts";
import type { Tables } from "./tables.ts";

/** Between rows as SQL knows them and rows as the hub does. */

export const OPERATION_COLUMNS = [
  "feed",
  "seq",
  "id",
  "device",
  "device_seq as deviceSeq",
  "actor",
  "type",
  "subject",
  "body",
  "sig",
  "hash",
  "receipt",
  "received_at as receivedAt",
  "reoffered",
] as const;

export function storedOperation(
  row: Omit<StoredOperation, "reoffered"> & { reoffered: number },
): StoredOperation {
  return { ...row, reoffered: row.reoffered === 1 };
}

export function operationRow(row: StoredOperation): Insertable<Tables["log_operation"]> {
  const { deviceSeq, receivedAt, reoffered, ...same } = row;
  return {
    ...same,
    device_seq: deviceSeq,
    received_at: receivedAt,
    reoffered: reoffered ? 1 : 0,
    size: row.body.length,
  };
}

export function refusalRow(row: StoredRefusal): Insertable<Tables["refusal"]> {
  const { deviceSeq, receivedAt, feedThen, takenSeq, ...same } = row;
  return {
    ...same,
    device_seq: deviceSeq,
    received_at: receivedAt,
    feed_then: feedThen,
    taken_seq: takenSeq,
  };
}

export function deviceRow(row: Selectable<Tables["device"]>): DeviceRow {
  return {
    id: row.id,
    member: row.member,
    code: row.code,
    publicKey: row.public_key,
    tokenHash: row.token_hash,
    revoked: row.revoked === 1,
    nextDeviceSeq: row.next_device_seq,
    epoch: row.epoch,
    enrolledAt: row.enrolled_at,
    lastSeen: row.last_seen,
  };
}

export function deviceColumns(row: DeviceRow): Insertable<Tables["device"]> {
  return {
    id: row.id,
    member: row.member,
    code: row.code,
    public_key: row.publicKey,
    token_hash: row.tokenHash,
    revoked: row.revoked ? 1 : 0,
    next_device_seq: row.nextDeviceSeq,
    epoch: row.epoch,
    enrolled_at: row.enrolledAt,
    last_seen: row.lastSeen,
  };
}

export function memberRow(row: Selectable<Tables["member"]>): MemberRow {
  return { ...row, active: row.active === 1 };
}

export function standingRow(row: Selectable<Tables["counter"]>): Standing {
  return {
    epoch: row.epoch,
    seq: row.seq,
    feed: row.feed,
    hubDevice: row.hub_device,
    hubDeviceSeq: row.hub_device_seq,
  };
}

export function acceptedAnswer(known: KnownOperation): StoredAnswer {
  const { id, seq, feed, receivedAt, receipt } = known;
  return { status: "accepted", id, seq, feed, receivedAt, receipt };
}

export function selectKnown(db: Kysely<Tables>) {
  return db
    .selectFrom("log_operation")
    .select([
      "id",
      "seq",
      "feed",
      "device",
      "device_seq as deviceSeq",
      "received_at as receivedAt",
      "receipt",
      "body",
    ]);
}

/** Lists of any length in pieces that both engines take as parameters of one statement. */
export function inPieces<T>(values: readonly T[], size = 500): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < values.length; at += size) pieces.push(values.slice(at, at + size));
  return pieces;
}
