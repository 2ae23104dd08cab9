import { z } from "zod";
import { PAUSE_REASONS } from "../../sla/clock.ts";
import { date, moment, text } from "../words.ts";

/** What a ticket waits for (domain.md 3.4). */
export const pauseSaid = z.object({
  reason: z.enum(PAUSE_REASONS),
  /** It goes on by itself then: an appointment. */
  until: moment.nullable().default(null),
  /** When somebody looks after it again. */
  nextOn: date.nullable().default(null),
  /** Number at the supplier, of the order, of the change or of the approval; never a name. */
  reference: text(60).default(""),
});
export type PauseSaid = z.output<typeof pauseSaid>;
