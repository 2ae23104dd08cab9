import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKey } from "../../log/operation.ts";
import { text } from "../words.ts";

export const HOW = ["export", "print", "look"] as const;

export const accessFields = {
  /** Follows from the act. */
  how: field("register", z.enum(HOW), { fixed: true }),
  /** What was taken out or looked at: the job's word (`assets`, `log`), the document's, the record's kind. */
  what: field("register", text(60, 1)),
  /** How many records. */
  count: field("register", z.number().int().min(0)),
  format: field("register", text(20)),
  /** By which of them were chosen; {} for all. */
  filter: field("register", z.record(text(60, 1), z.unknown())),
  /** The records, where they are few. */
  records: field("register", z.array(entityKey).max(100)),
  /** Why, where it is asked. */
  reason: field("register", text(400)),
} as const satisfies FieldTable;
