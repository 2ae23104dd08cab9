import type { Checklist, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Walk } from "../../../shared/domain/checklist/play.ts";

export interface StepPlace {
  step: Step;
  state: "done" | "passed" | "now" | "ahead";
}

/** Steps in the order in which they came, then those that may still come in the order of the list. */
export function placesOf(
  { steps }: Checklist,
  { path, outcomes, conclusion }: Walk,
  waiting: Step | null,
): StepPlace[] {
  const known = new Map(steps.map((step, index) => [step.key, { step, index }]));
  const came = path.flatMap((key) => known.get(key) ?? []);
  const last = came.at(-1)?.index ?? -1;
  const ahead = conclusion ? [] : steps.slice(last + 1).filter(({ key }) => !path.includes(key));
  return [
    ...came.map(({ step }) => ({
      step,
      state:
        step.key === waiting?.key
          ? ("now" as const)
          : Object.hasOwn(outcomes, step.key)
            ? ("done" as const)
            : ("passed" as const),
    })),
    ...ahead.map((step) => ({ step, state: "ahead" as const })),
  ];
}
