import { kindNamed } from "../../../shared/domain/kinds.ts";
import { nameKey } from "../search/text-forms.ts";
import { listedSql, numberKey } from "../store/derived/projections.ts";
import type { ReadStore } from "../store/read-store.ts";

/** More records that are called exactly alike are no answer but a list. */
const MOST = 20;

/**
 * Records of a kind that are called exactly what somebody typed: by a number or code that nobody else
 * may have, or by their whole name. They go before all that only begin like it, in every list.
 *
 * @returns local numbers of listed records, each once
 */
export function createExact(store: Pick<ReadStore, "prepare">, name: string): (text: string) => number[] {
  const kind = kindNamed(name);
  if (!kind) return () => [];
  const listed = listedSql(kind);
  const marked = store
    .prepare<[string, string, number], number>(
      `SELECT p.e FROM mark m JOIN ${name} p ON p.e = m.e
        WHERE m.value = ? AND m.field = ? AND m.kind = '${name}' AND ${listed} ORDER BY p.e LIMIT ?`,
    )
    .pluck();
  const marks = Object.entries(kind.fields).flatMap(([field, { uniqueForm }]) =>
    uniqueForm ? [(text: string) => marked.all(uniqueForm(text), field, MOST)] : [],
  );
  const keys = { plain: null, number: (text: string) => numberKey(text.trim().toUpperCase()), name: nameKey };
  const indexed = new Set(Object.values(kind.list.indexes).map(({ columns }) => columns[0]));
  const columns = Object.entries(kind.list.columns).flatMap(([column, { as }]) => {
    const key = keys[as];
    if (!key || column === "holder" || !indexed.has(column)) return [];
    const found = store
      .prepare<[string, number], number>(
        `SELECT p.e FROM ${name} p WHERE p.${column} = ? AND ${listed} ORDER BY p.e LIMIT ?`,
      )
      .pluck();
    return [(text: string) => found.all(key(text.trim()), MOST)];
  });
  const finders = [...marks, ...columns];
  return (text) => {
    if (text.trim() === "") return [];
    return [...new Set(finders.flatMap((find) => find(text)))].slice(0, MOST);
  };
}
