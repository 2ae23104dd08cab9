import { isDeepStrictEqual } from "node:util";
import { Document, isSeq, parseDocument } from "yaml";
import { checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";

/** Wide enough that a sentence in Chinese stays one line. */
const WIDTH = 110;

/**
 * A checklist as YAML. What was written by a person keeps its comments: the parts that are still the same
 * stay as they were written, those that were changed since are written anew.
 */
export function writeChecklist(key: string, checklist: Checklist): string {
  const { yaml, ...said } = checklist;
  const asked = { key, ...shortened(said) };
  if (yaml === undefined) return new Document(asked).toString({ lineWidth: WIDTH });
  const document = parseDocument(yaml, { schema: "core", merge: false });
  const written = (document.toJS({ maxAliasCount: 20 }) ?? {}) as Record<string, unknown>;
  const { key: _, ...body } = written;
  const read = checklistForm.safeParse(body);
  if (read.success && isDeepStrictEqual(read.data, said) && written.key === key) return yaml;
  merge(document, [], written, asked);
  return document.toString({ lineWidth: WIDTH });
}

/** Without what is as it is anyway. */
function shortened(said: object): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(said)) as Record<string, unknown>;
  const usual = { required: true, touchesData: false, destroys: false, evidence: false };
  const steps = plain.steps as Record<string, unknown>[];
  plain.steps = steps.map((step) =>
    Object.fromEntries(
      Object.entries(step).filter(([name, value]) => {
        if (Object.hasOwn(usual, name)) return value !== usual[name as keyof typeof usual];
        return !(isEmpty(value) && ["go", "judge", "with"].includes(name));
      }),
    ),
  );
  for (const name of ["categories", "assetKinds", "symptoms"]) if (isEmpty(plain[name])) delete plain[name];
  return plain;
}

const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Changes of a document what differs, and nothing else. */
function merge(document: Document, path: (string | number)[], was: unknown, is: unknown): void {
  if (isDeepStrictEqual(was, is)) return;
  const alike = isTable(was) && isTable(is) && Array.isArray(was) === Array.isArray(is);
  if (!alike) {
    document.setIn(path, is);
    return;
  }
  if (Array.isArray(was) && Array.isArray(is) && isKeyed(was) && isKeyed(is)) {
    mergeKeyed(document, path, was, is);
    return;
  }
  const [before, after] = [was as Record<string, unknown>, is as Record<string, unknown>];
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  // From the end: what stands before keeps its place.
  for (const name of gone.reverse()) document.deleteIn([...path, placeOf(was, name)]);
  for (const [name, value] of Object.entries(after)) {
    merge(document, [...path, placeOf(was, name)], before[name], value);
  }
}

type Keyed = Record<string, unknown> & { key: string };

/** Steps, options and conclusions are told apart by their keys. */
const isKeyed = (list: readonly unknown[]): list is Keyed[] =>
  list.every((each) => isTable(each) && typeof each.key === "string") &&
  new Set(list.map((each) => (each as Keyed).key)).size === list.length;

/** Puts each where it stands now with all that was written around it, so that its comments go along. */
function mergeKeyed(
  document: Document,
  path: (string | number)[],
  was: readonly Keyed[],
  is: readonly Keyed[],
): void {
  const list = document.getIn(path, true);
  if (!isSeq(list)) {
    document.setIn(path, is);
    return;
  }
  const nodes = new Map(was.map(({ key }, index) => [key, list.items[index]]));
  list.items = is.map((each) => nodes.get(each.key) ?? document.createNode(each));
  const before = new Map(was.map((each) => [each.key, each]));
  for (const [index, each] of is.entries())
    merge(document, [...path, index], before.get(each.key) ?? each, each);
}

const placeOf = (table: unknown, name: string) => (Array.isArray(table) ? Number(name) : name);
