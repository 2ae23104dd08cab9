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

const OPEN: readonly string[] = ["new", "accepted", "resolved"];

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

/** Resolved tickets wait for the user, not for us. */
const waits = (ticket: TicketRow) => (ticket.status === "resolved" ? 1 : 0);

/**
 * What must be done next comes first: open conflicts, then work before what only waits for the
 * user's word, then priority, then age.
 */
export function byUrgency(a: TicketRow, b: TicketRow): number {
  return (
    Number(b.conflicts > 0) - Number(a.conflicts > 0) ||
    waits(a) - waits(b) ||
    a.priority.localeCompare(b.priority) ||
    a.openedAt - b.openedAt ||
    a.number.localeCompare(b.number)
  );
}

export function countsOf(tickets: readonly TicketRow[], me: string): Record<WorkView, number> {
  const counts = { mine: 0, unassigned: 0, team: 0 };
  for (const ticket of tickets) {
    for (const view of WORK_VIEWS) if (inView(ticket, view, me)) counts[view] += 1;
  }
  return counts;
}
