import { LineCounter, isCollection, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import { MAX_YAML } from "../../../shared/domain/checklist/most-yaml.ts";
import { lookAt } from "../../../shared/domain/checklist/form-faults.ts";
import type { FileFault, ReadChecklist } from "../../../shared/ipc/checklist-files.ts";

type Path = readonly (string | number)[];
/** Nobody writes so many; more would only hide the first. */
const MOST_FAULTS = 100;
const NOTHING = { checklist: null, draft: null, key: "" };

/** Reads a checklist as a person has written it. Nothing in it is run, and aliases are counted. */
export function readChecklist(text: string): ReadChecklist {
  if (text.length > MAX_YAML) {
    const message = `longer than ${MAX_YAML} characters`;
    return { ...NOTHING, faults: [{ path: "", line: 1, column: 1, code: "tooLong", message }] };
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
  if (wrong.length > 0) return { ...NOTHING, faults: wrong.slice(0, MOST_FAULTS) };
  const at = (path: Path, code: string, message: string): FileFault => {
    const { line, col } = lines.linePos(placeOf(document, path));
    return { path: path.join("."), line, column: col, code, message };
  };
  const said = plain(document);
  if (said === null) {
    return { ...NOTHING, faults: [at([], "aliases", "it repeats itself without end")] };
  }
  const { key, ...body } = said;
  const { checklist: draft, faults } = lookAt({ ...body, yaml: text });
  return {
    checklist: faults.length === 0 ? draft : null,
    draft,
    key: typeof key === "string" ? key : "",
    faults: faults.slice(0, MOST_FAULTS).map(({ path, code, message }) => at(path, code, message)),
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
