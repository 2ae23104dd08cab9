import type { ControlledTransaction, Kysely } from "kysely";
import type { RefusalCode } from "../../shared/protocol/errors.ts";
import { fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type {
  DeviceRow,
  DumpRow,
  EpochRow,
  HubReader,
  HubStore,
  HubTransaction,
  MemberRow,
  Meta,
  Standing,
  StoredDuplicate,
  StoredOperation,
  StoredRefusal,
} from "./hub-store.ts";
import { KyselyTransaction } from "./kysely-transaction.ts";
import type { Engine } from "./migrations.ts";
import { OPERATION_COLUMNS, deviceRow, inPieces, memberRow, standingRow, storedOperation } from "./rows.ts";
import { DUMPED_TABLES } from "./tables.ts";
import type { Tables } from "./tables.ts";

/** What differs between the engines. */
export interface EngineParts {
  engine: Engine;
  /** Locks the counter row and reads it; the first statement of every writing transaction. */
  lock(trx: ControlledTransaction<Tables>): Promise<Tables["counter"] | undefined>;
  /** Isolation that shows one moment to a transaction of many reads. */
  snapshot?: "repeatable read";
  /** Called inside a transaction that moves the feed, and again once it has committed. */
  notify(trx: ControlledTransaction<Tables>, feed: number): Promise<void>;
  committed(feed: number): void;
  onHead(listener: () => void): () => void;
  close(): Promise<void>;
}

const DUMP_PAGE = 1000;

export class KyselyStore implements HubStore {
  readonly engine: Engine;
  readonly #db: Kysely<Tables>;
  readonly #parts: EngineParts;

  constructor(db: Kysely<Tables>, parts: EngineParts) {
    this.engine = parts.engine;
    this.#db = db;
    this.#parts = parts;
  }

  async initialised(): Promise<boolean> {
    return (await this.#db.selectFrom("counter").select("one").executeTakeFirst()) !== undefined;
  }

  async meta(): Promise<Meta> {
    const rows = await this.#db.selectFrom("meta").selectAll().execute();
    return Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Meta;
  }

  async standing(): Promise<Standing> {
    return standingRow(await this.#db.selectFrom("counter").selectAll().executeTakeFirstOrThrow());
  }

  async epochs(): Promise<EpochRow[]> {
    const rows = await this.#db.selectFrom("epoch").selectAll().orderBy("epoch").execute();
    return rows.map((row) => ({
      epoch: row.epoch,
      gapFrom: row.gap_from,
      gapTo: row.gap_to,
      openedAt: row.opened_at,
    }));
  }

  async members(): Promise<MemberRow[]> {
    return (await this.#db.selectFrom("member").selectAll().orderBy("id").execute()).map(memberRow);
  }

  async devices(): Promise<DeviceRow[]> {
    return (await this.#db.selectFrom("device").selectAll().orderBy("id").execute()).map(deviceRow);
  }

  async device(id: string): Promise<DeviceRow | null> {
    const row = await this.#db.selectFrom("device").selectAll().where("id", "=", id).executeTakeFirst();
    return row ? deviceRow(row) : null;
  }

  async deviceByToken(tokenHash: string): Promise<{ device: DeviceRow; member: MemberRow } | null> {
    const row = await this.#db
      .selectFrom("device")
      .innerJoin("member", "member.id", "device.member")
      .selectAll("device")
      .select(["member.name as member_name", "member.role as member_role", "member.active"])
      .where("token_hash", "=", tokenHash)
      .executeTakeFirst();
    if (!row) return null;
    const { member_name: name, member_role: role, active, ...device } = row;
    return {
      device: deviceRow(device),
      member: memberRow({ id: device.member, name, role, active }),
    };
  }

  async page(after: number, through: number, limit: number, maxChars: number): Promise<StoredOperation[]> {
    const sizes = await this.#db
      .selectFrom("log_operation")
      .select(["feed", "size"])
      .where("feed", ">", after)
      .where("feed", "<=", through)
      .orderBy("feed")
      .limit(limit)
      .execute();
    let chars = 0;
    let last = after;
    for (const { feed, size } of sizes) {
      last = feed;
      chars += size;
      if (chars > maxChars) break;
    }
    if (last === after) return [];
    const rows = await this.#db
      .selectFrom("log_operation")
      .select(OPERATION_COLUMNS)
      .where("feed", ">", after)
      .where("feed", "<=", last)
      .orderBy("feed")
      .execute();
    return rows.map(storedOperation);
  }

  async knownIds(ids: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (const piece of inPieces(ids)) {
      const rows = await this.#db.selectFrom("log_operation").select("id").where("id", "in", piece).execute();
      for (const { id } of rows) known.add(id);
    }
    return known;
  }

  async refusals(): Promise<Omit<StoredRefusal, "body" | "sig">[]> {
    const rows = await this.#db
      .selectFrom("refusal")
      .select([
        "device",
        "device_seq as deviceSeq",
        "id",
        "code",
        "message",
        "path",
        "received_at as receivedAt",
        "feed_then as feedThen",
        "taken_seq as takenSeq",
      ])
      .execute();
    return rows.map((row) => ({ ...row, code: row.code as RefusalCode }));
  }

  async refusedBodies(ids: readonly string[]): Promise<{ id: string; body: string }[]> {
    const found: { id: string; body: string }[] = [];
    for (const piece of inPieces(ids)) {
      found.push(
        ...(await this.#db.selectFrom("refusal").select(["id", "body"]).where("id", "in", piece).execute()),
      );
    }
    return found;
  }

  async duplicates(): Promise<StoredDuplicate[]> {
    return this.#db.selectFrom("duplicate").select(["device", "device_seq as deviceSeq", "id"]).execute();
  }

  async write<T>(work: (tx: HubTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const trx = await this.#db.startTransaction().execute();
    let moved: number | null = null;
    let outcome: Outcome<T>;
    try {
      const counter = await this.#parts.lock(trx);
      if (!counter) throw new Error("the hub's store was never initialised");
      const tx = new KyselyTransaction(trx, standingRow(counter));
      outcome = await work(tx);
      if (outcome.ok) {
        if (tx.standing.feed !== counter.feed || tx.standing.epoch !== counter.epoch) {
          moved = tx.standing.feed;
          await this.#parts.notify(trx, moved);
        }
        await trx.commit().execute();
      } else {
        await trx.rollback().execute();
      }
    } catch (error) {
      await abandon(trx);
      throw error;
    }
    if (moved !== null) this.#parts.committed(moved);
    return outcome;
  }

  async initialise(meta: Meta, standing: Standing, epoch: EpochRow): Promise<Outcome<null>> {
    return this.#exclusively(async (trx) => {
      if (await trx.selectFrom("counter").select("one").executeTakeFirst()) {
        return fault("forbidden", "this hub has a workspace already");
      }
      await insertStanding(trx, standing);
      const tx = new KyselyTransaction(trx, standing);
      await tx.openEpoch(epoch);
      await tx.setMeta(meta);
      return { ok: true, value: null };
    });
  }

  async touchDevice(id: string, now: number): Promise<void> {
    await this.#db.updateTable("device").set({ last_seen: now }).where("id", "=", id).execute();
  }

  onHead(listener: () => void): () => void {
    return this.#parts.onHead(listener);
  }

  async snapshot<T>(work: (reader: HubReader) => Promise<T>): Promise<T> {
    const trx = await this.#startReading();
    try {
      return await work(new KyselyStore(trx, this.#parts));
    } finally {
      await abandon(trx);
    }
  }

  async *dump(): AsyncIterable<DumpRow> {
    const trx = await this.#startReading();
    try {
      for (const table of DUMPED_TABLES) {
        if (table === "log_operation") {
          yield* dumpLog(trx);
          continue;
        }
        for (const row of await trx.selectFrom(table).selectAll().execute()) {
          yield { table, row: { ...row } };
        }
      }
    } finally {
      await abandon(trx);
    }
  }

  #startReading(): Promise<ControlledTransaction<Tables>> {
    const start = this.#db.startTransaction();
    const { snapshot } = this.#parts;
    return (snapshot ? start.setIsolationLevel(snapshot) : start).execute();
  }

  async replace(
    rows: AsyncIterable<DumpRow> | Iterable<DumpRow>,
    finish: (tx: HubTransaction) => Promise<Outcome<null>>,
  ): Promise<Outcome<null>> {
    return this.#exclusively(async (trx) => {
      for (const table of DUMPED_TABLES) await trx.deleteFrom(table).execute();
      let table = "";
      let waiting: DumpRow["row"][] = [];
      const flush = async () => {
        for (const piece of inPieces(waiting)) {
          await trx
            .insertInto(table as "log_operation")
            .values(piece as never)
            .execute();
        }
        waiting = [];
      };
      for await (const next of rows) {
        if (next.table !== table || waiting.length >= DUMP_PAGE) await flush();
        table = next.table;
        waiting.push(next.row);
      }
      await flush();
      const counter = await trx.selectFrom("counter").selectAll().executeTakeFirst();
      if (!counter) return fault("malformed", "the backup holds no counter row");
      return finish(new KyselyTransaction(trx, standingRow(counter)));
    });
  }

  async close(): Promise<void> {
    await this.#parts.close();
    await this.#db.destroy();
  }

  /** A transaction for which there may be no counter row to lock yet. */
  async #exclusively(
    work: (trx: ControlledTransaction<Tables>) => Promise<Outcome<null>>,
  ): Promise<Outcome<null>> {
    const trx = await this.#db.startTransaction().execute();
    let outcome: Outcome<null>;
    try {
      await this.#parts.lock(trx);
      outcome = await work(trx);
      if (outcome.ok) {
        await this.#parts.notify(trx, 0);
        await trx.commit().execute();
      } else {
        await trx.rollback().execute();
      }
    } catch (error) {
      await abandon(trx);
      throw error;
    }
    if (outcome.ok) this.#parts.committed(0);
    return outcome;
  }
}

async function insertStanding(trx: ControlledTransaction<Tables>, standing: Standing): Promise<void> {
  await trx
    .insertInto("counter")
    .values({
      one: 1,
      epoch: standing.epoch,
      seq: standing.seq,
      feed: standing.feed,
      hub_device: standing.hubDevice,
      hub_device_seq: standing.hubDeviceSeq,
    })
    .execute();
}

async function* dumpLog(trx: ControlledTransaction<Tables>): AsyncIterable<DumpRow> {
  let after = 0;
  for (;;) {
    const page = await trx
      .selectFrom("log_operation")
      .selectAll()
      .where("feed", ">", after)
      .orderBy("feed")
      .limit(DUMP_PAGE)
      .execute();
    for (const row of page) yield { table: "log_operation", row };
    const last = page.at(-1);
    if (!last) return;
    after = last.feed;
  }
}

/** Undoes a transaction whose connection may be gone already. */
async function abandon(trx: ControlledTransaction<Tables>): Promise<void> {
  if (trx.isCommitted || trx.isRolledBack) return;
  try {
    await trx.rollback().execute();
  } catch {
    // The failure that led here is the one to report; a lost connection has rolled back by itself.
  }
}
