import type { ControlledTransaction, Kysely } from "kysely";
import type { EpochRow, HubTransaction, KernelTables, Meta, Standing, StoredOperation } from "./hub-store.ts";
import { inPieces } from "./in-pieces.ts";

export async function metaOf(db: Kysely<KernelTables>): Promise<Meta> {
  const rows = await db.selectFrom("meta").selectAll().execute();
  return Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Meta;
}

/** The writing half of a store, over one Kysely transaction that already holds the counter's lock. */
export class KyselyTransaction implements HubTransaction {
  standing: Standing;
  mustScrub = false;
  readonly db: Kysely<KernelTables>;
  readonly #trx: ControlledTransaction<KernelTables>;

  constructor(trx: ControlledTransaction<KernelTables>, standing: Standing) {
    this.db = trx;
    this.#trx = trx;
    this.standing = standing;
  }

  async setStanding(standing: Standing): Promise<void> {
    await this.db.updateTable("counter").set(standing).where("one", "=", 1).execute();
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

  scrubAfterwards(): void {
    this.mustScrub = true;
  }

  epochs(): Promise<EpochRow[]> {
    return this.db.selectFrom("epoch").selectAll().orderBy("epoch").execute();
  }

  meta(): Promise<Meta> {
    return metaOf(this.db);
  }

  async insertOperations(rows: readonly StoredOperation[]): Promise<void> {
    for (const piece of inPieces(rows)) {
      const columns = piece.map((row) => ({
        ...row,
        reoffered: row.reoffered ? 1 : 0,
        absent: row.absent ? 1 : 0,
        size: row.body.length + (row.parts?.length ?? 0),
      }));
      await this.db.insertInto("logOperation").values(columns).execute();
    }
  }

  async openEpoch(row: EpochRow): Promise<void> {
    await this.db.insertInto("epoch").values(row).execute();
  }

  async setMeta(meta: Meta): Promise<void> {
    for (const [key, value] of Object.entries(meta)) {
      await this.db
        .insertInto("meta")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    }
  }
}
