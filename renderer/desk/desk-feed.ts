import type { Change, ChangeBatch, CoreEvent, DeskTable } from "../../shared/ipc/change-batch.ts";
import { DESK_TABLES, FIRST_LATER_TABLE } from "../../shared/ipc/change-batch.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import type { DeskDb } from "./schema.ts";

/** Rows of one transaction while the screen is in use: a few milliseconds' worth. */
const GENTLE = 100;
const LATER = DESK_TABLES.indexOf(FIRST_LATER_TABLE);

type HydratePage = QueryResults["desk.hydrate"];
type Answer<T> = { ok: true; value: T } | { ok: false };

export interface DeskSource {
  page(after: string): Promise<Answer<HydratePage>>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
}

/**
 * Keeps the desk set equal to the core's: first a snapshot, then the change batches after it.
 * `onHydrated` is called when what the queue shows stands; looked-up records follow right behind.
 * Batches that arrive during the snapshot wait. Versions count up by one, so a missing one shows
 * and leads to a new snapshot.
 */
export class DeskFeed {
  readonly #db: DeskDb;
  readonly #source: DeskSource;
  readonly #onHydrated: () => void;
  /** Version the tables stand at; null while they are being filled. */
  #version: number | null = null;
  #waiting: ChangeBatch[] = [];
  /** Batches are applied one after the other. */
  #work: Promise<void> = Promise.resolve();
  #stop: () => void = () => {};

  constructor(db: DeskDb, source: DeskSource, onHydrated: () => void = () => {}) {
    this.#db = db;
    this.#source = source;
    this.#onHydrated = onHydrated;
  }

  start(): void {
    this.#stop = this.#source.onEvent((event) => {
      if (event.event !== "change") return;
      this.#waiting.push(event.batch);
      void this.#enqueue(() => this.#drain());
    });
  }

  stop(): void {
    this.#stop();
  }

  /** The core is new (or came back): take a snapshot. Resolves when the desk set stands. */
  hydrate(): Promise<void> {
    this.#version = null;
    return this.#enqueue(() => this.#snapshot());
  }

  /** Everything received so far has been applied. */
  settled(): Promise<void> {
    return this.#work;
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(step);
    return this.#work;
  }

  async #snapshot(): Promise<void> {
    let version: number | null = null;
    let after = "";
    let rows = new Map<DeskTable, object[]>();
    let standing = 0;
    for (;;) {
      const answer = await this.#source.page(after);
      // Without a core there is nothing to show yet; the next `ready` hydrates again.
      if (!answer.ok) return;
      const page = answer.value;
      version ??= page.version;
      for (const table of DESK_TABLES) {
        const more = page.rows[table];
        if (more) rows.set(table, [...(rows.get(table) ?? []), ...more]);
      }
      const complete = page.next === null ? DESK_TABLES.length : tableOf(page.next);
      // An old Chromium takes a quarter of a millisecond for each row: what the first screen needs goes first.
      if (standing < LATER && complete >= LATER) {
        await this.#replace(DESK_TABLES.slice(0, LATER), rows);
        standing = LATER;
        rows = new Map([...rows].filter(([table]) => DESK_TABLES.indexOf(table) >= LATER));
        this.#onHydrated();
      }
      if (page.next === null) break;
      after = page.next;
    }
    for (const table of DESK_TABLES.slice(standing)) await this.#replaceGently(table, rows.get(table) ?? []);
    this.#version = version;
    await this.#drain();
  }

  #replace(tables: readonly DeskTable[], rows: ReadonlyMap<DeskTable, object[]>): Promise<void> {
    const stores = tables.map((table) => this.#db[table]);
    return this.#db.transaction("rw", stores, async () => {
      for (const table of tables) {
        await this.#db.table(table).clear();
        await this.#db.table(table).bulkPut(rows.get(table) ?? []);
      }
    });
  }

  /** In small transactions, so that what the screen asks for meanwhile is answered in between. */
  async #replaceGently(table: DeskTable, rows: readonly object[]): Promise<void> {
    const store = this.#db.table<object, string>(table);
    const stale = new Set(await store.toCollection().primaryKeys());
    for (let from = 0; from < rows.length; from += GENTLE) {
      const some = rows.slice(from, from + GENTLE);
      await store.bulkPut(some);
      for (const row of some) stale.delete(keyOf(row as { id: string } | { key: string }));
    }
    if (stale.size > 0) await store.bulkDelete([...stale]);
  }

  async #drain(): Promise<void> {
    // Before the first snapshot batches wait for it.
    if (this.#version === null) return;
    const batches = this.#waiting.splice(0);
    const changes: Change[] = [];
    for (const [index, batch] of batches.entries()) {
      if (batch.version <= this.#version) continue;
      if (batch.version !== this.#version + 1) {
        // One is missing: its rows are in the core's next snapshot, and so are these.
        this.#waiting = [...batches.slice(index), ...this.#waiting];
        this.#version = null;
        await this.#snapshot();
        return;
      }
      changes.push(...batch.changes);
      this.#version = batch.version;
    }
    if (changes.length > 0) await applyChanges(this.#db, changes);
  }
}

/** Writes the changes of one or more commits in one transaction, the last change of a row winning. */
export async function applyChanges(db: DeskDb, changes: readonly Change[]): Promise<void> {
  const last = new Map<string, Change>();
  for (const change of changes) {
    const id = "drop" in change ? change.drop : keyOf(change.put);
    last.set(`${change.table} ${id}`, change);
  }
  const tables = [...new Set([...last.values()].map((change) => change.table))];
  await db.transaction("rw", tables, async () => {
    for (const table of tables) {
      const mine = [...last.values()].filter((change) => change.table === table);
      const puts = mine.flatMap((change) => ("put" in change ? [change.put] : []));
      const drops = mine.flatMap((change) => ("drop" in change ? [change.drop] : []));
      if (puts.length > 0) await db.table(table).bulkPut(puts);
      if (drops.length > 0) await db.table(table).bulkDelete(drops);
    }
  });
}

function keyOf(row: { id: string } | { key: string }): string {
  return "key" in row ? row.key : row.id;
}

/** Place of the table that a page's `next` goes on with; those before it are complete. */
function tableOf(next: string): number {
  return DESK_TABLES.indexOf(next.slice(0, next.indexOf(":")) as DeskTable);
}
