import { z } from "zod";
import { date } from "../words.ts";

/** The last day of a month, whichever it is. */
export const LAST_DAY = -1;
const MOST_DATES = 400;

const once = (values: readonly unknown[]) => new Set(values).size === values.length;
const TWICE = "this stands twice";

/**
 * When a round falls due: closed data. Weeks begin on Monday and are counted from the week of the first
 * day, months from its month. A day that a month does not have is its last.
 */
export const rhythm = z.union([
  z.strictObject({
    of: z.literal("week"),
    every: z.number().int().min(1).max(52),
    /** 1 for Monday to 7 for Sunday. */
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).refine(once, TWICE),
  }),
  z.strictObject({
    of: z.literal("month"),
    every: z.number().int().min(1).max(60),
    /** Days of the month, or {@link LAST_DAY}. */
    days: z
      .array(z.union([z.number().int().min(1).max(31), z.literal(LAST_DAY)]))
      .min(1)
      .max(31)
      .refine(once, TWICE),
  }),
  z.strictObject({
    of: z.literal("dates"),
    dates: z.array(date).min(1).max(MOST_DATES).refine(once, TWICE),
  }),
]);
export type Rhythm = z.output<typeof rhythm>;
