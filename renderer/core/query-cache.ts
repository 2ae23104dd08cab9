import type { CoreError } from "../../shared/ipc/contract.ts";
import type { QueryName } from "../../shared/ipc/queries.ts";
import type { Answer } from "./client.ts";
import { isTouched, watched } from "./watch.ts";

export interface QueryState<T> {
  /** Last good answer; stays while a newer one is being asked for. */
  data: T | undefined;
  error: CoreError | null;
  loading: boolean;
}

type Run = (name: QueryName, params: Record<string, unknown>) => Promise<Answer<unknown>>;

interface Entry {
  name: QueryName;
  params: Record<string, unknown>;
  state: QueryState<unknown>;
  listeners: Set<() => void>;
  running: boolean;
  /** Touched since it was asked last, or never answered; while it runs: ask once more. */
  stale: boolean;
}

export const LOADING: QueryState<never> = { data: undefined, error: null, loading: true };
/** Answers of queries that no screen shows any more, kept so that going back is instant. */
const KEPT = 40;

/** Answers of the core queries on screen, asked again when a commit touched what they show. */
export class QueryCache {
  readonly #entries = new Map<string, Entry>();
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  static key(name: QueryName, params: Record<string, unknown>): string {
    return `${name} ${JSON.stringify(params)}`;
  }

  peek(key: string): QueryState<unknown> {
    return this.#entries.get(key)?.state ?? LOADING;
  }

  subscribe(name: QueryName, params: Record<string, unknown>, listener: () => void): () => void {
    const key = QueryCache.key(name, params);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = {
        name,
        params,
        state: LOADING,
        listeners: new Set(),
        running: false,
        stale: true,
      };
      this.#entries.set(key, entry);
    }
    const first = entry.listeners.size === 0;
    entry.listeners.add(listener);
    // Shown again, and nothing that it shows has changed: the answer that stands is asked for by nobody.
    if (first && (entry.stale || watched(name, params).length === 0)) void this.#ask(entry);
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size > 0) return;
      // Oldest is what was left longest ago, not what was first shown.
      if (this.#entries.delete(key)) this.#entries.set(key, entry);
      this.#forgetOldest();
    };
  }

  /** A commit touched these entities. */
  touched(keys: readonly string[]): void {
    for (const entry of this.#entries.values()) {
      if (!isTouched(watched(entry.name, entry.params), keys)) continue;
      entry.stale = true;
      if (entry.listeners.size > 0) void this.#ask(entry);
    }
  }

  /** Everything may have changed: the core was restarted, or the laptop was paired. */
  refreshAll(): void {
    for (const [key, entry] of [...this.#entries]) {
      entry.stale = true;
      if (entry.listeners.size > 0) void this.#ask(entry);
      else this.#entries.delete(key);
    }
  }

  async #ask(entry: Entry): Promise<void> {
    if (entry.running) return;
    entry.running = true;
    let failed: boolean;
    do {
      entry.stale = false;
      const answer = await this.#run(entry.name, entry.params);
      failed = !answer.ok;
      entry.state = answer.ok
        ? { data: answer.value, error: null, loading: false }
        : { data: entry.state.data, error: answer.error, loading: false };
      for (const listener of [...entry.listeners]) listener();
      // What nobody shows any more is asked for when somebody shows it again.
    } while (entry.stale && entry.listeners.size > 0);
    entry.stale ||= failed;
    entry.running = false;
  }

  #forgetOldest(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.listeners.size === 0);
    for (const [key] of idle.slice(0, Math.max(0, idle.length - KEPT))) this.#entries.delete(key);
  }
}
