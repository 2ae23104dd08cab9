import type { Change, DeskTable, DeskTables } from "../../shared/ipc/change-batch.ts";

/** The rows of one table. */
interface DeskRows<Row> {
  /** In the order of their keys; the same array until one of them changes. */
  all(): readonly Row[];
  get(key: string): Row | undefined;
}

/** What can be read of the desk set, at once. */
export type Desk = { readonly [T in DeskTable]: DeskRows<DeskTables[T]> };

/** Something read of the desk set, as `useSyncExternalStore` takes it: read again when one of its tables changed. */
interface Reading<T> {
  get: () => T;
  subscribe: (listener: () => void) => () => void;
}

/** Rows by table, as a snapshot brings them. */
export type SomeRows = { readonly [T in DeskTable]?: readonly DeskTables[T][] };

type Row = { id: string } | { key: string };

/** A table; it is made when it is first named. */
class Rows implements DeskRows<Row> {
  readonly #rows = new Map<string, Row>();
  #sorted: readonly Row[] | null = null;
  /** Counts changes. */
  version = 0;

  all(): readonly Row[] {
    return (this.#sorted ??= [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row));
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  put(row: Row): void {
    this.#rows.set(keyOf(row), row);
    this.#changed();
  }

  drop(key: string): void {
    if (this.#rows.delete(key)) this.#changed();
  }

  /** Leaves nothing but these. */
  fill(rows: readonly Row[]): void {
    this.#rows.clear();
    for (const row of rows) this.#rows.set(keyOf(row), row);
    this.#changed();
  }

  #changed(): void {
    this.#sorted = null;
    this.version += 1;
  }
}

/**
 * The records a technician works from, in the window's memory and nowhere else: at most some thousand rows.
 * Only the feed writes here; a write is announced when all of it stands.
 */
export class DeskSet {
  readonly #tables = new Map<string, Rows>();
  readonly #listeners = new Set<() => void>();
  /** Reads a table of any name: one that has no rows yet is empty. */
  readonly desk = new Proxy({} as Desk, { get: (_, name) => this.#table(String(name)) });

  /** Adds these rows to what is there. */
  add(rows: SomeRows): void {
    for (const [table, some] of Object.entries(rows)) {
      for (const row of some as readonly Row[]) this.#table(table).put(row);
    }
    this.#tell();
  }

  /** Makes these rows all there is. */
  replace(rows: SomeRows): void {
    const given = rows as Readonly<Record<string, readonly Row[]>>;
    for (const table of new Set([...this.#tables.keys(), ...Object.keys(given)])) {
      this.#table(table).fill(given[table] ?? []);
    }
    this.#tell();
  }

  /** Applies the changes of one or more commits, in their order. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if ("drop" in change) this.#table(change.table).drop(change.drop);
      else this.#table(change.table).put(change.put);
    }
    this.#tell();
  }

  /** @param read reads nothing but the desk it is given */
  reading<T>(read: (desk: Desk) => T): Reading<T> {
    const seen = new Map<Rows, number>();
    const noting = new Proxy({} as Desk, {
      get: (_, name) => {
        const table = this.#table(String(name));
        seen.set(table, table.version);
        return table;
      },
    });
    let kept: { value: T } | null = null;
    const stands = () => kept !== null && [...seen].every(([table, version]) => table.version === version);
    return {
      get: () => {
        if (kept === null || !stands()) {
          seen.clear();
          kept = { value: read(noting) };
        }
        return kept.value;
      },
      subscribe: (listener) => {
        const follow = () => stands() || listener();
        this.#listeners.add(follow);
        return () => this.#listeners.delete(follow);
      },
    };
  }

  #table(name: string): Rows {
    const found = this.#tables.get(name) ?? new Rows();
    this.#tables.set(name, found);
    return found;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function keyOf(row: Row): string {
  return "key" in row ? row.key : row.id;
}
