import { definitionOf, itemIn } from "../definition/definition-view.ts";
import type { Planning } from "../kind/plan.ts";

interface Said {
  item?: string | null | undefined;
  checklist?: string | null | undefined;
}

/**
 * What is set of a ticket, with the checklist of the item that it names: it is copied, so that the ticket keeps the
 * one of its time. One that nobody offers any more is left out; whoever asks is not refused for it.
 */
export function withItsChecklist<S extends Said>(planning: Planning, set: S): S {
  if (set.checklist !== undefined || !set.item) return set;
  const row = definitionOf("item", set.item, planning.state);
  const key = (row && itemIn(row)?.checklist) ?? null;
  if (key === null) return set;
  const own = definitionOf("checklist", key, planning.state);
  const isThere = own ? !own.retired : planning.shippedChecklist(key) !== null;
  return isThere ? { ...set, checklist: key } : set;
}
