import type { EntityState } from "../../log/state.ts";
import { setElements } from "../../log/state.ts";
import { priorityOf } from "./ticket-fields.ts";
import type { Level, Priority, TicketStatus } from "./ticket-fields.ts";

/** A ticket as lists show it. One row of the `ticket` projection and of the desk set. */
export interface TicketRow {
  id: string;
  number: string;
  title: string;
  status: TicketStatus;
  type: string;
  priority: Priority;
  requester: string;
  contact: string;
  dept: string;
  site: string | null;
  place: string;
  category: string | null;
  securityFlag: boolean;
  assignee: string | null;
  assets: string[];
  tags: string[];
  /** Corrected time of the opening, ms since the epoch. */
  openedAt: number;
  updatedAt: number;
  /** Open conflicts on this ticket. */
  conflicts: number;
  /** Own operations still in the outbox. */
  pending: number;
  /** Holds something only a newer program can show. */
  needsUpdate: boolean;
  notes: number;
}

function str(state: EntityState, name: string): string {
  const value = state.fields[name];
  return typeof value === "string" ? value : "";
}

function strOrNull(state: EntityState, name: string): string | null {
  const value = state.fields[name];
  return typeof value === "string" ? value : null;
}

export function ticketRow(state: EntityState): TicketRow {
  const level = (name: string) => (state.fields[name] as Level | undefined) ?? "low";
  const times = state.marks.map((mark) => mark.at);
  return {
    id: state.id,
    number: str(state, "number"),
    title: str(state, "title"),
    status: (state.fields.status as TicketStatus | undefined) ?? "new",
    type: str(state, "type") || "incident",
    priority: priorityOf(level("impact"), level("urgency")),
    requester: str(state, "requester"),
    contact: str(state, "contact"),
    dept: str(state, "dept"),
    site: strOrNull(state, "site"),
    place: str(state, "place"),
    category: strOrNull(state, "category"),
    securityFlag: state.fields.securityFlag === true,
    assignee: strOrNull(state, "assignee"),
    assets: setElements(state, "assets"),
    tags: setElements(state, "tags"),
    openedAt: times[0] ?? 0,
    updatedAt: times.reduce((latest, at) => Math.max(latest, at), 0),
    conflicts: state.conflicts.length,
    pending: state.pending,
    needsUpdate: state.unread.length > 0,
    notes: (state.lists.actions ?? []).length,
  };
}
