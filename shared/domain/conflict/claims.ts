import type { EntityState } from "../../log/state.ts";
import { kindNamed } from "../kinds.ts";

/**
 * Of records that claim one value of a field those that another of them has it as well: not where it
 * is unique within something in which they differ, and not where somebody has told the two apart.
 */
export function clashing(field: string, states: readonly EntityState[]): EntityState[] {
  return states.filter((one) => states.some((other) => other !== one && clash(field, one, other)));
}

function clash(field: string, one: EntityState, other: EntityState): boolean {
  if (toldApart(field, one, other) || toldApart(field, other, one)) return false;
  const within = kindNamed(one.kind)?.fields[field]?.uniqueWithin;
  const [a, b] = [within?.(one.fields) ?? "", within?.(other.fields) ?? ""];
  return a === "" || b === "" || a === b;
}

function toldApart(field: string, { apart = [] }: EntityState, other: EntityState): boolean {
  return apart.some((each) => each.field === field && each.others.includes(other.id));
}
