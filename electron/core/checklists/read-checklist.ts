import { LineCounter, isCollection, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import type { z } from "zod";
import { MAX_YAML, checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { faultsOf } from "../../../shared/domain/checklist/faults.ts";

/** A fault of a file, where a person finds it. Lines and columns count from 1. */
export interface FileFault {
  /** Place in the document, e.g. `steps.3.go.0.to`; '' for the whole of it. */
  path: string;
  line: number;
  column: number;
  code: string;
  message: string;
}

export interface ReadChecklist {
  /** Null where the file has faults. */
  checklist: Checklist | null;
  /** The key it says it has, '' where it says none. */
  key: string;
  faults: FileFault[];
}

type Path = readonly (string | number)[];
/** Nobody writes so many; more would only hide the first. */
const MOST_FAULTS = 100;

/** Reads a checklist as a person has written it. Nothing in it is run, and aliases are counted. */
export function readChecklist(text: string): ReadChecklist {
  if (text.length > MAX_YAML) {
    const message = `longer than ${MAX_YAML} characters`;
    return { checklist: null, key: "", faults: [{ path: "", line: 1, column: 1, code: "tooLong", message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    merge: false,
    prettyErrors: false,
  });
  const wrong = document.errors.map(({ code, message, pos: [at] }): FileFault => {
    const { line, col } = lines.linePos(at);
    const isTwice = code === "DUPLICATE_KEY";
    return { path: "", line, column: col, code: isTwice ? "keyTwice" : "syntax", message };
  });
  if (wrong.length > 0) return { checklist: null, key: "", faults: wrong.slice(0, MOST_FAULTS) };
  const at = (path: Path, code: string, message: string): FileFault => {
    const { line, col } = lines.linePos(placeOf(document, path));
    return { path: path.join("."), line, column: col, code, message };
  };
  const said = plain(document);
  if (said === null) {
    return { checklist: null, key: "", faults: [at([], "aliases", "it repeats itself without end")] };
  }
  const { key, ...body } = said;
  const read = checklistForm.safeParse({ ...body, yaml: text });
  const faults = read.success
    ? faultsOf(read.data).map((fault) => at(fault.path, fault.code, fault.message))
    : read.error.issues.map((issue) => at(placeIn(issue), codeOf(issue), issue.message));
  return {
    checklist: read.success && faults.length === 0 ? read.data : null,
    key: typeof key === "string" ? key : "",
    faults: faults.slice(0, MOST_FAULTS),
  };
}

function plain(document: Document): Record<string, unknown> | null {
  try {
    const said: unknown = document.toJS({ maxAliasCount: 20 });
    return typeof said === "object" && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return null;
  }
}

/** A key that is too much is shown where it stands, not where it stands in. */
function placeIn(issue: z.core.$ZodIssue): Path {
  const path = issue.path as Path;
  return issue.code === "unrecognized_keys" ? [...path, ...issue.keys.slice(0, 1)] : path;
}

const CODES: Readonly<Record<string, string>> = {
  unrecognized_keys: "unknownKey",
  invalid_type: "wrongType",
  invalid_union: "noSuchForm",
  invalid_value: "unknownWord",
  invalid_format: "wrongForm",
  too_big: "tooMany",
  too_small: "tooFew",
};

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom") {
    const { params } = issue as { params?: { code?: unknown } };
    return typeof params?.code === "string" ? params.code : "wrongForm";
  }
  return CODES[issue.code] ?? "wrongForm";
}

/** Offset of the deepest part of a path that the file has. */
function placeOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const within = path.slice(0, depth);
    const node = depth === 0 ? document.contents : (document.getIn(within, true) as Node | undefined);
    const range = node && typeof node === "object" && "range" in node ? node.range : null;
    if (range) return keyBefore(document, within) ?? range[0];
  }
  return 0;
}

/** Of a value in a map, where its key begins: that is where a person looks. */
function keyBefore(document: Document, path: Path): number | null {
  const parent =
    path.length === 0
      ? null
      : path.length === 1
        ? document.contents
        : document.getIn(path.slice(0, -1), true);
  if (!isCollection(parent)) return null;
  const pair = (parent.items as { key?: { value?: unknown; range?: [number, number, number] } }[]).find(
    (item) => item.key?.value === path.at(-1),
  );
  return pair?.key?.range?.[0] ?? null;
}
