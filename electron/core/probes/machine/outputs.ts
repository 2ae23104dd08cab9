import type { Part } from "../../import/coerce.ts";
import { record } from "../../import/coerce.ts";

/** What came of one source, here or in a collector's file. */
export interface Taken {
  /** There is no such program or file. */
  missing: boolean;
  /** Null when it was killed or has none. */
  exit: number | null;
  /** Null where the bytes are no text of a known code page. */
  text: string | null;
  bytes: Uint8Array;
  /** What it complained of, in its fixed locale. */
  complaint: string;
}

/** By id of the source; what was not asked is absent. */
export type Outputs = ReadonlyMap<string, Taken>;

const DENIED =
  /permission ?denied|access ?(?:is )?denied|unauthorized|must be (?:run as )?root|requires? root|are you root|0x80041003|0x80070005/iu;

/** Refused for lack of rights, as far as it says so. */
export function wasDenied(taken: Taken | undefined): boolean {
  return taken !== undefined && taken.exit !== 0 && DENIED.test(`${taken.complaint}\n${taken.text ?? ""}`);
}

/** Text of a source; '' where there is none. */
export function textOf(outputs: Outputs, id: string): string {
  return outputs.get(id)?.text ?? "";
}

/** JSON of a source; undefined where there is none or it is none. */
export function jsonOf(outputs: Outputs, id: string): unknown {
  try {
    return JSON.parse(textOf(outputs, id).replace(/^\uFEFF/u, "")) as unknown;
  } catch {
    return undefined;
  }
}

/** The objects of a list, or the one that stands alone. */
export function partsOf(value: unknown): Part[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((each): Part[] => {
    const part = record(each);
    return part ? [part] : [];
  });
}

/** Objects of a list that PowerShell wrote: one alone it may write without a list, nothing as `null`. */
export function rowsOf(outputs: Outputs, id: string): Part[] {
  return partsOf(jsonOf(outputs, id));
}

/** `path:value` lines of a {@link tree}, by path. */
export function treeOf(outputs: Outputs, id: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of textOf(outputs, id).split("\n")) {
    const at = line.indexOf(":");
    if (at > 0)
      found.set(
        line.slice(0, at),
        line
          .slice(at + 1)
          .replaceAll("\0", "")
          .trim(),
      );
  }
  return found;
}

/** The files of one folder of a {@link tree} together: name of the folder, then of the file. */
export function foldersOf(outputs: Outputs, id: string): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const [path, value] of treeOf(outputs, id)) {
    const [, folder = "", name = ""] = /([^/]+)\/([^/]+)$/u.exec(path) ?? [];
    const files = folders.get(folder) ?? new Map<string, string>();
    folders.set(folder, files.set(name, value));
  }
  return folders;
}

/** `KEY=value` lines, quotes of a shell taken off. */
export function settingsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, key, value = ""] = /^([A-Za-z0-9_]+)=(.*)$/u.exec(line.trim()) ?? [];
    if (key !== undefined) found.set(key, value.replace(/^(["'])(.*)\1$/u, "$2"));
  }
  return found;
}
