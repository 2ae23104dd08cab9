import type { TicketStatus } from "../../shared/domain/ticket/ticket-words.ts";
import { TICKET_TRANSITIONS } from "../../shared/domain/ticket/ticket-words.ts";

export const ACTS = [
  "accept",
  "resolve",
  "close",
  "reopen",
  "archive",
  "bringBack",
  "assign",
  "note",
] as const;
export type Act = (typeof ACTS)[number];

/** The one primary act of each state; null: nothing is left to do. */
const PRIMARY: Record<TicketStatus, Act | null> = {
  new: "accept",
  accepted: "resolve",
  resolved: "close",
  closed: "archive",
  archived: null,
};

interface Rights {
  write: boolean;
  archive: boolean;
}

export function mayAct(act: Act, status: TicketStatus, rights: Rights): boolean {
  if (act === "archive" || act === "bringBack" ? !rights.archive : !rights.write) return false;
  if (act === "assign") return status === "new" || status === "accepted";
  if (act === "note") return status !== "archived";
  return (TICKET_TRANSITIONS[act].from as readonly string[]).includes(status);
}

/** The one next step, which has its button beside the place to write, and the others. */
export function nextSteps(status: TicketStatus, rights: Rights): { primary: Act | null; others: Act[] } {
  const wanted = PRIMARY[status];
  const primary = wanted && mayAct(wanted, status, rights) ? wanted : null;
  // A note has its own place.
  const others = ACTS.filter((act) => act !== primary && act !== "note" && mayAct(act, status, rights));
  return { primary, others };
}
