import type { CoreError } from "../../shared/ipc/contract.ts";
import type { Answer } from "./client.ts";

type FetchPage<T> = (offset: number, limit: number) => Promise<Answer<{ rows: T[]; total: number }>>;

/** One consistent picture for React; replaced whenever a page arrives. */
export interface PagedState<T> {
  total: number;
  loading: boolean;
  error: CoreError | null;
  rowAt: (index: number) => T | undefined;
}

/** Pages kept in memory; the farthest ones go first. */
const KEPT_PAGES = 40;

/**
 * Rows of a long list, fetched by page as they come into view. After a change the pages in view
 * are fetched again while the old rows stay on screen.
 */
export class PagedSource<T> {
  readonly #fetch: FetchPage<T>;
  readonly #size: number;
  readonly #listeners = new Set<() => void>();
  #pages = new Map<number, T[]>();
  readonly #running = new Set<number>();
  #generation = 0;
  #fresh = new Map<number, number>();
  #view: [number, number] = [0, 0];
  #state: PagedState<T>;

  constructor(fetch: FetchPage<T>, size = 100) {
    this.#fetch = fetch;
    this.#size = size;
    this.#state = { total: 0, loading: true, error: null, rowAt: () => undefined };
  }

  snapshot = (): PagedState<T> => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#state.error !== null) this.refresh();
    else this.#fill();
    return () => this.#listeners.delete(listener);
  };

  /** Rows `first` to `last` (inclusive) are in view. */
  show = (first: number, last: number): void => {
    this.#view = [Math.floor(first / this.#size), Math.floor(Math.max(first, last) / this.#size)];
    this.#fill();
  };

  refresh(): void {
    this.#generation += 1;
    this.#fill();
  }

  #fill(): void {
    if (this.#listeners.size === 0) return;
    for (let page = this.#view[0]; page <= this.#view[1]; page += 1) {
      if (this.#fresh.get(page) !== this.#generation && !this.#running.has(page)) void this.#load(page);
    }
  }

  async #load(page: number): Promise<void> {
    const generation = this.#generation;
    this.#running.add(page);
    const answer = await this.#fetch(page * this.#size, this.#size);
    this.#running.delete(page);
    if (answer.ok) {
      this.#pages.set(page, answer.value.rows);
      this.#fresh.set(page, generation);
      this.#dropFar();
      this.#publish({ total: answer.value.total, error: null });
    } else {
      this.#fresh.set(page, generation);
      this.#publish({ error: answer.error });
    }
    // Something changed while this page was under way.
    if (generation !== this.#generation) this.#fill();
  }

  #dropFar(): void {
    if (this.#pages.size <= KEPT_PAGES) return;
    const distance = (page: number) => Math.max(this.#view[0] - page, page - this.#view[1], 0);
    const farthest = [...this.#pages.keys()].sort((a, b) => distance(b) - distance(a))[0];
    if (farthest === undefined) return;
    this.#pages.delete(farthest);
    this.#fresh.delete(farthest);
  }

  #publish(change: Partial<Pick<PagedState<T>, "total" | "error">>): void {
    const pages = new Map(this.#pages);
    const size = this.#size;
    this.#state = {
      ...this.#state,
      ...change,
      loading: false,
      rowAt: (index) => pages.get(Math.floor(index / size))?.[index % size],
    };
    for (const listener of [...this.#listeners]) listener();
  }
}
