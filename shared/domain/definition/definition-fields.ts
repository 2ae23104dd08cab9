import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { definitionBody, definitionTitle, familyWord } from "./families.ts";

export const definitionFields = {
  family: field("register", familyWord, { fixed: true }),
  key: field("register", z.string().max(60), { fixed: true }),
  title: field("register", definitionTitle, { edited: true, keyed: true }),
  /** Place in the lists, the lowest first. */
  order: field("register", z.number().int().min(0).max(1_000_000), { edited: true }),
  /** Offered no longer; what uses it keeps it. */
  retired: field("register", z.boolean(), { edited: true }),
  /** What its family says beside the title (`FAMILIES`). */
  body: field("register", definitionBody, { edited: true }),
} as const satisfies FieldTable;
