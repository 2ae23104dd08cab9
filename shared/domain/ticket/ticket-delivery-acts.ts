import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf } from "../kind/plan.ts";
import type { Planned, Planning } from "../kind/plan.ts";
import { ref, refTo } from "../words.ts";
import { callbackSaid, escalationSaid, verificationSaid } from "./ticket-delivery.ts";
import { ticketFields } from "./ticket-fields.ts";
import { change, notInState, touches } from "./ticket-moves.ts";

const f = ticketFields;

/** Acts of a ticket in one of these states. */
function whileIn(name: string, states: readonly string[]) {
  return (asked: { ticket: string } & Record<string, unknown>, planning: Planning): Planned => {
    const ticket = existing(planning, "ticket", asked.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { status } = ticket.value.fields;
    return states.includes(String(status)) ? change(asked, labelOf(ticket.value)) : notInState(name, status);
  };
}

const escalated = escalationSaid.extend({
  ticket: ref,
  /** Who has it from now on; left out it stays with whom it is. */
  assignee: refTo("member").nullable().optional(),
});

const ticketEscalate = act({
  permission: "ticket.write",
  final: "somebody else was told: it is handed back by another entry",
  about:
    "Hands a ticket on: to the second line, to the lead or to a supplier, with the reason, what was done and what is open. Its clocks run on.",
  payload: escalated,
  personal: { reason: HIDDEN, done: HIDDEN, open: HIDDEN },
  touches,
  asks: escalated,
  plan(asked, planning) {
    const said = whileIn("escalate", ["new", "accepted"])(asked, planning);
    if (!said.ok || !asked.assignee) return said;
    const somebody = existing(planning, "member", asked.assignee, "assignee");
    return somebody.ok ? said : somebody;
  },
  fold(draft, { to, reason, done, open, reference, assignee }) {
    appendEntry(draft, "escalations", { to, reason, done, open, reference });
    if (assignee !== undefined) writeField(draft, f.assignee, "assignee", assignee);
  },
});

const verified = verificationSaid.extend({ ticket: ref });

const ticketVerify = act({
  permission: "ticket.write",
  final: "what was tested is followed by another test",
  about: "Says what was tested before a ticket is handed over, by whom, and whether it held.",
  payload: verified,
  personal: { tested: HIDDEN, by: HIDDEN },
  touches,
  asks: verified,
  plan: whileIn("verify", ["new", "accepted", "resolved"]),
  fold(draft, { tested, who, by, passed }) {
    appendEntry(draft, "verifications", { tested, who, by, passed });
  },
});

const calledBack = callbackSaid.extend({ ticket: ref });

const ticketCallBack = act({
  permission: "ticket.write",
  final: "a call that was made was made",
  about:
    "Says what came of asking the user again about a ticket that is solved, as of those that are drawn for it.",
  payload: calledBack,
  personal: { said: HIDDEN },
  touches,
  asks: calledBack,
  plan: whileIn("callBack", ["resolved", "closed", "archived"]),
  fold(draft, { reached, content, said }) {
    appendEntry(draft, "callbacks", { reached, content, said });
  },
});

export const ticketDeliveryActs = {
  "ticket.escalate": ticketEscalate,
  "ticket.verify": ticketVerify,
  "ticket.callBack": ticketCallBack,
};
