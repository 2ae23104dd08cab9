import type { ControlledTransaction } from "kysely";
import type { RefusalCode } from "../../shared/protocol/errors.ts";
import type {
  DeviceRow,
  EpochRow,
  GivenAnswer,
  HubTransaction,
  KnownOperation,
  MemberRow,
  Meta,
  PairingCodeRow,
  Standing,
  StoredAnswer,
  StoredDuplicate,
  StoredOperation,
  StoredRefusal,
} from "./hub-store.ts";
import {
  OPERATION_COLUMNS,
  acceptedAnswer,
  deviceColumns,
  deviceRow,
  inPieces,
  memberRow,
  operationRow,
  refusalRow,
  selectKnown,
  storedOperation,
} from "./rows.ts";
import type { Tables } from "./tables.ts";

/** The writing half of a store, over one Kysely transaction that already holds the counter's lock. */
export class KyselyTransaction implements HubTransaction {
  standing: Standing;
  readonly #trx: ControlledTransaction<Tables>;

  constructor(trx: ControlledTransaction<Tables>, standing: Standing) {
    this.#trx = trx;
    this.standing = standing;
  }

  async setStanding(standing: Standing): Promise<void> {
    await this.#trx
      .updateTable("counter")
      .set({
        epoch: standing.epoch,
        seq: standing.seq,
        feed: standing.feed,
        hub_device: standing.hubDevice,
        hub_device_seq: standing.hubDeviceSeq,
      })
      .where("one", "=", 1)
      .execute();
    this.standing = standing;
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const standing = this.standing;
    const saved = await this.#trx.savepoint("work").execute();
    try {
      const value = await work();
      await saved.releaseSavepoint("work").execute();
      return value;
    } catch (error) {
      await saved.rollbackToSavepoint("work").execute();
      await saved.releaseSavepoint("work").execute();
      this.standing = standing;
      throw error;
    }
  }

  async device(id: string): Promise<DeviceRow | null> {
    const row = await this.#trx.selectFrom("device").selectAll().where("id", "=", id).executeTakeFirst();
    return row ? deviceRow(row) : null;
  }

  async devices(): Promise<DeviceRow[]> {
    return (await this.#trx.selectFrom("device").selectAll().execute()).map(deviceRow);
  }

  async member(id: string): Promise<MemberRow | null> {
    const row = await this.#trx.selectFrom("member").selectAll().where("id", "=", id).executeTakeFirst();
    return row ? memberRow(row) : null;
  }

  async saveDevice(row: DeviceRow): Promise<void> {
    const columns = deviceColumns(row);
    await this.#trx
      .insertInto("device")
      .values(columns)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
      .execute();
  }

  async saveMember(row: MemberRow): Promise<void> {
    const columns = { ...row, active: row.active ? 1 : 0 };
    await this.#trx
      .insertInto("member")
      .values(columns)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
      .execute();
  }

  async answers(device: string, from: number, to: number): Promise<Map<number, GivenAnswer[]>> {
    const answers = new Map<number, GivenAnswer[]>();
    const add = (at: number, answer: StoredAnswer, duplicate = false) => {
      // What is in the log stands, also where it had been refused before a restore proved it.
      const others = (answers.get(at) ?? []).filter((each) => each.answer.id !== answer.id);
      answers.set(at, [...others, { answer, duplicate }]);
    };
    for (const { device_seq: at, code, ...rest } of await this.#trx
      .selectFrom("refusal")
      .select(["device_seq", "id", "code", "message", "path"])
      .where("device", "=", device)
      .where("device_seq", ">=", from)
      .where("device_seq", "<=", to)
      .execute()) {
      add(at, { status: "refused", code: code as RefusalCode, ...rest });
    }
    for (const { device_seq: at, ...rest } of await this.#trx
      .selectFrom("log_operation")
      .select(["device_seq", "id", "seq", "feed", "received_at as receivedAt", "receipt"])
      .where("device", "=", device)
      .where("device_seq", ">=", from)
      .where("device_seq", "<=", to)
      .execute()) {
      add(at, { status: "accepted", ...rest });
    }
    const doubles = await this.#trx
      .selectFrom("duplicate")
      .select(["device_seq", "id"])
      .where("device", "=", device)
      .where("device_seq", ">=", from)
      .where("device_seq", "<=", to)
      .execute();
    const originals = await this.operationsById(doubles.map(({ id }) => id));
    for (const { device_seq: at, id } of doubles) {
      const original = originals.get(id);
      if (original) add(at, acceptedAnswer(original), true);
    }
    return answers;
  }

  async operationsById(ids: readonly string[]): Promise<Map<string, KnownOperation>> {
    const known = new Map<string, KnownOperation>();
    for (const piece of inPieces(ids)) {
      const rows = await selectKnown(this.#trx).where("id", "in", piece).execute();
      for (const row of rows) known.set(row.id, row);
    }
    return known;
  }

  async refusalsById(ids: readonly string[]): Promise<Map<string, StoredAnswer>> {
    const known = new Map<string, StoredAnswer>();
    for (const piece of inPieces(ids)) {
      const rows = await this.#trx
        .selectFrom("refusal")
        .select(["id", "code", "message", "path"])
        .where("id", "in", piece)
        .where("taken_seq", "is", null)
        .execute();
      for (const { code, ...rest } of rows) {
        known.set(rest.id, { status: "refused", code: code as RefusalCode, ...rest });
      }
    }
    return known;
  }

  async usedSeqs(seqs: readonly number[]): Promise<Set<number>> {
    const used = new Set<number>();
    for (const piece of inPieces(seqs)) {
      const rows = await this.#trx
        .selectFrom("log_operation")
        .select("seq")
        .where("seq", "in", piece)
        .execute();
      for (const { seq } of rows) used.add(seq);
    }
    return used;
  }

  async roster(subject: string): Promise<StoredOperation[]> {
    const rows = await this.#trx
      .selectFrom("log_operation")
      .select(OPERATION_COLUMNS)
      .where("subject", "=", subject)
      .orderBy("seq")
      .execute();
    return rows.map(storedOperation);
  }

  async epochs(): Promise<EpochRow[]> {
    const rows = await this.#trx.selectFrom("epoch").selectAll().orderBy("epoch").execute();
    return rows.map((row) => ({
      epoch: row.epoch,
      gapFrom: row.gap_from,
      gapTo: row.gap_to,
      openedAt: row.opened_at,
    }));
  }

  async insertOperations(rows: readonly StoredOperation[]): Promise<void> {
    for (const piece of inPieces(rows)) {
      await this.#trx.insertInto("log_operation").values(piece.map(operationRow)).execute();
    }
  }

  async insertRefusals(rows: readonly StoredRefusal[]): Promise<void> {
    for (const piece of inPieces(rows)) {
      await this.#trx.insertInto("refusal").values(piece.map(refusalRow)).execute();
    }
  }

  async insertDuplicates(rows: readonly StoredDuplicate[]): Promise<void> {
    for (const piece of inPieces(rows)) {
      const columns = piece.map(({ device, deviceSeq, id }) => ({
        device,
        device_seq: deviceSeq,
        id,
      }));
      await this.#trx.insertInto("duplicate").values(columns).execute();
    }
  }

  async supersedeRefusal(device: string, deviceSeq: number, seq: number): Promise<void> {
    await this.#trx
      .updateTable("refusal")
      .set({ taken_seq: seq })
      .where("device", "=", device)
      .where("device_seq", "=", deviceSeq)
      .execute();
  }

  async savePairingCode(row: PairingCodeRow): Promise<void> {
    const columns = {
      hash: row.hash,
      member: row.member,
      expires_at: row.expiresAt,
      used_at: row.usedAt,
      used_by: row.usedBy,
    };
    await this.#trx
      .insertInto("pairing_code")
      .values(columns)
      .onConflict((conflict) => conflict.column("hash").doUpdateSet(columns))
      .execute();
  }

  async pairingCode(hash: string): Promise<PairingCodeRow | null> {
    const row = await this.#trx
      .selectFrom("pairing_code")
      .selectAll()
      .where("hash", "=", hash)
      .executeTakeFirst();
    if (!row) return null;
    return {
      hash,
      member: row.member,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      usedBy: row.used_by,
    };
  }

  async dropExpiredPairingCodes(before: number): Promise<void> {
    await this.#trx.deleteFrom("pairing_code").where("expires_at", "<", before).execute();
  }

  async openEpoch(row: EpochRow): Promise<void> {
    await this.#trx
      .insertInto("epoch")
      .values({
        epoch: row.epoch,
        gap_from: row.gapFrom,
        gap_to: row.gapTo,
        opened_at: row.openedAt,
      })
      .execute();
  }

  async setMeta(meta: Meta): Promise<void> {
    for (const [key, value] of Object.entries(meta)) {
      await this.#trx
        .insertInto("meta")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    }
  }
}
