import type { EscalatedTo } from "../../../shared/domain/ticket/ticket-delivery.ts";
import type { Fault } from "./faults/fault.ts";
import type { Machine } from "./fleet.ts";
import type { Employee } from "./people.ts";
import type { CrewKey, Handle } from "./step.ts";

/** A ticket that is handed on in the middle of its work. */
export interface Escalation {
  to: EscalatedTo;
  reason: string;
  /** Null where the entry before it says so. */
  done: string | null;
  open: string;
  /** Number of the case at the supplier. */
  reference: string;
  /** Who has it from then on; null where it stays with whom it was. */
  takes: CrewKey | null;
  /** Who writes the next entry, and what. */
  next: { by: CrewKey; text: string } | null;
}

/** How a request goes on from its first call: everything that is decided before its story is told. */
export interface Course {
  handle: Handle;
  fault: Fault;
  who: Employee;
  machine: Machine | null;
  channel: "onSite" | "phone" | "im" | "mail" | "self" | "patrol";
  openedAt: number;
  openedBy: CrewKey;
  assignee: CrewKey;
  /** Working minutes until it is accepted; null while nobody has. */
  acceptedAfter: number | null;
  /** What it waits for, and for how many working days; null where nothing holds it up. */
  waits: { on: "parts" | "supplier" | "user"; days: number } | null;
  /** Working minutes that pass beside those of the work itself. */
  idle: number;
  /** How far it has come: what is still in work, or waits for the user's word. */
  until: "accepted" | "resolved" | "closed";
  confirmation: "signed" | "verbal" | "automatic";
  /** Working minutes from the solution to its confirmation. */
  confirmedAfter: number;
  /** What the user would say, if asked. */
  rating: number | null;
  escalates: Escalation | null;
  reopened: boolean;
  withRun: boolean;
}
