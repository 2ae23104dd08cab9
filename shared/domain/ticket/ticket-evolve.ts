import { appendEntry, moveState, writeElement, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { applyEdits } from "../edits.ts";
import { step } from "../operation-type.ts";
import type { PayloadOf, Step } from "../operation-type.ts";
import { EDITABLE_TICKET_FIELDS, TICKET_TRANSITIONS, ticketFields } from "./ticket-fields.ts";
import type * as operations from "./ticket-operations.ts";

function move(draft: Draft, act: keyof typeof TICKET_TRANSITIONS): boolean {
  const { from, to } = TICKET_TRANSITIONS[act];
  return moveState(draft, "status", from, to);
}

function writeElements(draft: Draft, lists: Record<string, string[] | undefined>, on: boolean) {
  for (const [name, elements] of Object.entries(lists)) {
    for (const element of elements ?? []) writeElement(draft, name, element, on);
  }
}

export const ticketSteps: Readonly<Record<string, Step>> = {
  "ticket.open": step((draft, payload: PayloadOf<typeof operations.ticketOpen>) => {
    draft.state.exists = true;
    writeField(draft, ticketFields.number, "number", payload.number);
    applyEdits(draft, ticketFields, EDITABLE_TICKET_FIELDS, payload.set);
    writeElements(draft, { assets: payload.assets, tags: payload.tags }, true);
    writeField(draft, ticketFields.assignee, "assignee", payload.assignee);
    if (draft.state.fields.status === undefined) {
      writeField(draft, ticketFields.status, "status", "new");
    }
  }),

  "ticket.edit": step((draft, payload: PayloadOf<typeof operations.ticketEdit>) => {
    applyEdits(draft, ticketFields, EDITABLE_TICKET_FIELDS, payload.set);
    writeElements(draft, payload.remove, false);
    writeElements(draft, payload.add, true);
  }),

  "ticket.assign": step((draft, payload: PayloadOf<typeof operations.ticketAssign>) => {
    writeField(draft, ticketFields.assignee, "assignee", payload.assignee);
    if (payload.reason) appendEntry(draft, "actions", { text: payload.reason, act: "assign" });
  }),

  "ticket.accept": step((draft) => {
    // Two who accept the same ticket each believe it is theirs: the state table refuses the
    // second, and only the first becomes the assignee.
    if (move(draft, "accept")) {
      writeField(draft, ticketFields.assignee, "assignee", draft.mark.actor);
    }
  }),

  "ticket.note": step((draft, payload: PayloadOf<typeof operations.ticketNote>) => {
    const { text, minutes, visit } = payload;
    appendEntry(draft, "actions", { text, minutes, visit });
  }),

  "ticket.resolve": step((draft, payload: PayloadOf<typeof operations.ticketResolve>) => {
    move(draft, "resolve");
    writeField(draft, ticketFields.resolutionCode, "resolutionCode", payload.resolutionCode);
    writeField(draft, ticketFields.rootCause, "rootCause", payload.rootCause);
    writeField(draft, ticketFields.solution, "solution", payload.solution);
  }),

  "ticket.reopen": step((draft, payload: PayloadOf<typeof operations.ticketReopen>) => {
    move(draft, "reopen");
    appendEntry(draft, "actions", { text: payload.reason, act: "reopen" });
  }),

  "ticket.close": step((draft, payload: PayloadOf<typeof operations.ticketClose>) => {
    move(draft, "close");
    writeField(draft, ticketFields.confirmation, "confirmation", payload.confirmation);
    writeField(draft, ticketFields.rating, "rating", payload.rating);
  }),

  "ticket.archive": step((draft) => {
    move(draft, "archive");
  }),
};
