import { z } from "zod";
import { calendarForm } from "./calendar-form.ts";
import { CLOCKS, PAUSE_REASONS } from "./clock.ts";

/** Within the years whose dates have four digits, in any zone. */
const moment = z.iso
  .datetime({ offset: true })
  .refine((said) => said >= "0002" && said < "9998", "too far away");

/** More than a working life of minutes. */
const MOST_MINUTES = 10_000_000;
const targets = z.partialRecord(z.enum(CLOCKS), z.number().int().min(0).max(MOST_MINUTES));

const event = z.discriminatedUnion("kind", [
  z.object({
    at: moment,
    kind: z.enum(["opened", "accepted", "arrived", "resumed", "resolved", "reopened"]),
  }),
  z.object({
    at: moment,
    kind: z.literal("paused"),
    reason: z.enum(PAUSE_REASONS),
    until: moment.optional(),
  }),
  z.object({ at: moment, kind: z.literal("targets"), targets }),
]);

/** A case of the service clock as a file tells it (contracts.md). */
export const clockCase = z.object({
  calendar: calendarForm,
  targets,
  events: z
    .array(event)
    .max(10_000)
    .refine((all) => all.some(({ kind }) => kind === "opened"), "nothing was opened"),
  now: moment,
});
export type ClockCase = z.output<typeof clockCase>;
