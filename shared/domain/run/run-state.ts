import type { EntityState } from "../../log/state.ts";
import type { Checklist } from "../checklist/checklist-form.ts";
import type { Answered } from "../checklist/condition.ts";
import { keptChecklist } from "../checklist/kept-checklist.ts";
import type { StepOutcome } from "../checklist/outcomes.ts";
import { walk } from "../checklist/play.ts";
import type { Walk } from "../checklist/play.ts";
import { worstOf } from "../checklist/reading.ts";
import { mapIn } from "../kind/read-state.ts";
import type { RunAnswer, RunStatus } from "./run-fields.ts";

/** The checklist that a run copied; null where only a newer program can read it. */
export function documentOf({ fields }: Pick<EntityState, "fields">): Checklist | null {
  return keptChecklist(fields.document);
}

/** What was said of the steps, by key. */
export function answersIn(state: EntityState): Readonly<Record<string, RunAnswer>> {
  const answered = Object.entries(mapIn(state, "answer")).filter(([, answer]) => answer !== null);
  return Object.fromEntries(answered) as Record<string, RunAnswer>;
}

/** An answer as the ways of a checklist look at it. */
export function asAnswered({ outcome, value, words, reading }: RunAnswer): Answered {
  const readings = reading?.end === "result" ? worstOf(reading.probe, reading.values) : {};
  return { outcome, value: value ?? (words || null), readings };
}

/** How far a run has come. */
export function walkOf(checklist: Checklist, answers: Readonly<Record<string, RunAnswer>>): Walk {
  return walk(checklist, new Map(Object.entries(answers).map(([key, each]) => [key, asAnswered(each)])));
}

export function statusOf({ fields }: Pick<EntityState, "fields">): RunStatus {
  return (fields.status as RunStatus | undefined) ?? "open";
}

/** Whether a run holds its ticket back: `block` until somebody who may has said why not, `warn` with a word. */
export function holdsBack(state: EntityState, checklist = documentOf(state)): "block" | "warn" | null {
  const gate = checklist?.gate ?? "none";
  if (gate === "none" || statusOf(state) === "done" || typeof state.fields.override === "string") return null;
  return gate;
}

/** What a run came to, the worst of its steps: `notDone` where one that is required was left out. */
export type RunOutcome = StepOutcome;

/** Null while nothing is answered. Only what lies on the way of its answers counts. */
export function outcomeOf(
  checklist: Checklist,
  answers: Readonly<Record<string, RunAnswer>>,
): RunOutcome | null {
  const { outcomes } = walkOf(checklist, answers);
  const found = new Set(Object.values(outcomes));
  if (found.has("abnormal")) return "abnormal";
  const leftOut = checklist.steps.some(({ key, required }) => required && outcomes[key] === "notDone");
  if (leftOut) return "notDone";
  if (found.has("normal")) return "normal";
  return found.has("notDone") ? "notDone" : found.has("notApplicable") ? "notApplicable" : null;
}
