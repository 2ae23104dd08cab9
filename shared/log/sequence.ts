/** Items of a sequence that lie elsewhere, in whole chunks, and are read when they are asked for. */
export interface Held<T> {
  length: number;
  /** @param index of the chunk; each has {@link CHUNK} items */
  chunk(index: number): readonly T[];
}

/** Items in one chunk of what is held elsewhere. */
export const CHUNK = 32;

const NOTHING_HELD: Held<never> = { length: 0, chunk: () => [] };

/**
 * A list to which is only ever appended. Appending copies nothing: the new list and the old one
 * share their items, and each sees its own length, so a fold stays pure and costs the same however
 * long the list is. What was appended long ago may be held elsewhere (a store's chunks).
 *
 * As JSON it is a plain array.
 */
export class Sequence<T> {
  readonly length: number;
  /** What is held elsewhere: the beginning of the list. */
  readonly held: Held<T>;
  readonly #rest: T[];

  private constructor(held: Held<T>, rest: T[], length: number) {
    this.held = held;
    this.#rest = rest;
    this.length = length;
  }

  static of<T>(items: readonly T[] | Sequence<T>, held: Held<T> = NOTHING_HELD): Sequence<T> {
    if (items instanceof Sequence) return items;
    return new Sequence(held, [...items], held.length + items.length);
  }

  /** As an array's: a negative index counts from the end. */
  at(place: number): T | undefined {
    const index = place < 0 ? this.length + place : place;
    if (index < 0 || index >= this.length) return undefined;
    const { held } = this;
    if (index >= held.length) return this.#rest[index - held.length];
    return held.chunk(Math.floor(index / CHUNK))[index % CHUNK];
  }

  appended(item: T): Sequence<T> {
    const used = this.length - this.held.length;
    // Somebody appended to the same list already: theirs stays theirs. The empty list is everybody's.
    const shared = used > 0 && this.#rest.length === used;
    const rest = shared ? this.#rest : this.#rest.slice(0, used);
    rest.push(item);
    return new Sequence(this.held, rest, this.length + 1);
  }

  /** The same with another item in one place. */
  replaced(index: number, item: T): Sequence<T> {
    const { held } = this;
    const from = index >= held.length ? this.rest() : [...this];
    const kept = index >= held.length ? held : NOTHING_HELD;
    from[index - kept.length] = item;
    return new Sequence<T>(kept, from, this.length);
  }

  /** What is not held elsewhere. */
  rest(): T[] {
    return this.#rest.slice(0, this.length - this.held.length);
  }

  /** Whether this is that other list with nothing but further items. */
  continues(other: Sequence<T>): boolean {
    return this.length >= other.length && this.held === other.held && this.#rest === other.#rest;
  }

  *[Symbol.iterator](): Generator<T, void> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index) as T;
  }

  slice(from: number, to = this.length): T[] {
    const items: T[] = [];
    for (let index = from; index < Math.min(to, this.length); index += 1) items.push(this.at(index) as T);
    return items;
  }

  map<U>(made: (item: T, index: number) => U): U[] {
    return [...this].map(made);
  }

  find(wanted: (item: T) => boolean): T | undefined {
    return [...this].find(wanted);
  }

  toJSON(): T[] {
    return [...this];
  }
}

export const EMPTY: Sequence<never> = Sequence.of<never>([]);
