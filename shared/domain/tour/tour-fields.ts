import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { timestamp } from "../../log/operation.ts";
import { numberForm } from "../kind/unique-form.ts";
import { MOST_TARGETS, targetForm, targetKey } from "../round/target.ts";
import { date, definedKey, humanNumber, refTo, text } from "../words.ts";

/** Checklist and targets as they were when the tour began: an edit of the plan changes neither. */
export const tourCopy = z.object({
  checklist: definedKey("checklist"),
  version: text(40),
  document: z.record(text(40, 1), z.unknown()),
  /** In their order. */
  targets: z.array(targetForm).min(1).max(MOST_TARGETS),
});
export type TourCopy = z.output<typeof tourCopy>;

/** Why a target was not looked at. */
export const missedTarget = z.object({ reason: text(400, 2), at: timestamp });
export type MissedTarget = z.output<typeof missedTarget>;

/** One going of a round on a due date (巡检单). */
export const tourFields = {
  number: field("register", z.string().max(24), { found: "number", uniqueForm: numberForm }),
  round: field("register", refTo("round"), { fixed: true }),
  due: field("register", date, { fixed: true }),
  /** What the round was called. */
  name: field("register", text(60)),
  copy: field("register", tourCopy),
  /** Who began it: two of them where they did so without knowing of each other. */
  starts: field("append", z.object({ number: humanNumber })),
  /** By target; null where that was taken back. */
  missed: field("register", z.record(targetKey, missedTarget.nullable()), { keyed: true }),
  note: field("register", text(1000), { personal: true }),
  finished: field("register", z.boolean(), { fixed: true }),
} as const satisfies FieldTable;
