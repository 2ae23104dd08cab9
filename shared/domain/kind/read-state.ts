import type { EntityState } from "../../log/state.ts";

/** Text of a field, '' when it was never written. */
export function textIn(state: EntityState, name: string): string {
  const value = state.fields[name];
  return typeof value === "string" ? value : "";
}

/** Text of a field, null when it was never written or emptied. */
export function textOrNull(state: EntityState, name: string): string | null {
  return textIn(state, name) || null;
}

/** What a map holds that is kept key by key (`keyed` fields); a key that was emptied is null. */
export function mapIn(state: EntityState, name: string): Record<string, unknown> {
  const start = `${name}.`;
  const entries = Object.entries(state.fields).filter(([field]) => field.startsWith(start));
  return Object.fromEntries(entries.map(([field, value]) => [field.slice(start.length), value]));
}

/** Corrected time of the last operation that touched the record, ms; 0 for none. */
export function lastChange(state: EntityState): number {
  return state.changedAt;
}

/** Corrected time of the operation that wrote a field, ms; 0 when none did. */
export function writtenAt(state: EntityState, name: string): number {
  const index = state.writes[name];
  return index === undefined ? 0 : (state.marks.at(index)?.at ?? 0);
}

/** Parts of a title or subtitle, the empty ones left out. */
export function joined(parts: readonly string[], by = " · "): string {
  return parts.filter((part) => part !== "").join(by);
}
