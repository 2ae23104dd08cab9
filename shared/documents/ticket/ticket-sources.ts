import type { Localized } from "../../domain/definition/localized.ts";
import type { RunRow } from "../../domain/run/run.ts";
import type { WorkWay } from "../../domain/ticket/ticket-work-words.ts";
import type { Priority, TicketStatus } from "../../domain/ticket/ticket-words.ts";
import type { Lacking, Personal } from "../lacking.ts";
import type { PrintedRequest } from "./printed-request.ts";

/** One thing that happened to a ticket, or around it. */
export interface StoryLine {
  /** As the clock of whoever recorded it showed it. */
  at: string;
  by: string;
  /** Type of the operation, or `run`, `custody`, `file`. */
  what: string;
  /** For `what`: to whom it was assigned, which run, which asset changed hands, the name of a file. */
  about: string;
  /** Of a checklist that was worked through. */
  run: Pick<RunRow, "title" | "status" | "verdict" | "next"> | null;
  /** Fields that were changed. */
  fields: readonly string[];
  /** What somebody wrote. */
  text: Personal | null;
  /** Whom a note is written to; null of what is none. */
  to: "team" | "user" | null;
  minutes: number;
  /** How it was done; null where that was not said. */
  way: WorkWay | null;
  undone: boolean;
}

/** All that the paper of a ticket is made from. */
export interface TicketSources {
  organisation: string;
  /** A copy for the user: without what the team wrote for itself. */
  forUser: boolean;
  security: boolean;
  number: string;
  title: Personal;
  status: TicketStatus;
  /** Null while nobody has said how urgent it is. */
  priority: Priority | null;
  type: string;
  channel: string;
  category: Localized;
  requester: Personal;
  /** Whom it is for, where the caller spoke for somebody else. */
  onBehalf: Personal;
  contact: Personal;
  dept: string;
  site: string;
  place: string;
  assignee: string;
  openedAt: string;
  openedBy: string;
  /** When the fault began, as the user told it; '' where nobody said. */
  startedAt: string;
  /** The user's own words. */
  description: Personal;
  errorText: Personal;
  request: PrintedRequest;
  story: readonly StoryLine[];
  assets: readonly { number: string; name: string; serial: string }[];
  /** Why none is named; '' where nobody said. */
  noAsset: string;
  resolution: Localized;
  cause: Localized;
  solution: Personal;
  confirmation: string;
  withheld: Readonly<Record<Lacking, number>>;
  conflicts: number;
  needsUpdate: boolean;
  unsent: boolean;
  anchor: { of: "hub" | "laptop"; key: string };
}
