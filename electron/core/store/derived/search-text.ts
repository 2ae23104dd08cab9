import { KINDS, kindNamed } from "../../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../../shared/domain/kind/record-kind.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { indexForm, pinyinForms } from "../../search/text-forms.ts";

/** What a record is found by: plain text, and names that are also found by pinyin. */
export interface SearchText {
  text: string;
  names: string;
}

function fieldsFound({ fields }: RecordKind, as: "text" | "name"): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.found === as);
}

/** Whether anybody looks for records of a kind by words. */
export function isSearched(kind: RecordKind): boolean {
  return kind.alsoFound !== undefined || Object.values(kind.fields).some(({ found }) => found);
}

const FOUND = new Map(
  KINDS.map((kind: RecordKind) => [
    kind.name,
    { text: fieldsFound(kind, "text"), names: fieldsFound(kind, "name") },
  ]),
);

/** The searched text of a record; null for kinds that are not searched. */
export function searchText(state: EntityState): SearchText | null {
  const kind = kindNamed(state.kind);
  const found = FOUND.get(state.kind);
  if (!kind || !found || !isSearched(kind)) return null;
  const also = kind.alsoFound?.(state);
  const of = (names: readonly string[]) => names.map((name) => state.fields[name]);
  return {
    text: joined([...of(found.text), ...(also?.text ?? [])]),
    names: joined([...of(found.names), ...(also?.names ?? [])]),
  };
}

function joined(parts: readonly unknown[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n");
}

/** Names recur by the thousand and pinyin is the dearest part of indexing. */
const REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/** The text as it enters the full-text index. */
export function indexedText({ text, names }: SearchText): string {
  let forms = remembered.get(names);
  if (forms === undefined) {
    forms = names === "" ? "" : `${indexForm(names)} ${names.split("\n").map(pinyinForms).join(" ")}`;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(names, forms);
  }
  return `${indexForm(text)} ${forms}`;
}
