import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKey } from "../../log/operation.ts";
import { PROBE_ENDS } from "../checklist/reading.ts";
import { moment, text } from "../words.ts";

export const HOW = ["export", "print", "look", "probe"] as const;

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
  /** Of a probe: the host it was asked of, never what it signs in with; '' for the network as it is. */
  target: field("register", text(260)),
  /** Of a probe: how it ended. */
  end: field("register", z.enum(PROBE_ENDS)),
  /** Of a probe at a site that wants to be asked: who allowed it, and when they said so. */
  approvedBy: field("register", text(60), { personal: true }),
  approvedAt: field("register", moment.nullable()),
} as const satisfies FieldTable;
