import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf, refused } from "../kind/plan.ts";
import type { Planned, Planning } from "../kind/plan.ts";
import { notInFuture } from "../kind/rule.ts";
import type { Rule } from "../kind/rule.ts";
import { moment, ref, refTo, text } from "../words.ts";
import { ticketFields } from "./ticket-fields.ts";
import { change, notInState, ownTicket, touches, UNDO } from "./ticket-moves.ts";
import { pauseSaid } from "./ticket-pause.ts";
import { TOLD_STEPS, noteTime, ticketTimes } from "./ticket-times.ts";
import { priorityFrom } from "./ticket-priority.ts";
import { waitsAt } from "./ticket-view.ts";
import { PRIORITIES } from "./ticket-words.ts";

const f = ticketFields;

/** Acts of a ticket that is being worked on, or that may also be looked at when it is over. */
export function whileOpen(name: string, states: readonly string[]) {
  return (asked: { ticket: string } & Record<string, unknown>, planning: Planning): Planned => {
    const ticket = existing(planning, "ticket", asked.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { status } = ticket.value.fields;
    if (!states.includes(String(status))) return notInState(name, status);
    return change(asked, labelOf(ticket.value));
  };
}
export const WORKED_ON = ["new", "accepted"];
export const NOT_ARCHIVED = [...WORKED_ON, "resolved", "closed"];

/** What is written beside an act of the clock stands in the work log, as the team's own. */
export function noteBeside(draft: Draft, name: string, said: string): void {
  if (said !== "") appendEntry(draft, "actions", { text: said, act: name });
}

const note = text(500).default("");
const paused = pauseSaid.extend({ ticket: ref, note });

/** A rule: an appointment is at a time, and a time that was agreed on is still to come. */
const appointmentHasTime: Rule<z.output<typeof paused>> = ({ reason, until }, { now }) => {
  if (until === null) {
    const missing = ["until"];
    return reason === "appointment" ? { missing, message: "an appointment is at a time" } : null;
  }
  if (Date.parse(until) > now) return null;
  return { rule: "over", path: "until", message: "this moment is over" };
};

const ticketPause = act({
  permission: "ticket.write",
  undo: UNDO,
  about:
    "Says that a ticket waits, for whom and until when: its resolution clock stands still, but for our own second line. Said again, it replaces what it waited for.",
  payload: paused,
  personal: { note: HIDDEN },
  touches,
  asks: paused,
  rules: [appointmentHasTime],
  plan: whileOpen("pause", WORKED_ON),
  fold(draft, { reason, until, nextOn, reference, note: said }) {
    writeField(draft, f.pause, "pause", { reason, until, nextOn, reference });
    noteTime(draft, { kind: "paused", reason, ...(until === null ? {} : { until }) });
    noteBeside(draft, "pause", said);
  },
});

const resumed = ownTicket.extend({ note });

const ticketResume = act({
  permission: "ticket.write",
  undo: UNDO,
  about: "Says that a ticket waits no longer: its clock runs on.",
  payload: resumed,
  personal: { note: HIDDEN },
  touches,
  asks: resumed,
  plan(asked, planning) {
    const said = whileOpen("resume", WORKED_ON)(asked, planning);
    const state = planning.state("ticket", asked.ticket);
    if (!said.ok || (state && waitsAt(ticketTimes(state), planning.now))) return said;
    return refused("notAllowed", "it does not wait for anything", "ticket", { rule: "notPaused" });
  },
  fold(draft, { note: said }) {
    writeField(draft, f.pause, "pause", null);
    noteTime(draft, { kind: "resumed" });
    noteBeside(draft, "resume", said);
  },
});

/** Other tickets that the same visit is for: one arrival of several. */
const alongside = { alongside: z.array(refTo("ticket")).max(200).default([]) };

const ticketArrive = act({
  permission: "ticket.write",
  undo: UNDO,
  about: "Says that somebody is at the user's desk, for this ticket and perhaps others.",
  payload: ownTicket.extend({ at: moment, ...alongside }),
  touches,
  asks: ownTicket.extend(alongside),
  plan: (asked, planning) =>
    whileOpen("arrive", WORKED_ON)({ ...asked, at: new Date(planning.now).toISOString() }, planning),
  fold(draft, { at }) {
    writeField(draft, f.arrivedAt, "arrivedAt", at);
    noteTime(draft, { kind: "arrived" });
  },
});

const happened = z.object({ ticket: ref, step: z.enum(TOLD_STEPS), at: moment, reason: text(200, 2) });

const ticketHappened = act({
  permission: "ticket.write",
  undo: UNDO,
  about:
    "Says when a step really was, which was recorded later: opened (told in the corridor), accepted, arrived, resolved. Both times are kept; the clocks follow this one, never past the recorded.",
  payload: happened,
  personal: { reason: HIDDEN },
  touches,
  asks: happened,
  rules: [notInFuture("at")],
  plan: whileOpen("happened", [...WORKED_ON, "resolved"]),
  fold(draft, { step, at, reason }) {
    writeField(draft, f.told, `told.${step}`, at);
    noteBeside(draft, "happened", reason);
  },
});

const prioritised = z.object({
  ticket: ref,
  /** Null for what follows from impact and urgency again. */
  priority: z.enum(PRIORITIES).nullable(),
  reason: text(200, 2),
});

const ticketPrioritise = act({
  permission: "priority.override",
  final: "it is decided anew",
  about: "Decides how urgent a ticket is, whatever follows from impact and urgency.",
  payload: prioritised,
  personal: { reason: HIDDEN },
  touches,
  asks: prioritised,
  plan(asked, planning) {
    const said = whileOpen("prioritise", NOT_ARCHIVED)(asked, planning);
    const fields = planning.state("ticket", asked.ticket)?.fields ?? {};
    const { priority } = asked;
    if (!said.ok || priority === null || priorityFrom({ ...fields, priority }) === priority) return said;
    const message = "a matter of security is never below P2";
    return refused("notAllowed", message, "priority", { rule: "securityFloor" });
  },
  fold(draft, { priority, reason }) {
    writeField(draft, f.priority, "priority", priority);
    noteTime(draft, { kind: "matter", said: { priority } });
    noteBeside(draft, "prioritise", reason);
  },
});

export const ticketTimeActs = {
  "ticket.pause": ticketPause,
  "ticket.resume": ticketResume,
  "ticket.arrive": ticketArrive,
  "ticket.happened": ticketHappened,
  "ticket.prioritise": ticketPrioritise,
};
