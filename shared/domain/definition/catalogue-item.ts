import { z } from "zod";
import { LEVEL_WORDS } from "../approval/levels.ts";
import { TICKET_TYPES } from "../ticket/ticket-words.ts";
import { definedKey } from "../words.ts";
import { distinct, ownField } from "./own-field.ts";

/** When a request is asked for one of its fields: before work begins, or before it is said to be done. */
export const ASKED_AT = ["accept", "resolve"] as const;

export const askedField = ownField.extend({ step: z.enum(ASKED_AT).default("accept") });
export type AskedField = z.output<typeof askedField>;

/** What a user can ask the department for, what is asked about it, and who allows it. */
export const catalogueItem = z.object({
  type: z.enum(TICKET_TYPES).default("request"),
  category: definedKey("category").nullable().default(null),
  fields: z.array(askedField).max(40).refine(distinct, "a key stands twice").default([]),
  /** Levels that allow it, one after the other; nobody has to where it names none. */
  approval: z
    .array(z.enum(LEVEL_WORDS))
    .max(LEVEL_WORDS.length)
    .refine((levels) => new Set(levels).size === levels.length, "a level stands twice")
    .default([]),
  /** Worked through before it is said to be done. */
  checklist: definedKey("checklist").nullable().default(null),
});
export type CatalogueItem = z.output<typeof catalogueItem>;
