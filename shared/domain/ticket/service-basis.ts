import { z } from "zod";
import { calendarForm } from "../../sla/calendar-form.ts";
import { CLOCKS } from "../../sla/clock.ts";
import { date, moment, text } from "../words.ts";

/**
 * By what the clocks of a ticket were judged when it was closed: copied, so that it is judged by the rule of
 * its time, whatever the team or a later program says of calendars and targets since.
 */
export const serviceBasis = z.object({
  calendar: z.object({
    key: text(60, 1),
    version: z.number().int().min(1),
    ...calendarForm.shape,
    // Wherever it is read, also where the zone is not known.
    zone: text(60, 1),
    /** Who says so of a day, by date. */
    by: z.record(date, z.enum(["team", "notice", "statutory"])).default({}),
    /** Why a day differs from its weekday, of those between the opening and the last of its moments. */
    reasons: z.record(date, text(60)).default({}),
  }),
  /** What it stopped under; null where nothing was promised. */
  target: z
    .object({
      key: text(60, 1),
      version: z.number().int().min(1),
      minutes: z.partialRecord(z.enum(CLOCKS), z.number().int().min(0)),
      always: z.boolean(),
    })
    .nullable(),
  /** The moment that was promised, where it was one. */
  dueAt: moment.nullable().default(null),
  /** Days whose holidays nobody knew were counted. */
  estimated: z.boolean().default(false),
});
export type ServiceBasis = z.output<typeof serviceBasis>;
