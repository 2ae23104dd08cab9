import { z } from "zod";
import { PRIORITIES, TICKET_TYPES } from "../domain/ticket/ticket-words.ts";
import { date, definedKey } from "../domain/words.ts";
import { MY_GROUPS, NOBODY } from "./ticket-filter.ts";
import type { TicketFilter } from "./ticket-filter.ts";

/** A part that nobody knows is refused, lest all be chosen by it. */
export const ticketFilter = z.strictObject({
  category: definedKey("category").optional(),
  group: definedKey("categorygroup").optional(),
  priorities: z.array(z.enum(PRIORITIES)).min(1).max(PRIORITIES.length).optional(),
  type: z.enum(TICKET_TYPES).optional(),
  site: z.uuid().optional(),
  assignee: z.union([z.uuid(), z.literal(NOBODY)]).optional(),
  workgroup: z.union([z.literal(MY_GROUPS), definedKey("group")]).optional(),
  security: z.literal(true).optional(),
  conflicts: z.literal(true).optional(),
  from: date.optional(),
  until: date.optional(),
}) satisfies z.ZodType<TicketFilter>;
