import { z } from "zod";
import { PRIORITIES, TICKET_TYPES } from "../domain/ticket/ticket-words.ts";
import { date, definedKey } from "../domain/words.ts";

/** Nobody's, beside the members' ids. */
export const NOBODY = "nobody";

/**
 * What tickets are chosen by, whatever the view and the words searched for. What is left out chooses
 * nothing, the rest holds together; a part that nobody knows is refused, lest all be chosen by it.
 */
export const ticketFilter = z.strictObject({
  category: definedKey("category").optional(),
  /** All categories of a group. */
  group: definedKey("categorygroup").optional(),
  priorities: z.array(z.enum(PRIORITIES)).min(1).max(PRIORITIES.length).optional(),
  type: z.enum(TICKET_TYPES).optional(),
  site: z.uuid().optional(),
  /** A member, or nobody. */
  assignee: z.union([z.uuid(), z.literal(NOBODY)]).optional(),
  /** Those that concern security alone. */
  security: z.literal(true).optional(),
  /** Those with an open conflict alone. */
  conflicts: z.literal(true).optional(),
  /** Opened on this day or later, by the calendar of this laptop. */
  from: date.optional(),
  /** Opened on this day or earlier. */
  until: date.optional(),
});
export type TicketFilter = z.output<typeof ticketFilter>;

/** The parts of a filter, in the order in which a person reads them. */
export const FILTER_PARTS = [
  "priorities",
  "group",
  "category",
  "type",
  "site",
  "assignee",
  "from",
  "until",
  "security",
  "conflicts",
] as const satisfies readonly (keyof TicketFilter)[];
export type FilterPart = (typeof FILTER_PARTS)[number];

/** The parts that choose something. */
export function partsSet(filter: TicketFilter): FilterPart[] {
  return FILTER_PARTS.filter((part) => filter[part] !== undefined);
}

export const TICKET_SCOPES = ["mine", "unassigned", "team", "closed", "archived", "all"] as const;
export type TicketScope = (typeof TICKET_SCOPES)[number];
