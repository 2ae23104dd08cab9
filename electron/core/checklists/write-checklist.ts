import { isDeepStrictEqual } from "node:util";
import { Document, parseDocument } from "yaml";
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
  const [before, after] = [was as Record<string, unknown>, is as Record<string, unknown>];
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  // From the end: what stands before keeps its place.
  for (const name of gone.reverse()) document.deleteIn([...path, placeOf(was, name)]);
  for (const [name, value] of Object.entries(after)) {
    merge(document, [...path, placeOf(was, name)], before[name], value);
  }
}

const placeOf = (table: unknown, name: string) => (Array.isArray(table) ? Number(name) : name);
