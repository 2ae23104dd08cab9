import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { refTo, text } from "../words.ts";

export const ratingFields = {
  ticket: field("register", refTo("ticket")),
  /** Who had solved it then; nobody where nobody had it. */
  technician: field("register", refTo("member").nullable()),
  stars: field("register", z.number().int().min(1).max(5)),
  /** Of a sum: what five ratings of the technician's work come to. */
  total: field("register", z.number().int()),
  comment: field("register", text(1000), { personal: true }),
} as const satisfies FieldTable;
