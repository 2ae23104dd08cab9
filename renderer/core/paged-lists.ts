import type { QueryName } from "../../shared/ipc/queries.ts";
import type { Answer } from "./client.ts";
import { PagedSource } from "./paged-source.ts";
import { isTouched, watched } from "./watch.ts";

type AskPage = (
  name: QueryName,
  params: Record<string, unknown>,
) => Promise<Answer<{ rows: unknown[]; total: number }>>;

interface List {
  source: PagedSource<unknown>;
  name: QueryName;
  params: Record<string, unknown>;
}

/** Lists that are remembered, the last ones. */
const KEPT = 8;

/**
 * The window's long lists. One that is come back to has the rows that it had: it is drawn at once, and asked
 * for again only if something touched it meanwhile.
 */
export class PagedLists {
  readonly #ask: AskPage;
  readonly #kept = new Map<string, List>();
  /** On screen, whether they are remembered or not. */
  readonly #shown = new Set<List>();

  constructor(ask: AskPage) {
    this.#ask = ask;
  }

  /** @param params as JSON, without offset and limit */
  of(name: QueryName, params: string, size: number): List {
    const key = `${name} ${String(size)} ${params}`;
    const asked = JSON.parse(params) as Record<string, unknown>;
    const list = this.#kept.get(key) ?? {
      source: new PagedSource<unknown>((offset, limit) => this.#ask(name, { ...asked, offset, limit }), size),
      name,
      params: asked,
    };
    this.#kept.delete(key);
    this.#kept.set(key, list);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return list;
  }

  /** It is on screen until what this answers is called. */
  show(list: List, listener: () => void): () => void {
    // Not remembered any more: nobody told it what changed while it was not on screen.
    if (!this.#shown.has(list) && ![...this.#kept.values()].includes(list)) list.source.refresh();
    this.#shown.add(list);
    const stop = list.source.subscribe(listener);
    return () => {
      stop();
      this.#shown.delete(list);
    };
  }

  touched(keys: readonly string[]): void {
    this.#change(({ name, params }) => isTouched(watched(name, params), keys));
  }

  /** Everything may have changed; a core that was gone has refused some pages meanwhile. */
  refreshAll(): void {
    this.#change(() => true);
  }

  #change(is: (list: List) => boolean): void {
    for (const [key, list] of this.#kept) {
      if (this.#shown.has(list) || !is(list)) continue;
      this.#kept.delete(key);
      // Whoever is about to show it asks again.
      list.source.refresh();
    }
    for (const list of this.#shown) if (is(list)) list.source.refresh();
  }
}
