import type { Checklist, StepKind } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Condition } from "../../../shared/domain/checklist/condition.ts";
import type { Gate, NextAction, StepOutcome, Verdict } from "../../../shared/domain/checklist/outcomes.ts";
import { LANGUAGES } from "../../../shared/domain/definition/localized.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";

/** A number as it is typed: a text until it is one. */
export type Typed = number | string;

export interface EditedOption {
  key: string;
  title: Localized;
  outcome: StepOutcome;
}
export interface EditedJudge {
  reading: string;
  min?: Typed | undefined;
  max?: Typed | undefined;
  is?: string | boolean | number | undefined;
}
export interface EditedWay {
  when?: Condition | undefined;
  to: string;
}

/**
 * A step while it is edited: every kind's fields at once, so that what was entered is still there when
 * somebody goes back to the kind they came from.
 */
export interface EditedStep {
  key: string;
  kind: StepKind;
  title: Localized;
  hint?: Localized | undefined;
  picture?: string | undefined;
  required: boolean;
  touchesData: boolean;
  destroys: boolean;
  evidence: boolean;
  expected?: Localized | undefined;
  source?: Localized | undefined;
  go: EditedWay[];
  options: EditedOption[];
  unit: string;
  range?: { min?: Typed | undefined; max?: Typed | undefined } | undefined;
  probe: string;
  with: Record<string, string | number>;
  judge: EditedJudge[];
}

export interface EditedConclusion {
  key: string;
  title: Localized;
  verdict: Verdict;
  next: NextAction;
  action: Localized;
  solution?: Localized | undefined;
}

export interface EditedChecklist extends Omit<Checklist, "steps" | "conclusions" | "gate"> {
  gate: Gate;
  steps: EditedStep[];
  conclusions: EditedConclusion[];
}

const NO_KIND = { options: [], unit: "", probe: "", with: {}, judge: [] };

/** A checklist, to be changed. */
export function toEdit(checklist: Checklist): EditedChecklist {
  return { ...checklist, steps: checklist.steps.map((step) => ({ ...NO_KIND, ...step })) };
}

/** What is asked of a step of a kind beside what all are asked. */
const OF_KIND: Readonly<Record<StepKind, readonly (keyof typeof NO_KIND | "range")[]>> = {
  instruction: [],
  confirm: [],
  text: [],
  photo: [],
  signature: [],
  choice: ["options"],
  number: ["unit", "range"],
  probe: ["probe", "with", "judge"],
};
const KINDLY = ["options", "unit", "range", "probe", "with", "judge"] as const;

/** What was edited as a checklist is written: without what is empty, and what its kind of step does not ask. */
export function written(edited: EditedChecklist): Record<string, unknown> {
  const { steps, conclusions, symptoms, ...rest } = edited;
  return {
    ...rest,
    ...localizedIn(rest, ["title"], ["about"]),
    symptoms: symptoms.map(worded).filter((each) => Object.keys(each).length > 0),
    steps: steps.map(writtenStep),
    conclusions: conclusions.map((each) => ({
      ...each,
      ...localizedIn(each, ["title", "action"], ["solution"]),
    })),
  };
}

function writtenStep(step: EditedStep): Record<string, unknown> {
  const plain = Object.fromEntries(
    Object.entries(step).filter(([name]) => !(KINDLY as readonly string[]).includes(name)),
  );
  const { options, unit, range, probe, judge } = step;
  const ends = range && numbered(range);
  const own: Record<(typeof KINDLY)[number], unknown> = {
    ...{ unit, probe },
    options: options.map((option) => ({ ...option, title: worded(option.title) })),
    range: ends && Object.keys(ends).length > 0 ? ends : undefined,
    with: Object.fromEntries(Object.entries(step.with).filter(([, said]) => said !== "")),
    judge: judge.map(({ reading, is, ...limits }) => ({
      ...{ reading, ...numbered(limits) },
      ...(is === undefined ? {} : { is }),
    })),
  };
  return {
    ...plain,
    ...localizedIn(step, ["title"], ["hint", "expected", "source"]),
    ...Object.fromEntries(OF_KIND[step.kind].map((name) => [name, own[name]])),
  };
}

/** Without the languages in which nothing is said. */
function worded(said: Localized | undefined): Localized {
  const words = LANGUAGES.map((each) => [each, said?.[each]?.trim() ?? ""] as const);
  return Object.fromEntries(words.filter(([, text]) => text !== ""));
}

function localizedIn(of: object, always: readonly string[], where: readonly string[]) {
  const said = of as Record<string, Localized | undefined>;
  return Object.fromEntries([
    ...always.map((name) => [name, worded(said[name])] as const),
    ...where.map((name) => {
      const words = worded(said[name]);
      return [name, Object.keys(words).length > 0 ? words : undefined] as const;
    }),
  ]);
}

/** What is no number stays what was typed: it is a fault, with its place. */
function numbered(limits: { min?: Typed | undefined; max?: Typed | undefined }): {
  min?: Typed;
  max?: Typed;
} {
  const ends = Object.entries(limits).flatMap(([name, typed]) => {
    if (typed === undefined || typed === "") return [];
    const text = typeof typed === "string" ? typed.normalize("NFKC").trim().replace(",", ".") : typed;
    return [[name, text !== "" && Number.isFinite(Number(text)) ? Number(text) : typed] as const];
  });
  return Object.fromEntries(ends);
}

const EMPTY_STEP: Omit<EditedStep, "key" | "kind"> = {
  ...NO_KIND,
  ...{ title: {}, required: true, touchesData: false, destroys: false, evidence: false, go: [] },
};

/** A step as one begins with it; a choice has two things to choose from. */
export function newStep(key: string, kind: StepKind = "confirm"): EditedStep {
  return { ...EMPTY_STEP, key, kind, ...(kind === "choice" ? { options: NEW_OPTIONS } : {}) };
}

export const NEW_OPTIONS: EditedOption[] = [
  { key: "a", title: {}, outcome: "normal" },
  { key: "b", title: {}, outcome: "abnormal" },
];

export function newConclusion(key: string): EditedConclusion {
  return { key, title: {}, verdict: "unknown", next: "solved", action: {} };
}

/** A checklist as one begins with it: one question, and one end. */
export function newChecklist(): EditedChecklist {
  return {
    ...{
      section: "hardware",
      title: {},
      edition: 0,
      categories: [],
      assetKinds: [],
      symptoms: [],
      gate: "warn",
    },
    steps: [newStep("step1")],
    conclusions: [newConclusion("end1")],
  };
}
