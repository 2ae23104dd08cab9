import type { TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import { usePreference } from "../../core/index.ts";
import type { View } from "../views.ts";
import { LOOKUP_VIEWS, WORK_VIEWS } from "../views.ts";
import { inOneForm } from "./choose.ts";

/** How the list of tickets is looked at. */
export interface Looking {
  view: View;
  text: string;
  filter: TicketFilter;
}

/** One of them under a name, kept on this laptop. */
export interface SavedView extends Looking {
  name: string;
}

export const MOST_NAME = 24;
/** What one setting of a laptop holds. */
const MOST_KEPT = 2000;

const KNOWN: readonly string[] = [...WORK_VIEWS, ...LOOKUP_VIEWS];

/** What a preference says; what is not of this form is left out, and no view is worse than none. */
export function viewsIn(kept: unknown): SavedView[] {
  let said: unknown;
  try {
    said = typeof kept === "string" ? JSON.parse(kept) : [];
  } catch {
    return [];
  }
  return Array.isArray(said) ? said.flatMap(readView) : [];
}

function readView(said: unknown): SavedView[] {
  if (typeof said !== "object" || said === null) return [];
  const { name, view, text = "", filter = {} } = said as Record<string, unknown>;
  const isOne = typeof name === "string" && name !== "" && typeof text === "string";
  if (!isOne || typeof view !== "string" || !KNOWN.includes(view)) return [];
  if (typeof filter !== "object" || filter === null || Array.isArray(filter)) return [];
  return [{ name, view: view as View, text, filter: inOneForm(filter) }];
}

export function sameLooking(a: Looking, b: Looking): boolean {
  const formOf = ({ view, text, filter }: Looking) => JSON.stringify([view, text.trim(), inOneForm(filter)]);
  return formOf(a) === formOf(b);
}

/** All with one more, or in the place of the one of its name; null where there is no more room. */
export function withView(views: readonly SavedView[], saved: SavedView): SavedView[] | null {
  const known = views.some(({ name }) => name === saved.name);
  const next = known ? views.map((each) => (each.name === saved.name ? saved : each)) : [...views, saved];
  return JSON.stringify(next).length > MOST_KEPT ? null : next;
}

export const withoutView = (views: readonly SavedView[], name: string): SavedView[] =>
  views.filter((each) => each.name !== name);

/** The saved views of this laptop. */
export function useSavedViews(): [readonly SavedView[], (views: readonly SavedView[]) => void] {
  const [kept, keep] = usePreference<string>("queue.views", "[]");
  return [viewsIn(kept), (views) => keep(JSON.stringify(views))];
}
