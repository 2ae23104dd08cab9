import type { Change, ChangeBatch, CoreEvent } from "../../shared/ipc/change-batch.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import type { DeskSet, SomeRows } from "./desk-set.ts";

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
 * `onHydrated` is called when what the first screen shows stands, and again when all does.
 * Batches that arrive during the snapshot wait. Versions count up by one, so a missing one shows
 * and leads to a new snapshot.
 */
export class DeskFeed {
  readonly #set: DeskSet;
  readonly #source: DeskSource;
  readonly #onHydrated: () => void;
  readonly #pause: () => Promise<void>;
  /** Version the tables stand at; null while a snapshot is on its way. */
  #version: number | null = null;
  /** Something has been shown from the tables. */
  #stands = false;
  #waiting: ChangeBatch[] = [];
  /** Batches are applied one after the other. */
  #work: Promise<void> = Promise.resolve();
  #stop: () => void = () => {};

  /** @param pause lets the screen that was announced be drawn before the rest is fetched */
  constructor(
    set: DeskSet,
    source: DeskSource,
    onHydrated: () => void = () => {},
    pause: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#set = set;
    this.#source = source;
    this.#onHydrated = onHydrated;
    this.#pause = pause;
  }

  start(): void {
    this.#stop = this.#source.onEvent((event) => {
      if (event.event !== "change") return;
      this.#waiting.push(event.batch);
      // What stands takes it at once: no frame shows an act that is acknowledged as not done.
      if (this.#version !== null) this.#drain();
    });
  }

  stop(): void {
    this.#stop();
  }

  /** The core is new (or came back): take a snapshot. Resolves when the desk set stands. */
  hydrate(): Promise<void> {
    this.#version = null;
    this.#work = this.#work.then(() => this.#snapshot());
    return this.#work;
  }

  /** Everything received so far has been applied. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** Nothing stands yet: what the first screen shows comes ahead of everything else. */
  async #look(): Promise<void> {
    const answer = await this.#source.look?.();
    if (!answer?.ok) return;
    this.#set.add(answer.value.rows);
    this.#onHydrated();
    await this.#pause();
  }

  async #snapshot(): Promise<void> {
    if (!this.#stands) await this.#look();
    this.#stands = true;
    const pages: HydratePage[] = [];
    for (let after: string | null = ""; after !== null;) {
      const answer: Answer<HydratePage> = await this.#source.page(after);
      // Without a core there is nothing to show yet; the next `ready` hydrates again.
      if (!answer.ok) return;
      pages.push(answer.value);
      after = answer.value.next;
    }
    // What is no more goes in the same moment as what is new comes: nothing that stood is missing meanwhile.
    this.#set.replace(joined(pages));
    this.#version = pages[0]?.version ?? 0;
    this.#drain();
    this.#onHydrated();
  }

  #drain(): void {
    const changes: Change[] = [];
    for (const batch of this.#waiting.splice(0)) {
      if (this.#version === null || batch.version > this.#version + 1) {
        this.#waiting.push(batch);
        this.#version = null;
      } else if (batch.version === this.#version + 1) {
        changes.push(...batch.changes);
        this.#version = batch.version;
      }
    }
    if (changes.length > 0) this.#set.apply(changes);
    // One is missing: its rows are in the core's next snapshot, and so are those that wait.
    if (this.#version === null) void this.hydrate();
  }
}

function joined(pages: readonly HydratePage[]): SomeRows {
  const rows: Record<string, object[]> = {};
  for (const page of pages) {
    for (const [table, some] of Object.entries(page.rows)) (rows[table] ??= []).push(...some);
  }
  return rows as SomeRows;
}
