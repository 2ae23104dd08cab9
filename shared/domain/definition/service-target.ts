import { z } from "zod";
import { CLOCKS } from "../../sla/clock.ts";
import { PRIORITIES, TICKET_TYPES } from "../ticket/ticket-words.ts";
import { definedKey } from "../words.ts";

/** A year of full days, in minutes: nobody promises more. */
const MOST_MINUTES = 366 * 1440;

/** Within which time a ticket is answered, met on site and solved (domain.md 3.2). */
export const serviceTarget = z.object({
  /** Of which tickets; what is left out does not matter. */
  for: z
    .object({
      types: z.array(z.enum(TICKET_TYPES)).min(1).max(TICKET_TYPES.length).optional(),
      priorities: z.array(z.enum(PRIORITIES)).min(1).max(PRIORITIES.length).optional(),
      items: z.array(definedKey("item")).min(1).max(100).optional(),
      categories: z.array(definedKey("category")).min(1).max(100).optional(),
    })
    .default({}),
  /** Working minutes by clock; one that is left out has no target, as where a visit is agreed on. */
  minutes: z
    .partialRecord(z.enum(CLOCKS), z.number().int().min(1).max(MOST_MINUTES))
    .refine((said) => Object.keys(said).length > 0, "nothing is promised"),
  /** Its minutes are those of every day and night (7x24), whatever the calendar says. */
  always: z.boolean().default(false),
});
export type ServiceTarget = z.output<typeof serviceTarget>;
