import type { Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { OUTCOMES } from "../../../shared/domain/checklist/outcomes.ts";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";

/** The digits say the outcome, in every step, in a run and in a preview of one. */
export const OUTCOME_KEYS = { normal: "1", abnormal: "2", notDone: "3", notApplicable: "4" } as const;

/** Letters choose an option. */
export const OPTION_KEYS = ["a", "b", "c", "d", "e", "f", "g", "h", "i"] as const;

/** An option of a choice brings its own outcome: what is left to say is why none was chosen. */
export const outcomesAsked = ({ kind }: Step): readonly StepOutcome[] =>
  kind === "choice" ? ["notDone", "notApplicable"] : OUTCOMES;
