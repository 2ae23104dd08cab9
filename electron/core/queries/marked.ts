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
const FORMS = [...new Set(MARKS.map(({ form }) => form))];
const PLACE = new Map(MARKS.map(({ name, form }, place) => [name, { place, form }]));
const placeOf = ({ kind, field }: Marked) => PLACE.get(`${kind}.${field}`);

/**
 * Records of any kind by a mark, each compared in its own form; the forms of most are one and the
 * same, so that one question answers for all.
 *
 * @returns in the order of kinds and their fields
 */
export function createMarked(store: Pick<ReadStore, "prepare">): (text: string) => Marked[] {
  // A list after IN would be made a table of in every question, and nearly all find nothing to compare with it.
  const named = MARKS.map(({ name }) => ` ${name} `).join("");
  const marked = store.prepare<[string, number], Marked>(
    `SELECT kind, field, claims, e FROM mark
      WHERE value = ? AND instr('${named}', ' ' || kind || '.' || field || ' ') > 0 LIMIT ?`,
  );
  return (text) => {
    const forms = new Map(FORMS.map((form) => [form, form(text)]));
    const found: Marked[] = [];
    for (const value of new Set(forms.values())) {
      if (value === "") continue;
      for (const each of marked.all(value, MOST_MARKED)) {
        const form = placeOf(each)?.form;
        if (form && forms.get(form) === value) found.push(each);
      }
    }
    return found.sort((a, b) => (placeOf(a)?.place ?? 0) - (placeOf(b)?.place ?? 0));
  };
}
