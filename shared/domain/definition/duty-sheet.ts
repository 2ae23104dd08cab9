import { z } from "zod";
import { definedKey, moment, refTo, text } from "../words.ts";

/** Who is asked first, and who when that does not help; security has its own number. */
export const DUTY_LINES = ["first", "second", "security"] as const;
export type DutyLine = (typeof DUTY_LINES)[number];

/** A duty sheet 值班表: who is on duty at a site and for a line, from when to when, under which telephone. */
export const dutySheet = z.object({
  /** Null for every site that has none of its own. */
  site: refTo("site").nullable().default(null),
  line: z.enum(DUTY_LINES).default("first"),
  /** Only in the working time of this calendar; left out, day and night. */
  calendar: definedKey("calendar").optional(),
  /** Number of the duty telephone, whoever has it. */
  phone: text(40).default(""),
  turns: z
    .array(
      z
        .object({
          from: moment,
          until: moment,
          member: refTo("member"),
          /** Another number than that of the sheet. */
          phone: text(40).default(""),
        })
        .refine(({ from, until }) => Date.parse(from) < Date.parse(until), "it ends before it begins"),
    )
    .max(400)
    .default([]),
});
export type DutySheet = z.output<typeof dutySheet>;
