import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf, refused } from "../kind/plan.ts";
import { ref, refTo } from "../words.ts";
import { ticketFields } from "./ticket-fields.ts";
import { change, notInState, touches, UNDO } from "./ticket-moves.ts";

const hung = z.object({
  ticket: ref,
  /** The ticket of the fault that the caller speaks of; null for a fault of its own. */
  main: refTo("ticket").nullable(),
});

/**
 * Many callers, one fault: a caller's ticket hangs under the main one. It stays a ticket with its own person and
 * its own clock, so that callers and faults can be counted apart.
 */
export const ticketHang = act({
  permission: "ticket.write",
  undo: UNDO,
  about: "Hangs a caller's ticket under the one of the fault that many report, or takes it off.",
  payload: hung,
  touches,
  asks: hung,
  plan(asked, planning) {
    const ticket = existing(planning, "ticket", asked.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { status } = ticket.value.fields;
    if (status === "archived") return notInState("hang", status);
    if (asked.main === null) return change(asked, labelOf(ticket.value));
    const main = existing(planning, "ticket", asked.main, "main");
    if (!main.ok) return main;
    const under = planning.namedBy("ticket", entityKeyOf("ticket", asked.ticket));
    const leads = under.some(({ fields }) => fields.main === asked.ticket);
    const isCaller = typeof main.value.fields.main === "string";
    // One level: who counts callers counts them under one fault.
    if (asked.main === asked.ticket || isCaller || leads)
      return refused("notAllowed", "a caller hangs under a fault, not under a caller", "main", {
        rule: "oneFault",
      });
    return change(asked, labelOf(ticket.value));
  },
  fold(draft, { main }) {
    writeField(draft, ticketFields.main, "main", main);
  },
});
