import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { operationType } from "../operation-type.ts";
import { editsOf } from "../edits.ts";
import { humanNumber, ref, text } from "../words.ts";
import { EDITABLE_TICKET_FIELDS, ticketFields } from "./ticket-fields.ts";

const f = ticketFields;
const touchesTicket = (payload: { ticket: string }) => [entityKeyOf("ticket", payload.ticket)];

/** Free fields of a ticket, each optional. A key only a newer program knows is kept in the body. */
export const ticketEdits = z.looseObject(editsOf(ticketFields, EDITABLE_TICKET_FIELDS));

export const ticketOpen = operationType({
  type: "ticket.open",
  v: 1,
  permission: "ticket.write",
  payload: z.object({
    ticket: ref,
    number: humanNumber,
    set: ticketEdits.refine((set) => typeof set.title === "string", "a ticket needs a title"),
    assets: z.array(ref).max(100).default([]),
    tags: z.array(text(30, 1)).max(30).default([]),
    assignee: ref.nullable().default(null),
  }),
  touches: touchesTicket,
});

export const ticketEdit = operationType({
  type: "ticket.edit",
  v: 1,
  permission: "ticket.write",
  payload: z.object({
    ticket: ref,
    set: ticketEdits.default({}),
    add: z
      .object({ assets: z.array(ref).max(100).optional(), tags: z.array(text(30, 1)).optional() })
      .default({}),
    remove: z
      .object({ assets: z.array(ref).max(100).optional(), tags: z.array(text(30, 1)).optional() })
      .default({}),
  }),
  touches: touchesTicket,
});

export const ticketAssign = operationType({
  type: "ticket.assign",
  v: 1,
  permission: "ticket.write",
  payload: z.object({
    ticket: ref,
    assignee: ref.nullable(),
    reason: text(500).default(""),
  }),
  touches: touchesTicket,
});

export const ticketAccept = operationType({
  type: "ticket.accept",
  v: 1,
  permission: "ticket.write",
  payload: z.object({ ticket: ref }),
  touches: touchesTicket,
});

export const ticketNote = operationType({
  type: "ticket.note",
  v: 1,
  permission: "ticket.write",
  payload: z.object({
    ticket: ref,
    text: text(4000, 1),
    /** Minutes of work. */
    minutes: z.number().int().min(0).max(1440).nullable().default(null),
    /** Whether this was done at the user's desk. */
    visit: z.boolean().default(false),
  }),
  touches: touchesTicket,
});

export const ticketResolve = operationType({
  type: "ticket.resolve",
  v: 1,
  permission: "ticket.write",
  payload: z.object({
    ticket: ref,
    resolutionCode: f.resolutionCode.schema,
    solution: f.solution.schema,
    rootCause: f.rootCause.schema.default(null),
  }),
  touches: touchesTicket,
});

export const ticketReopen = operationType({
  type: "ticket.reopen",
  v: 1,
  permission: "ticket.write",
  payload: z.object({ ticket: ref, reason: text(500, 2) }),
  touches: touchesTicket,
});

export const ticketClose = operationType({
  type: "ticket.close",
  v: 1,
  permission: "ticket.write",
  payload: z.object({
    ticket: ref,
    confirmation: f.confirmation.schema,
    rating: f.rating.schema.default(null),
  }),
  touches: touchesTicket,
});

export const ticketArchive = operationType({
  type: "ticket.archive",
  v: 1,
  permission: "ticket.archive",
  payload: z.object({ ticket: ref }),
  touches: touchesTicket,
});

export const ticketOperations = [
  ticketOpen,
  ticketEdit,
  ticketAssign,
  ticketAccept,
  ticketNote,
  ticketResolve,
  ticketReopen,
  ticketClose,
  ticketArchive,
];
