import { z } from "zod";
import { field } from "../../log/field.ts";
import { definedKey, moment, refTo } from "../words.ts";
import { REACHING_OUTCOMES, REACHING_WAYS, TELLING_WAYS } from "./ticket-work-words.ts";

/** When somebody goes there, and who; nobody yet where nobody is named. */
export const plannedVisit = z.object({ at: moment, who: refTo("member").nullable().default(null) });
export type PlannedVisit = z.output<typeof plannedVisit>;

/** How a ticket is worked on: by whom as a group, when, what the user was promised, how he was sought. */
export const ticketWorkFields = {
  group: field("register", definedKey("group").nullable()),
  plan: field("register", plannedVisit.nullable()),
  /** When the user hears of it next; said when he was told. */
  nextUpdate: field("register", moment.nullable()),
  /** How a user who was never reached was told that it is closed; null of what he has confirmed. */
  notice: field("register", z.enum(TELLING_WAYS).nullable()),
  attempts: field(
    "append",
    z.object({ way: z.enum(REACHING_WAYS), outcome: z.enum(REACHING_OUTCOMES), at: moment.nullable() }),
  ),
} as const;
