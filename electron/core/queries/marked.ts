import { KINDS } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import type { ReadStore } from "../store/read-store.ts";

/** More records than this with one code say that it marks nothing. */
const MOST_MARKED = 20;

/** A record that is known by what somebody typed or scanned. */
export interface Marked {
  kind: string;
  field: string;
  /** Local number of the record. */
  e: number;
  /** It is the record's own, and not one of another that was merged into it. */
  claims: 0 | 1;
}

/** Fields that no two records may share, with the form in which each is compared. */
const MARKS = KINDS.flatMap(({ name, fields }: RecordKind) =>
  Object.entries(fields).flatMap(([field, { uniqueForm }]) =>
    uniqueForm ? [{ name: `${name}.${field}`, form: uniqueForm }] : [],
  ),
);
const PLACE = new Map(MARKS.map(({ name }, place) => [name, place]));
const placeOf = ({ kind, field }: Marked) => PLACE.get(`${kind}.${field}`) ?? 0;

/**
 * Records of any kind by a mark, each compared in its own form; the forms of most are one and the
 * same, so that one question answers for all.
 *
 * @returns in the order of kinds and their fields
 */
export function createMarked(store: Pick<ReadStore, "prepare">): (text: string) => Marked[] {
  const named = MARKS.map(({ name }) => `'${name}'`).join(", ");
  const marked = store.prepare<[string, number], Marked>(
    `SELECT kind, field, claims, e FROM mark
      WHERE value = ? AND kind || '.' || field IN (${named}) LIMIT ?`,
  );
  return (text) => {
    const forms = new Map(MARKS.map(({ name, form }) => [name, form(text)]));
    return [...new Set(forms.values())]
      .filter((value) => value !== "")
      .flatMap((value) =>
        marked.all(value, MOST_MARKED).filter(({ kind, field }) => forms.get(`${kind}.${field}`) === value),
      )
      .sort((a, b) => placeOf(a) - placeOf(b));
  };
}
