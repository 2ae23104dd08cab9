import type { DeskTable, DeskTables } from "../../../../shared/ipc/change-batch.ts";

export interface DeskPage {
  rows: { [T in DeskTable]?: DeskTables[T][] };
  /** Where the next page begins; null after the last. */
  next: string | null;
}

interface Ranked {
  table: DeskTable;
  rows: ReadonlyMap<string, object>;
  /** In order. */
  places: readonly Place[];
}

export interface Place {
  rank: number;
  id: string;
}

const NOWHERE = Number.NEGATIVE_INFINITY;

function inOrder(a: Place, b: Place): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Places of a table's rows, the highest ranks first, then by id. */
export function placesOf(ids: Iterable<string>, rankOf: (id: string) => number | null): Place[] {
  return Array.from(ids, (id): Place => ({ id, rank: rankOf(id) ?? NOWHERE })).sort(inOrder);
}

/** Some rows of a snapshot, behind a place in it: table by table, the highest ranks first, then by id. */
export function pageOf(tables: readonly Ranked[], after: string, limit: number): DeskPage {
  const [, from = "", rank = "", id = ""] = /^([a-z]+):([^:]*):(.*)$/s.exec(after) ?? [];
  const found: Partial<Record<DeskTable, object[]>> = {};
  let left = limit;
  const first = Math.max(
    0,
    tables.findIndex(({ table }) => table === from),
  );
  for (const { table, rows, places } of tables.slice(first)) {
    const begin = { rank: Number(rank), id };
    const ahead = table === from ? places.filter((place) => inOrder(place, begin) > 0) : places;
    let last: Place | undefined;
    for (const place of ahead) {
      if (left === 0) {
        // A page may end before a table's first row: the page before it ended with another table.
        const next = last ? `${table}:${last.rank}:${last.id}` : `${table}:Infinity:`;
        return { rows: found as never, next };
      }
      (found[table] ??= []).push(rows.get(place.id) as object);
      last = place;
      left -= 1;
    }
  }
  return { rows: found as never, next: null };
}
