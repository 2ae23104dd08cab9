import type { z } from "zod";
import { KINDS, kindNamed } from "../../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../../shared/domain/kind/record-kind.ts";
import { CHUNK } from "../../../../shared/log/sequence.ts";
import { entriesOf } from "../../../../shared/log/state.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { indexWords, insideWords, pinyinWords } from "../../search/text-forms.ts";

/** What a record is found by: plain text, and names that are also found by pinyin. */
export interface SearchText {
  text: string;
  names: string;
  /** Found like text, and by what is inside each. */
  numbers: string;
}

function fieldsFound({ fields }: RecordKind, as: "text" | "name" | "number"): string[] {
  return Object.keys(fields).filter((name) => {
    const spec = fields[name];
    return spec?.found === as && spec.class !== "append";
  });
}

/** Lists that are found, with the keys of an entry that its schema names. */
function listsFound({ fields }: RecordKind): Map<string, string[]> {
  const lists = Object.entries(fields).filter(([, spec]) => spec.class === "append" && spec.found);
  return new Map(lists.map(([name, { schema }]) => [name, Object.keys((schema as z.ZodObject).shape)]));
}

/** Whether anybody looks for records of a kind by words. */
export function isSearched(kind: RecordKind): boolean {
  return kind.alsoFound !== undefined || Object.values(kind.fields).some(({ found }) => found);
}

const FOUND = new Map(
  KINDS.map((kind: RecordKind) => [
    kind.name,
    {
      text: fieldsFound(kind, "text"),
      names: fieldsFound(kind, "name"),
      numbers: fieldsFound(kind, "number"),
      lists: listsFound(kind),
    },
  ]),
);

/** The searched text of a record, its lists as far as one chunk; null for kinds that are not searched. */
export function searchText(state: EntityState): SearchText | null {
  const kind = kindNamed(state.kind);
  const found = FOUND.get(state.kind);
  if (!kind || !found || !isSearched(kind)) return null;
  const also = kind.alsoFound?.(state);
  const of = (names: readonly string[]) => names.map((name) => state.fields[name]);
  return {
    text: joined([...of(found.text), ...(also?.text ?? []), ...entryTexts(state, 0)]),
    names: joined([...of(found.names), ...(also?.names ?? [])]),
    numbers: joined([...of(found.numbers), ...(also?.numbers ?? [])]),
  };
}

/** Texts of the entries of one chunk of a record's lists. */
function entryTexts(state: EntityState, chunk: number): unknown[] {
  return [...(FOUND.get(state.kind)?.lists ?? [])].flatMap(([list, keys]) =>
    entriesOf(state, list)
      .slice(chunk * CHUNK, (chunk + 1) * CHUNK)
      .flatMap(({ value }) => keys.map((key) => value[key])),
  );
}

/** What a further chunk of a record's lists is found by, 1 and up. */
export function furtherText(state: EntityState, chunk: number): SearchText {
  return { text: joined(entryTexts(state, chunk)), names: "", numbers: "" };
}

/** Number of the last chunk that holds text; 0 when all of it is in the first. */
export function lastChunk(state: EntityState): number {
  const lists = [...(FOUND.get(state.kind)?.lists.keys() ?? [])];
  const longest = Math.max(0, ...lists.map((list) => entriesOf(state, list).length));
  return Math.max(0, Math.ceil(longest / CHUNK) - 1);
}

/** The first chunk that may be found by something else than before; null when none is. */
export function firstChanged(before: EntityState, after: EntityState): number | null {
  const changed = [...(FOUND.get(after.kind)?.lists.keys() ?? [])].flatMap((list) => {
    const [old, now] = [entriesOf(before, list), entriesOf(after, list)];
    if (!now.continues(old)) return old.length === 0 && now.length === 0 ? [] : [0];
    return now.length === old.length ? [] : [Math.floor(old.length / CHUNK)];
  });
  return changed.length === 0 ? null : Math.min(...changed);
}

function joined(parts: readonly unknown[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n");
}

/** The words of a text as they enter the full-text index. */
export function indexedWords({ text, names, numbers }: SearchText): string[] {
  const words = indexWords(text);
  if (names !== "") words.push(...indexWords(names), ...names.split("\n").flatMap(pinyinWords));
  if (numbers === "") return words;
  // Many numbers end alike; nothing is asked for by where a piece stands.
  const insides = new Set(numbers.split("\n").flatMap(insideWords));
  words.push(...indexWords(numbers), ...insides);
  return words;
}
