import type { Change, ChangeBatch, CoreEvent, DeskTable } from "../../shared/ipc/change-batch.ts";
import { DESK_TABLES } from "../../shared/ipc/change-batch.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import type { DeskDb } from "./schema.ts";

type HydratePage = QueryResults["desk.hydrate"];
type Answer<T> = { ok: true; value: T } | { ok: false };

export interface DeskSource {
  /** All that the first screen shows, before the snapshot and no part of it. */
  look?(): Promise<Answer<{ rows: HydratePage["rows"] }>>;
  page(after: string): Promise<Answer<HydratePage>>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
}

/**
 * Keeps the desk set equal to the core's: first a snapshot, then the change batches after it.
 * `onHydrated` is called when what the first screen shows stands, and again when all does: a part of the
 * snapshot may hold no ticket, or not the draft of the form that is opened. Until then batches wait.
 * Batches that arrive during the snapshot wait. Versions count up by one, so a missing one shows
 * and leads to a new snapshot.
 */
export class DeskFeed {
  readonly #db: DeskDb;
  readonly #source: DeskSource;
  readonly #onHydrated: () => void;
  readonly #pause: () => Promise<void>;
  /** Version the tables stand at; null while they are being filled. */
  #version: number | null = null;
  /** Something has been shown from the tables. */
  #stands = false;
  #waiting: ChangeBatch[] = [];
  /** Batches are applied one after the other. */
  #work: Promise<void> = Promise.resolve();
  #stop: () => void = () => {};

  /** @param pause lets the screen that was announced be drawn before the rest is written */
  constructor(
    db: DeskDb,
    source: DeskSource,
    onHydrated: () => void = () => {},
    pause: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#db = db;
    this.#source = source;
    this.#onHydrated = onHydrated;
    this.#pause = pause;
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

  /** Nothing stands yet: what the first screen shows comes ahead of everything else. */
  async #look(): Promise<void> {
    const answer = await this.#source.look?.();
    if (!answer?.ok) return;
    await this.#put(answer.value.rows, new Map());
    this.#onHydrated();
    await this.#pause();
  }

  async #snapshot(): Promise<void> {
    if (!this.#stands) await this.#look();
    this.#stands = true;
    let version: number | null = null;
    let after = "";
    const found = new Map<DeskTable, Set<string>>();
    for (;;) {
      const answer = await this.#source.page(after);
      // Without a core there is nothing to show yet; the next `ready` hydrates again.
      if (!answer.ok) return;
      const page = answer.value;
      version ??= page.version;
      await this.#put(page.rows, found);
      if (page.next === null) break;
      if (after === "") await this.#pause();
      after = page.next;
    }
    await this.#dropAllBut(found);
    this.#version = version;
    await this.#drain();
    this.#onHydrated();
  }

  async #put(rows: HydratePage["rows"], found: Map<DeskTable, Set<string>>): Promise<void> {
    const tables = DESK_TABLES.filter((table) => rows[table]);
    if (tables.length === 0) return;
    await this.#db.transaction("rw", tables, async () => {
      for (const table of tables) {
        const some = rows[table] ?? [];
        await this.#db.table<object>(table).bulkPut(some);
        const ids = found.get(table) ?? new Set();
        for (const row of some) ids.add(keyOf(row));
        found.set(table, ids);
      }
    });
  }

  /** A desk set that stood before this snapshot may hold rows which are no longer in it. */
  async #dropAllBut(found: ReadonlyMap<DeskTable, ReadonlySet<string>>): Promise<void> {
    for (const table of DESK_TABLES) {
      const kept = found.get(table);
      const ids = (await this.#db.table(table).toCollection().primaryKeys()) as string[];
      const stale = ids.filter((id) => !kept?.has(id));
      if (stale.length > 0) await this.#db.table(table).bulkDelete(stale);
    }
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
