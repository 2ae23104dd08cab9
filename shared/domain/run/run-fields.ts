import { z } from "zod";
import { timestamp } from "../../log/operation.ts";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { CHECKED_BY } from "../approval/step.ts";
import { stepKey } from "../checklist/condition.ts";
import { BACKUP_STATES, NEXT_ACTIONS, OUTCOMES, VERDICTS } from "../checklist/outcomes.ts";
import { reading } from "../checklist/reading.ts";
import { stroke } from "../custody/custody-forms.ts";
import { numberForm } from "../kind/unique-form.ts";
import { targetKey } from "../round/target.ts";
import { definedKey, refTo, sha256Hex, text } from "../words.ts";
import { runEnvironment } from "./environment.ts";

export const RUN_STATUS = ["open", "done", "abandoned"] as const;
export type RunStatus = (typeof RUN_STATUS)[number];

/** Where each act leads from where; what does not fit becomes a conflict. */
export const RUN_MOVES = {
  conclude: { from: ["open"], to: "done" },
  abandon: { from: ["open"], to: "abandoned" },
} as const satisfies Readonly<Record<string, { from: readonly RunStatus[]; to: RunStatus }>>;

/** Somebody signs in a run: a step that asks it, or that they decline a backup. */
export const runSignature = z.object({
  name: text(60, 1),
  identityCheck: z.enum(CHECKED_BY),
  strokes: z.array(stroke).min(1).max(200),
  signedAt: timestamp,
  /** SHA-256 of what was signed: the run, the words of the step, what was said. */
  docHash: sha256Hex,
});
export type RunSignature = z.output<typeof runSignature>;

/** What is said of one step (domain.md 2.2). Who said it and when it was sealed is the operation's. */
export const runAnswer = z.object({
  outcome: z.enum(OUTCOMES),
  /** Number, key of the choice, yes or no; null where the step asks none. */
  value: z
    .union([z.number(), z.boolean(), text(200)])
    .nullable()
    .default(null),
  /** What was written. */
  words: text(4000).default(""),
  /** Why it was not done, or does not apply. */
  reason: text(400).default(""),
  reading: reading.nullable().default(null),
  /** What proves it, attached to the run. */
  files: z.array(refTo("file")).max(10).default([]),
  signature: runSignature.nullable().default(null),
  at: timestamp,
});
export type RunAnswer = z.output<typeof runAnswer>;

/** A checklist being worked through, or worked through: copied at its start, answered step by step. */
export const runFields = {
  number: field("register", z.string().max(24), { found: "number", uniqueForm: numberForm }),
  checklist: field("register", definedKey("checklist"), { fixed: true }),
  /** Which state of the checklist was copied: edition of what ships, changes of the team. */
  version: field("register", text(40), { fixed: true }),
  /** The checklist as it was at the start; an edit of it changes no run. */
  document: field("register", z.record(text(40, 1), z.unknown()), { fixed: true }),
  ticket: field("register", refTo("ticket").nullable(), { fixed: true }),
  asset: field("register", refTo("asset").nullable(), { fixed: true }),
  place: field("register", text(60), { fixed: true }),
  /** What was known of the asset at the start; null where the run is about none. */
  environment: field("register", runEnvironment.nullable(), { fixed: true }),
  /** The tour of a round that it belongs to, and which of its targets it is about. */
  tour: field("register", refTo("tour").nullable(), { fixed: true }),
  target: field("register", targetKey.nullable(), { fixed: true }),
  /** By step; null where it was taken back. */
  answer: field("register", z.record(stepKey, runAnswer.nullable()), { keyed: true }),
  /** The user agrees that their data are touched. */
  consent: field("register", z.boolean()),
  /** Who said so. */
  consentBy: field("register", text(60), { personal: true }),
  backup: field("register", z.enum(BACKUP_STATES)),
  /** Of who declines a backup. */
  backupSignature: field("register", runSignature.nullable()),
  conclusion: field("register", stepKey),
  verdict: field("register", z.enum(VERDICTS)),
  next: field("register", z.enum(NEXT_ACTIONS)),
  note: field("register", text(1000), { personal: true }),
  /** Why its ticket may be closed although it holds it back. */
  override: field("register", text(400, 4), { personal: true }),
  /** Why it was given up. */
  reason: field("register", text(400, 2), { personal: true }),
  /** The ticket that was opened for what it found. */
  raised: field("register", refTo("ticket")),
  status: field("state", z.enum(RUN_STATUS)),
} as const satisfies FieldTable;
