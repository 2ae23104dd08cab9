import { KINDS, kindNamed } from "../../../../shared/domain/kinds.ts";
import type { ListColumn, RecordKind } from "../../../../shared/domain/kind/record-kind.ts";
import { sameJson } from "../../../../shared/log/canonical.ts";
import { splitEntityKey } from "../../../../shared/log/operation.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { nameKey } from "../../search/text-forms.ts";
import type { Sqlite } from "../care/open-database.ts";
import type { SearchIndex } from "./search-index.ts";
import { firstChanged, furtherText, lastChunk, searchText } from "./search-text.ts";
import { leftColumns } from "./tables.ts";

/** The row a list shows for a record, by kind; null while the record was never created. */
export function rowOf(state: EntityState): object | null {
  return state.exists ? (kindNamed(state.kind)?.row(state) ?? null) : null;
}

/**
 * Human numbers in the order people count: `A-K7-9999` before `A-K7-10000`.
 */
export function numberKey(number: string): string {
  const match = /^(.*-)(\d{1,8})$/.exec(number);
  return match ? `${match[1]}${(match[2] as string).padStart(8, "0")}` : number;
}

/** Ids of the records that a record names. */
export function namedBy(state: EntityState): string[] {
  const keys = state.exists ? (kindNamed(state.kind)?.names(state) ?? []) : [];
  return [...new Set(keys.map((key) => splitEntityKey(key).id))].sort();
}

/** A merged record is part of another one: it leaves the register and the search. */
export function isListed(state: EntityState): boolean {
  return state.exists && (kindNamed(state.kind)?.partOf?.(state) ?? null) === null;
}

/** SQL over the columns of a kind: the records that lists, counts and exports show. */
export function listedSql({ list }: RecordKind): string {
  return list.where ?? "TRUE";
}

/** How near a record is to a technician's hand by its own right; null when it is not on the desk by it. */
export function deskRank(kind: string, row: object | null, me: string): number | null {
  return row ? (kindNamed(kind)?.desk.rank(row as { id: string }, me) ?? null) : null;
}

/** What is stored for a record that another program version derived; the state it had says nothing. */
export const STALE = "stale";
/** What was stored before: the state it followed from, null for nothing, or what nobody knows. */
export type Before = EntityState | null | typeof STALE;

/** Writes what is derived from a state into the tables of its kind and those of all kinds. */
export function createProjections(db: Sqlite, search: SearchIndex, member: () => string) {
  const rows = new Map(KINDS.map((kind) => [kind.name as string, rowWriter(db, kind)]));
  const stored = new Map(
    KINDS.map(({ name }) => [
      name as string,
      db.prepare<[number], string>(`SELECT row FROM ${name} WHERE e = ?`).pluck(),
    ]),
  );
  const namePut = db.prepare("INSERT OR IGNORE INTO reference (target, e) VALUES (?, ?)");
  const nameDrop = db.prepare("DELETE FROM reference WHERE e = ?");
  const deskPut = db.prepare(
    "INSERT INTO desk (e, kind, rank) VALUES (?, ?, ?) ON CONFLICT (e) DO UPDATE SET rank = excluded.rank",
  );
  const deskDrop = db.prepare("DELETE FROM desk WHERE e = ?");

  function writeSearch(e: number, before: Before, after: EntityState): void {
    const now = isListed(after) ? searchText(after) : null;
    const was = before === STALE || !before || !isListed(before) ? null : before;
    const old = was && searchText(was);
    if (!now) {
      if (old || before === STALE) search.drop(e);
      return;
    }
    const isSame = old && old.text === now.text && old.names === now.names && old.numbers === now.numbers;
    if (!isSame) search.put(after.kind, e, 0, now);
    const first = was ? firstChanged(was, after) : 0;
    if (first === null) return;
    const last = lastChunk(after);
    for (let chunk = Math.max(1, first); chunk <= last; chunk += 1) {
      search.put(after.kind, e, chunk, furtherText(after, chunk));
    }
    if (before === STALE || (was && lastChunk(was) > last)) search.drop(e, last + 1);
  }

  function writeNames(e: number, before: Before, after: EntityState): void {
    const old = before === STALE || !before ? [] : namedBy(before);
    const now = namedBy(after);
    if (before !== STALE && sameJson(old, now)) return;
    if (old.length > 0 || before === STALE) nameDrop.run(e);
    for (const target of now) namePut.run(target, e);
  }

  function writeRank(e: number, kind: string, was: object | null | typeof STALE, row: object | null): void {
    const now = deskRank(kind, row, member());
    if (was !== STALE && now === deskRank(kind, was, member())) return;
    if (now === null) deskDrop.run(e);
    else deskPut.run(e, kind, now);
  }

  return {
    /** Answers whether lists show the record otherwise than before. */
    write(e: number, before: Before, after: EntityState): boolean {
      const writer = rows.get(after.kind);
      if (!writer) return true;
      const row = rowOf(after);
      const was = before === STALE ? STALE : before && rowOf(before);
      const shown = before === STALE ? (stored.get(after.kind)?.get(e) ?? null) : undefined;
      if (row) writer.put(e, row, was);
      else if (was) writer.drop(e);
      writeNames(e, before, after);
      writeRank(e, after.kind, was, row);
      writeSearch(e, before, after);
      return shown === undefined || shown !== (row && JSON.stringify(row));
    },
    /** Another member works here: what is nearest to hand is another's. */
    rankAnew(): void {
      db.exec("DELETE FROM desk");
      for (const { name } of KINDS) {
        const all = db.prepare<[], { e: number; row: string }>(`SELECT e, row FROM ${name}`).all();
        for (const { e, row } of all) {
          const rank = deskRank(name, JSON.parse(row) as object, member());
          if (rank !== null) deskPut.run(e, name, rank);
        }
      }
    },
  };
}

type Cell = string | number | null;

/** A column's value as its list compares and sorts it. */
function cellOf<R>({ of, as }: ListColumn<R>, row: R): Cell {
  const value = of(row);
  if (typeof value !== "string" || as === "plain") return value;
  return as === "number" ? numberKey(value) : nameKey(value);
}

function rowWriter(db: Sqlite, { name, list }: RecordKind) {
  const columns = Object.entries(list.columns);
  const left = leftColumns(db, name, ["e", "row", ...Object.keys(list.columns)]);
  const names = [...columns.map(([column]) => column), ...left.map(([column]) => column), "row"];
  const put = db.prepare(
    `INSERT INTO ${name} (e, ${names.join(", ")}) VALUES (?, ${names.map(() => "?").join(", ")})
     ON CONFLICT (e) DO UPDATE SET ${names.map((each) => `${each} = excluded.${each}`).join(", ")}`,
  );
  const putRow = db.prepare(`UPDATE ${name} SET row = ? WHERE e = ?`);
  const drop = db.prepare(`DELETE FROM ${name} WHERE e = ?`);
  const cellsOf = (row: object) => columns.map(([, column]) => cellOf(column, row as { id: string }));
  return {
    /** A column that is named is written anew in each of its indexes, even where it stays as it was. */
    put(e: number, row: object, was: object | null | typeof STALE): void {
      const cells = cellsOf(row);
      const text = JSON.stringify(row);
      const isSame = was !== null && was !== STALE && sameJson(cells, cellsOf(was));
      if (isSame && putRow.run(text, e).changes > 0) return;
      put.run(e, ...cells, ...left.map(([, empty]) => empty), text);
    },
    drop(e: number): void {
      drop.run(e);
    },
  };
}
