/** What one laptop has ever integrated, in order; grows only. */
export class View {
  readonly #place: Map<string, number>;

  constructor(known: readonly string[] = []) {
    this.#place = new Map(known.map((id, at) => [id, at]));
  }

  add(id: string): void {
    if (!this.#place.has(id)) this.#place.set(id, this.#place.size);
  }

  has(id: string, upTo: number = this.size): boolean {
    return (this.#place.get(id) ?? Infinity) < upTo;
  }

  get size(): number {
    return this.#place.size;
  }

  /** The same knowledge, for a laptop that was copied. */
  copy(): View {
    return new View([...this.#place.keys()]);
  }
}

/** An operation of which a user was told: "saved on this laptop". */
export interface Acknowledged {
  id: string;
  console: string;
  type: string;
  /** What the laptop really knew when the user acted: the first `knew` entries of its view. */
  view: View;
  knew: number;
}

/**
 * What was promised, and who knew what, kept outside the system. The log's own words about
 * knowledge (`baseSeq`, `baseExcept`) play no part in it.
 */
export class Ledger {
  readonly entries = new Map<string, Acknowledged>();

  acknowledge(entry: Acknowledged): void {
    this.entries.set(entry.id, entry);
  }

  /** Whether the author of `later` had `earlier` on the laptop when acting. */
  knew(later: string, earlier: string): boolean {
    const entry = this.entries.get(later);
    return entry !== undefined && entry.view.has(earlier, entry.knew);
  }
}
