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
  "arrive",
  "pause",
  "resume",
  "happened",
  "prioritise",
  "report",
  "hang",
  "attempt",
  "told",
  "plan",
  "group",
  "escalate",
  "verify",
  "rate",
  "callBack",
  "explainMiss",
  "review",
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
  /** Decides on a priority, whatever it follows from. */
  prioritise?: boolean;
  /** Reviews the work of others. */
  review?: boolean;
}

/** How a ticket stands, for what can be done with it. */
export interface Standing {
  status: TicketStatus;
  /** It waits for something. */
  waits?: boolean;
  /** It is a matter of security. */
  security?: boolean;
  /** A target was missed, or something else asks for a word about the work. */
  missed?: boolean;
  /** It is whose who asks. */
  own?: boolean;
}

/** Has its place where it is written, or is done by menu and palette. */
const ASIDE: readonly Act[] = [
  ...(["note", "arrive", "pause", "resume", "happened", "prioritise"] as const),
  ...(["attempt", "told", "plan", "group", "report", "hang"] as const),
  ...(["escalate", "verify", "rate", "callBack", "explainMiss", "review"] as const),
];
/** What is done with a ticket while it is worked on, beside its steps. */
const WORKING: readonly Act[] = ["arrive", "pause", "resume", "told"];
/** What is done with it now and then: by its key, in the menu and the palette. */
const MORE: readonly Act[] = ["escalate", "verify", "rate", "callBack", "explainMiss", "review"];

export function mayAct(
  act: Act,
  { status, waits = false, security = false, missed = false, own = false }: Standing,
  rights: Rights,
): boolean {
  if (act === "archive" || act === "bringBack" ? !rights.archive : !rights.write) return false;
  const open = status === "new" || status === "accepted";
  switch (act) {
    case "assign":
    case "arrive":
    case "pause":
    case "plan":
    case "group":
      return open;
    case "resume":
      return open && waits;
    case "attempt":
    case "happened":
      return open || status === "resolved";
    case "prioritise":
      return rights.prioritise === true && status !== "archived";
    case "report":
      return security && status !== "archived";
    case "hang":
      return open;
    case "escalate":
      return open;
    case "verify":
      return open || status === "resolved";
    case "rate":
      return status === "resolved" || status === "closed";
    case "callBack":
      return status === "closed" || status === "archived";
    case "explainMiss":
      return missed && status !== "archived";
    case "review":
      return rights.review === true && !own && status !== "new" && status !== "archived";
    case "note":
    case "told":
      return status !== "archived";
    default:
      return (TICKET_TRANSITIONS[act].from as readonly string[]).includes(status);
  }
}

/** The one next step, which has its button beside the place to write, and the others. */
export function nextSteps(
  standing: Standing,
  rights: Rights,
): { primary: Act | null; others: Act[]; working: Act[]; more: Act[] } {
  const wanted = PRIMARY[standing.status];
  const primary = wanted && mayAct(wanted, standing, rights) ? wanted : null;
  const others = ACTS.filter(
    (act) => act !== primary && !ASIDE.includes(act) && mayAct(act, standing, rights),
  );
  // What waits goes on first; to wait for something else is in the menu.
  const hidden = standing.waits ? "pause" : "resume";
  const working = WORKING.filter((act) => act !== hidden && mayAct(act, standing, rights));
  const more = MORE.filter((act) => mayAct(act, standing, rights));
  return { primary, others, working, more };
}
