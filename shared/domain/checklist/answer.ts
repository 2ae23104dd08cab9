import { z } from "zod";
import { text } from "../words.ts";
import type { Answered, Compared } from "./condition.ts";
import type { Step } from "./checklist-form.ts";
import { OUTCOMES } from "./outcomes.ts";
import type { StepOutcome } from "./outcomes.ts";

/** What is said of a step: in full, or the value alone with the outcome that follows from it. */
export const givenAnswer = z.union([
  z.number(),
  z.boolean(),
  text(4000),
  z.strictObject({
    outcome: z.enum(OUTCOMES).optional(),
    value: z
      .union([text(4000), z.number(), z.boolean()])
      .nullable()
      .optional(),
    readings: z.record(z.string().max(40), z.union([text(400), z.number(), z.boolean()])).optional(),
    reason: text(400).optional(),
  }),
]);
export type GivenAnswer = z.output<typeof givenAnswer>;

const isOutcome = (value: unknown): value is StepOutcome => (OUTCOMES as readonly unknown[]).includes(value);

/** What an answer comes to; null where it does not fit what the step asks. */
export function answeredBy(step: Step, given: GivenAnswer): Answered | null {
  const said = typeof given === "object" ? given : short(step, given);
  const value = said.value ?? null;
  const readings = said.readings ?? {};
  const outcome = said.outcome ?? suggested(step, value, readings);
  if (outcome === null || (value !== null && !fits(step, value))) return null;
  return { outcome, value, readings };
}

function short(
  step: Step,
  given: string | number | boolean,
): Exclude<GivenAnswer, string | number | boolean> {
  if (typeof given === "boolean") return { outcome: given ? "normal" : "abnormal", value: given };
  const isWord =
    step.kind !== "text" && !(step.kind === "choice" && step.options.some(({ key }) => key === given));
  return isWord && isOutcome(given) ? { outcome: given } : { value: given };
}

function fits(step: Step, value: Compared): boolean {
  switch (step.kind) {
    case "choice":
      return step.options.some(({ key }) => key === value);
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "text":
      return typeof value === "string";
    default:
      return true;
  }
}

/**
 * The outcome that a value suggests: outside its range is "abnormal". Null where a person must say, as
 * with a probe that had no result: that it could not be asked is neither good nor bad.
 */
export function suggested(
  step: Step,
  value: Compared | null,
  readings: Readonly<Record<string, Compared>>,
): StepOutcome | null {
  switch (step.kind) {
    case "choice":
      return step.options.find(({ key }) => key === value)?.outcome ?? null;
    case "number": {
      if (typeof value !== "number") return null;
      const { min = -Infinity, max = Infinity } = step.range ?? {};
      return value >= min && value <= max ? "normal" : "abnormal";
    }
    case "probe":
      return judgedBy(step, readings);
    case "text":
    case "photo":
    case "signature":
      return value === null || value === "" ? null : "normal";
    case "confirm":
    case "instruction":
      return null;
  }
}

/** By what a checklist expects of the readings there are; null where none of them was expected anything. */
function judgedBy(
  { judge }: Extract<Step, { kind: "probe" }>,
  readings: Readonly<Record<string, Compared>>,
): StepOutcome | null {
  const known = judge.filter(({ reading }) => Object.hasOwn(readings, reading));
  if (known.length === 0) return null;
  const good = known.every(({ reading, min = -Infinity, max = Infinity, is }) => {
    const value = readings[reading] as Compared;
    if (is !== undefined) return value === is;
    return typeof value === "number" && value >= min && value <= max;
  });
  return good ? "normal" : "abnormal";
}
