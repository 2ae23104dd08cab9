import type { PauseReason } from "../../../shared/sla/clock.ts";
import type { ReachingOutcome, ReachingWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { ToldStep } from "../../../shared/domain/ticket/ticket-times.ts";
import type { Priority } from "../../../shared/domain/ticket/ticket-words.ts";
import { momentOf } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";

export interface PauseValues {
  reason: PauseReason | null;
  /** As a date-time field writes it; '' for none. */
  until: string;
  nextOn: string;
  reference: string;
  note: string;
  /** Of what waits for the user: how he was sought just now, and what came of it; null where he was not. */
  way: ReachingWay;
  outcome: ReachingOutcome | null;
}

export const UNPAUSED: PauseValues = {
  ...{ reason: null, until: "", nextOn: "", reference: "", note: "" },
  ...{ way: "phone", outcome: null },
};

/** What has a number of its own: a case at the supplier, an order, a change. */
export const REFERRED: readonly PauseReason[] = ["supplier", "parts", "change", "approval"];

export function pauseForm(ticket: string): AskingForm<PauseValues> {
  return {
    asks: ({ reason, until, nextOn, reference, note }) => [
      "ticket.pause",
      {
        ...{ ticket, reason: reason as PauseReason, note: note.trim() },
        until: reason !== "appointment" || until === "" ? null : momentOf(until),
        nextOn: nextOn === "" ? null : nextOn,
        reference: reason !== null && REFERRED.includes(reason) ? reference.trim() : "",
      },
    ],
    also: ({ reason, way, outcome }) =>
      reason === "awaitingUser" && outcome !== null
        ? [["ticket.attempt", { ticket, way, outcome, at: null, note: "" }]]
        : [],
    places: { reason: "reason", until: "until", nextOn: "nextOn", reference: "reference", note: "note" },
  };
}

export interface HappenedValues {
  step: ToldStep | null;
  /** What was understood of what was said. */
  at: string | null;
  said: string;
  reason: string;
}

export const UNTOLD: HappenedValues = { step: null, at: null, said: "", reason: "" };

export function happenedForm(ticket: string): AskingForm<HappenedValues> {
  return {
    asks: ({ step, at, reason }) => [
      "ticket.happened",
      { ticket, step: step as ToldStep, at: at ?? "", reason: reason.trim() },
    ],
    places: { step: "step", at: "at", reason: "reason" },
  };
}

export interface PrioritiseValues {
  /** `follows`: what follows from impact and urgency again. */
  priority: Priority | "follows" | null;
  reason: string;
}

export function prioritiseForm(ticket: string): AskingForm<PrioritiseValues> {
  return {
    asks: ({ priority, reason }) => [
      "ticket.prioritise",
      { ticket, priority: priority === "follows" ? null : (priority as Priority), reason: reason.trim() },
    ],
    places: { priority: "priority", reason: "reason" },
  };
}
