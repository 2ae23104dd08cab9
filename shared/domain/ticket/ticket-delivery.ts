import { z } from "zod";
import { runSignature } from "../run/run-fields.ts";
import { moment, text } from "../words.ts";

// What is said at the end of the work, apart from the fields: forms of the entries that are kept.

export const ESCALATED_TO = ["secondLine", "lead", "supplier"] as const;
export type EscalatedTo = (typeof ESCALATED_TO)[number];

export const escalationSaid = z.object({
  to: z.enum(ESCALATED_TO),
  reason: text(500, 2),
  /** What was done so far. */
  done: text(2000).default(""),
  /** What is open. */
  open: text(2000).default(""),
  /** Number of the case at the supplier; never a name. */
  reference: text(60).default(""),
});

export const TESTERS = ["technician", "user"] as const;

export const verificationSaid = z.object({
  tested: text(1000, 2),
  who: z.enum(TESTERS),
  /** Name of the user who tested; '' of one's own test. */
  by: text(60).default(""),
  passed: z.boolean(),
});

/** How a message with the user's word came. */
export const MESSAGE_WAYS = ["im", "mail", "sms"] as const;

/** The user's word about a solution: signed on the screen where there is a signature, a message where it has a way. */
export const wordSaid = z.object({
  /** Whose word it is. */
  by: text(60).default(""),
  /** Of a message: how it came, and when. */
  way: z.enum(MESSAGE_WAYS).nullable().default(null),
  at: moment.nullable().default(null),
  /** What the user was told to mind from now on. */
  guidance: text(2000).default(""),
});

/** A signature on the screen; what was signed is reckoned by whoever seals it. */
export const wordSignature = runSignature;
export const askedWordSignature = runSignature.omit({ docHash: true }).nullable().default(null);

export const callbackSaid = z.object({
  reached: z.boolean(),
  /** Null while nobody was reached. */
  content: z.boolean().nullable().default(null),
  said: text(1000).default(""),
});
