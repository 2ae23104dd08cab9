import type { ConflictRow } from "./conflict-view.ts";

/** Conflicts that a person ends with one decision, and its name, which stays when one of them is settled alone. */
export interface Decision {
  key: string;
  /** At least one; in the order of their ids. */
  rows: readonly [ConflictRow, ...ConflictRow[]];
}

/**
 * What ends a conflict: those of unique values between the very same records are one question (one
 * thing, registered twice, has serial and tag in common), every other is a question of its own.
 */
export function decisionKey(row: Pick<ConflictRow, "id" | "class" | "kind" | "sides">): string {
  if (row.class !== "unique") return row.id;
  return ["unique", row.kind, ...new Set(row.sides.map(({ value }) => String(value)).sort())].join(" ");
}

/** Open conflicts by what ends them; the latest first. */
export function decisionsOf(rows: readonly ConflictRow[]): Decision[] {
  const found = new Map<string, [ConflictRow, ...ConflictRow[]]>();
  for (const row of [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = decisionKey(row);
    const others = found.get(key);
    if (others) others.push(row);
    else found.set(key, [row]);
  }
  return [...found]
    .map(([key, of]): Decision => ({ key, rows: of }))
    .sort((a, b) => latest(b) - latest(a) || (a.key < b.key ? -1 : 1));
}

/** Corrected time of the latest side of all its conflicts, ms. */
function latest({ rows }: Decision): number {
  return rows.reduce((time, { at }) => Math.max(time, at), 0);
}
