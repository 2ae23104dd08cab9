import { z } from "zod";
import { localized } from "../definition/localized-form.ts";
import { definedKey, refTo, text } from "../words.ts";
import { condition, readingName, stepKey } from "./condition.ts";
import { MAX_YAML } from "./most-yaml.ts";
import { GATES, NEXT_ACTIONS, OUTCOMES, VERDICTS } from "./outcomes.ts";

/** Chapters of the service manual that a checklist belongs to. */
export const SECTIONS = ["hardware", "software", "network", "data", "security", "request", "round"] as const;
export type Section = (typeof SECTIONS)[number];

export const STEP_KINDS = [
  "confirm",
  "choice",
  "number",
  "text",
  "photo",
  "signature",
  "probe",
  "instruction",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const MAX_STEPS = 60;
const MAX_CONCLUSIONS = 40;

/** Where a way goes on: the first of a step's that holds, or the one without a condition. */
const way = z.strictObject({ when: condition.optional(), to: stepKey });

const TURNED_ROUND = { message: "the range is turned round", params: { code: "rangeTurnedRound" } };

const range = z
  .strictObject({ min: z.number().optional(), max: z.number().optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, "a range has an end")
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, TURNED_ROUND);
export type Range = z.output<typeof range>;

/** What a reading should be; what it is not suggests "abnormal" and forces nothing. */
const judged = z
  .strictObject({
    reading: readingName,
    min: z.number().optional(),
    max: z.number().optional(),
    is: z.union([z.string().max(80), z.boolean(), z.number()]).optional(),
  })
  .refine(
    ({ min, max, is }) => min !== undefined || max !== undefined || is !== undefined,
    "it expects nothing",
  )
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, TURNED_ROUND);

const option = z.union([text(200, 1), z.number()]);

const common = {
  key: stepKey,
  title: localized(80),
  hint: localized(600).optional(),
  /** A picture beside the hint: a file of the checklist's definition. */
  picture: refTo("file").optional(),
  /** Asked before a conclusion counts; "not done" then needs a reason. */
  required: z.boolean().default(true),
  /** It reads or changes what belongs to the user: asked for only with their consent. */
  touchesData: z.boolean().default(false),
  /** It may destroy data: asked for only once the state of the backup is said. */
  destroys: z.boolean().default(false),
  /** A photo or another file must stand behind the answer. */
  evidence: z.boolean().default(false),
  /** What is right, beside the answer, and where that is written. */
  expected: localized(200).optional(),
  source: localized(200).optional(),
  /** In order; without any, the next step of the list. */
  go: z.array(way).max(20).default([]),
};

/** One step. What it asks depends on its kind. */
const step = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("instruction") }),
  z.strictObject({ ...common, kind: z.literal("confirm") }),
  z.strictObject({ ...common, kind: z.literal("text") }),
  z.strictObject({ ...common, kind: z.literal("photo") }),
  z.strictObject({ ...common, kind: z.literal("signature") }),
  z.strictObject({
    ...common,
    kind: z.literal("choice"),
    options: z
      .array(z.strictObject({ key: stepKey, title: localized(80), outcome: z.enum(OUTCOMES) }))
      .min(2)
      .max(20),
  }),
  z.strictObject({ ...common, kind: z.literal("number"), unit: text(12), range: range.optional() }),
  z.strictObject({
    ...common,
    kind: z.literal("probe"),
    /** A name of the allow-list (probes.ts). */
    probe: z.string().max(40),
    /** What it is told; what is left open is asked. */
    with: z.record(z.string().max(20), option).default({}),
    judge: z.array(judged).max(20).default([]),
  }),
]);
export type Step = z.output<typeof step>;

/** Where a way ends: what it was, and what to do about it. */
const conclusion = z.strictObject({
  key: stepKey,
  title: localized(80),
  verdict: z.enum(VERDICTS),
  next: z.enum(NEXT_ACTIONS),
  /** What to do, for the technician. */
  action: localized(600),
  /** Offered to the ticket as its solution. */
  solution: localized(600).optional(),
});
export type Conclusion = z.output<typeof conclusion>;

/** A checklist: a document, in any of the languages. Whether its ways hold together, `faultsOf` says. */
export const checklistForm = z.strictObject({
  section: z.enum(SECTIONS),
  title: localized(60),
  about: localized(400).optional(),
  /** Of what ships: one more with every change of it. 0 for a team's own. */
  edition: z.number().int().min(0).max(100_000).default(0),
  /** Tickets and assets it is offered for. */
  categories: z.array(definedKey("category")).max(20).default([]),
  assetKinds: z.array(definedKey("assetkind")).max(20).default([]),
  /** Other words it is found by: what a user says. */
  symptoms: z.array(localized(40)).max(20).default([]),
  gate: z.enum(GATES).default("warn"),
  /** As it was written, with its comments; left out of what a run copies. */
  yaml: text(MAX_YAML).optional(),
  steps: z.array(step).min(1).max(MAX_STEPS),
  conclusions: z.array(conclusion).min(1).max(MAX_CONCLUSIONS),
});
export type Checklist = z.output<typeof checklistForm>;
/** As it is written: what has a default may be left out. */
export type WrittenChecklist = z.input<typeof checklistForm>;
