import type { Asked } from "../core/index.ts";

export type DirectoryKind = "person" | "site";

/** Touched fields of a person or a site. */
export type Edits = Readonly<Record<string, string | boolean | null>>;

/** What to send: touched fields that really differ, without blanks around. */
export function changesOf(edits: Edits, current: Readonly<Record<string, unknown>>): Edits {
  const changed = Object.entries(edits)
    .map(([name, value]) => [name, typeof value === "string" ? value.trim() : value] as const)
    .filter(([name, value]) => value !== (current[name] ?? (typeof value === "string" ? "" : null)));
  return Object.fromEntries(changed);
}

/** The command that writes fields of a person or a site; without an id it adds one. */
export function setCommand(kind: DirectoryKind, id: string | null, set: Record<string, unknown>): Asked {
  if (kind === "person") return ["person.set", id === null ? { set } : { person: id, set }];
  return ["site.set", id === null ? { set } : { site: id, set }];
}

/** The text of a field as the form shows it. */
export function textOf(edits: Edits, current: Readonly<Record<string, unknown>>, name: string): string {
  const value = name in edits ? edits[name] : current[name];
  return typeof value === "string" ? value : "";
}

export function flagOf(edits: Edits, current: Readonly<Record<string, unknown>>, name: string): boolean {
  return (name in edits ? edits[name] : current[name]) === true;
}
