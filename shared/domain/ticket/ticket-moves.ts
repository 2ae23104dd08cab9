import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { moveState } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning } from "../kind/plan.ts";
import { nothingHoldsBack } from "../run/run-gate.ts";
import { ref } from "../words.ts";
import { TICKET_TRANSITIONS } from "./ticket-words.ts";

export const UNDO = "ticket.undo";
export const ownTicket = z.object({ ticket: ref });
export const touches = (payload: { ticket: string }) => [entityKeyOf("ticket", payload.ticket)];

/** An act that the state table allows only from certain states. */
export function moving(name: keyof typeof TICKET_TRANSITIONS) {
  return {
    touches,
    plan(asked: { ticket: string } & Record<string, unknown>, planning: Planning): Planned {
      const ticket = existing(planning, "ticket", asked.ticket, "ticket");
      if (!ticket.ok) return ticket;
      const { status } = ticket.value.fields;
      const from: readonly unknown[] = TICKET_TRANSITIONS[name].from;
      if (!from.includes(status)) return notInState(name, status);
      return change(asked, labelOf(ticket.value));
    },
  };
}

/** A move that ends the work: not while a checklist holds it back. */
export function ending(name: "resolve" | "close") {
  const { touches: touched, plan } = moving(name);
  return {
    touches: touched,
    plan(asked: { ticket: string } & Record<string, unknown>, planning: Planning): Planned {
      const moved = plan(asked, planning);
      if (!moved.ok) return moved;
      const free = nothingHoldsBack(planning, asked.ticket);
      return free.ok ? moved : free;
    },
  };
}

export function move(draft: Draft, name: keyof typeof TICKET_TRANSITIONS): boolean {
  const { from, to } = TICKET_TRANSITIONS[name];
  return moveState(draft, "status", from, to);
}

export function change(asked: { ticket: string } & Record<string, unknown>, label: string): Planned {
  return planned({ payload: { ...asked }, label, id: asked.ticket, number: null });
}

export function notInState(name: string, status: unknown) {
  const shown = typeof status === "string" ? status : "unknown";
  return refused("notAllowed", `a ticket that is ${shown} cannot be changed this way (${name})`, "ticket", {
    status: shown,
  });
}
