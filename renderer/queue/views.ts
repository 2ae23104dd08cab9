import { OPEN_STATUS } from "../../shared/domain/ticket/ticket-view.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";

/** Views a technician works from; live in the desk set. */
export const WORK_VIEWS = ["mine", "unassigned", "team"] as const;
export type WorkView = (typeof WORK_VIEWS)[number];
/** Views that are looked up in the core. */
export const LOOKUP_VIEWS = ["closed", "archived"] as const;
export type View = WorkView | (typeof LOOKUP_VIEWS)[number];

export function isWorkView(view: View): view is WorkView {
  return (WORK_VIEWS as readonly string[]).includes(view);
}

/**
 * Where else something is found, and how much: each ticket once, though whoever's and nobody's are of the
 * team's too.
 */
export function otherViewsWith(
  found: Readonly<Record<View, number>>,
  view: View,
): { total: number; views: { id: View; count: number }[] } {
  const parts: readonly View[] = ["team", "closed", "archived"];
  const others = view === "mine" || view === "unassigned" ? parts : parts.filter((id) => id !== view);
  const views = others.map((id) => ({ id, count: found[id] })).filter(({ count }) => count > 0);
  return { total: views.reduce((sum, { count }) => sum + count, 0), views };
}

const OPEN: readonly string[] = OPEN_STATUS;

export function inView(ticket: TicketRow, view: WorkView, me: string): boolean {
  if (!OPEN.includes(ticket.status)) return false;
  if (view === "mine") return ticket.assignee === me;
  if (view === "unassigned") return ticket.assignee === null;
  return true;
}

/** A view in which a ticket is shown: this one where it is, else the one that is nearest to the technician. */
export function viewWith(ticket: TicketRow, view: View, me: string): View {
  const all = isWorkView(view) ? [view, ...WORK_VIEWS] : WORK_VIEWS;
  return all.find((each) => inView(ticket, each, me)) ?? view;
}

export function countsOf(tickets: readonly TicketRow[], me: string): Record<WorkView, number> {
  const counts = { mine: 0, unassigned: 0, team: 0 };
  for (const ticket of tickets) {
    for (const view of WORK_VIEWS) if (inView(ticket, view, me)) counts[view] += 1;
  }
  return counts;
}
