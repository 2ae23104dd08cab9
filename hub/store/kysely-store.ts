import type { ControlledTransaction, Kysely } from "kysely";
import { fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { dumpRows, replaceRows } from "./dump.ts";
import type {
  DumpRow,
  EpochRow,
  HubReader,
  HubStore,
  HubTransaction,
  KernelTables,
  Meta,
  Standing,
  StoredOperation,
} from "./hub-store.ts";
import { storedOperation } from "./stored-operation.ts";
import { KyselyTransaction, metaOf } from "./kysely-transaction.ts";
import type { Engine } from "./migrations.ts";
import type { HubSchema } from "./schema.ts";

/** What differs between the engines. */
export interface EngineParts {
  engine: Engine;
  schema: HubSchema;
  /** Locks the counter row and reads it; the first statement of every writing transaction. */
  lock(trx: ControlledTransaction<KernelTables>): Promise<KernelTables["counter"] | undefined>;
  /** Isolation that shows one moment to a transaction of many reads. */
  snapshot?: "repeatable read";
  /** Called inside a transaction that moves the feed, and again once it has committed. */
  notify(trx: ControlledTransaction<KernelTables>, feed: number): Promise<void>;
  committed(feed: number): void;
  onHead(listener: () => void): () => void;
  /** Removes remnants of what was deleted from the engine's files, as far as it lets anybody. */
  scrub(db: Kysely<KernelTables>): Promise<void>;
  /** Bytes left for its files; null where they are not this machine's. */
  freeBytes(): number | null;
  close(): Promise<void>;
}

/** Less than a busy hour writes: time to be told, and to make room. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

export class KyselyStore implements HubStore {
  readonly engine: Engine;
  readonly schema: HubSchema;
  readonly db: Kysely<KernelTables>;
  readonly #parts: EngineParts;
  #lastWriteFailed = false;

  constructor(db: Kysely<KernelTables>, parts: EngineParts) {
    this.engine = parts.engine;
    this.schema = parts.schema;
    this.db = db;
    this.#parts = parts;
  }

  async initialised(): Promise<boolean> {
    return (await this.db.selectFrom("counter").select("one").executeTakeFirst()) !== undefined;
  }

  async meta(): Promise<Meta> {
    return metaOf(this.db);
  }

  async standing(): Promise<Standing> {
    return standingOf(await this.db.selectFrom("counter").selectAll().executeTakeFirstOrThrow());
  }

  epochs(): Promise<EpochRow[]> {
    return this.db.selectFrom("epoch").selectAll().orderBy("epoch").execute();
  }

  async page(after: number, through: number, limit: number, maxChars: number): Promise<StoredOperation[]> {
    // A hub and a console that work together are nearly always one operation apart.
    const last = through === after + 1 ? through : await this.#endOfPage(after, through, limit, maxChars);
    if (last === after) return [];
    const rows = await this.db
      .selectFrom("logOperation")
      .selectAll()
      .where("feed", ">", after)
      .where("feed", "<=", last)
      .orderBy("feed")
      .execute();
    return rows.map(storedOperation);
  }

  /** Feed number of the last operation that a page holds; `after` where there is none. */
  async #endOfPage(after: number, through: number, limit: number, maxChars: number): Promise<number> {
    const sizes = await this.db
      .selectFrom("logOperation")
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
    return last;
  }

  async write<T>(work: (tx: HubTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const trx = await this.db.startTransaction().execute();
    let moved: number | null = null;
    let scrub = false;
    let outcome: Outcome<T>;
    try {
      const counter = await this.#parts.lock(trx);
      if (!counter) throw new Error("the hub's store was never initialised");
      const tx = new KyselyTransaction(trx, standingOf(counter));
      outcome = await work(tx);
      if (outcome.ok) {
        if (tx.standing.feed !== counter.feed || tx.standing.epoch !== counter.epoch) {
          moved = tx.standing.feed;
          await this.#parts.notify(trx, moved);
        }
        await trx.commit().execute();
        scrub = tx.mustScrub;
      } else {
        await trx.rollback().execute();
      }
    } catch (error) {
      this.#lastWriteFailed = true;
      await abandon(trx);
      throw error;
    }
    this.#lastWriteFailed = false;
    if (scrub) await this.#parts.scrub(this.db);
    if (moved !== null) this.#parts.committed(moved);
    return outcome;
  }

  async initialise(meta: Meta, standing: Standing, epoch: EpochRow): Promise<Outcome<null>> {
    return this.#exclusively(async (trx) => {
      if (await trx.selectFrom("counter").select("one").executeTakeFirst()) {
        return fault("forbidden", "this hub has a workspace already");
      }
      await trx
        .insertInto("counter")
        .values({ one: 1, ...standing })
        .execute();
      const tx = new KyselyTransaction(trx, standing);
      await tx.openEpoch(epoch);
      await tx.setMeta(meta);
      return { ok: true, value: null };
    });
  }

  freeBytes(): number | null {
    return this.#parts.freeBytes();
  }

  async trouble(): Promise<string | null> {
    const free = this.freeBytes();
    if (free !== null && free < LEAST_FREE_BYTES) return `${free} bytes are left for the database`;
    // Tried again only then: nobody without a token should make the disk turn.
    if (!this.#lastWriteFailed) return null;
    try {
      await this.write(async () => ({ ok: true, value: null }));
      return null;
    } catch {
      return "the database takes no writes; the log says why";
    }
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
      yield* dumpRows(trx, this.schema);
    } finally {
      await abandon(trx);
    }
  }

  #startReading(): Promise<ControlledTransaction<KernelTables>> {
    const start = this.db.startTransaction();
    const { snapshot } = this.#parts;
    return (snapshot ? start.setIsolationLevel(snapshot) : start).execute();
  }

  async replace(
    rows: AsyncIterable<DumpRow> | Iterable<DumpRow>,
    finish: (tx: HubTransaction) => Promise<Outcome<null>>,
  ): Promise<Outcome<null>> {
    return this.#exclusively(async (trx) => {
      await replaceRows(trx, this.schema, rows);
      const counter = await trx.selectFrom("counter").selectAll().executeTakeFirst();
      if (!counter) return fault("malformed", "the backup holds no counter row");
      return finish(new KyselyTransaction(trx, standingOf(counter)));
    });
  }

  async close(): Promise<void> {
    await this.#parts.close();
    await this.db.destroy();
  }

  /** A transaction for which there may be no counter row to lock yet. */
  async #exclusively(
    work: (trx: ControlledTransaction<KernelTables>) => Promise<Outcome<null>>,
  ): Promise<Outcome<null>> {
    const trx = await this.db.startTransaction().execute();
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

function standingOf({ one: _one, ...standing }: KernelTables["counter"]): Standing {
  return standing;
}

/** Undoes a transaction whose connection may be gone already. */
async function abandon(trx: ControlledTransaction<KernelTables>): Promise<void> {
  if (trx.isCommitted || trx.isRolledBack) return;
  try {
    await trx.rollback().execute();
  } catch {
    // The failure that led here is the one to report; a lost connection has rolled back by itself.
  }
}
