import { sameJson } from "../../shared/log/canonical.ts";

export type EditValue = string | number | boolean | null;

/** Fields that were touched, and only those: the rest of the record may change meanwhile. */
export type Edits = Readonly<Record<string, EditValue>>;

/** What stands in a field of a form: what was touched, else what the record holds. */
export function standing(edits: Edits, current: Readonly<Record<string, unknown>>, name: string): unknown {
  return name in edits ? edits[name] : current[name];
}

/** What to send: touched fields that really differ, without blanks around. */
export function changesOf(edits: Edits, current: Readonly<Record<string, unknown>>): Edits {
  const changed = Object.entries(edits)
    .map(([name, value]) => [name, typeof value === "string" ? value.trim() : value] as const)
    .filter(([name, value]) => !sameJson(value, current[name] ?? (typeof value === "string" ? "" : null)));
  return Object.fromEntries(changed);
}

/** As a command takes them: the keys of a map (`own.size`) in that map. */
export function setOf(edits: Edits): Record<string, unknown> {
  const set: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(edits)) {
    const [map = "", key] = name.split(".", 2);
    set[map] = key === undefined ? value : { ...(set[map] as object | undefined), [key]: value };
  }
  return set;
}
