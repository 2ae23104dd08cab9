import { z } from "zod";
import { OUTCOMES } from "./outcomes.ts";
import type { StepOutcome } from "./outcomes.ts";

/** Key of a step, of a choice or of a conclusion. */
export const stepKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
/** Name of a reading, e.g. `loss`. */
export const readingName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

const compared = z.union([z.string().max(200), z.number(), z.boolean()]);
export type Compared = z.output<typeof compared>;

const test = {
  /** The step whose answer is looked at. */
  step: stepKey,
  /** The reading of a probe that is looked at; the step's own value without one. */
  reading: readingName.optional(),
  outcome: z.union([z.enum(OUTCOMES), z.array(z.enum(OUTCOMES)).min(1).max(4)]).optional(),
  is: compared.optional(),
  in: z.array(compared).min(1).max(40).optional(),
  lt: z.number().optional(),
  lte: z.number().optional(),
  gt: z.number().optional(),
  gte: z.number().optional(),
};
const COMPARISONS = ["outcome", "is", "in", "lt", "lte", "gt", "gte"] as const;

/** One comparison with an answer; several in it must all hold. */
const atom = z
  .strictObject(test)
  .refine((said) => COMPARISONS.some((name) => said[name] !== undefined), "it compares nothing");
export type Atom = z.output<typeof atom>;

/**
 * What decides a branch: a closed form of data, never a text that is evaluated, so that every way
 * through a checklist can be walked before anybody walks it.
 */
export type Condition = Atom | { all: Condition[] } | { any: Condition[] } | { not: Condition };

const several = z
  .array(z.lazy(() => condition))
  .min(1)
  .max(20);
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    atom,
    z.strictObject({ all: several }),
    z.strictObject({ any: several }),
    z.strictObject({ not: condition }),
  ]),
);

/** As much of an answer as conditions look at. */
export interface Answered {
  outcome: StepOutcome;
  value: Compared | null;
  /** By name; the worst where a probe measured several things of one name. */
  readings: Readonly<Record<string, Compared>>;
}

/** Whether a condition holds. What was not answered holds nothing, so that a guess decides no branch. */
export function holds(said: Condition, answered: (step: string) => Answered | undefined): boolean {
  if ("all" in said) return said.all.every((each) => holds(each, answered));
  if ("any" in said) return said.any.some((each) => holds(each, answered));
  if ("not" in said) return !holds(said.not, answered);
  const answer = answered(said.step);
  return answer !== undefined && atomHolds(said, answer);
}

function atomHolds({ reading, outcome, is, in: among, lt, lte, gt, gte }: Atom, answer: Answered): boolean {
  if (outcome !== undefined && ![outcome].flat().includes(answer.outcome)) return false;
  const value = reading === undefined ? answer.value : (answer.readings[reading] ?? null);
  if (is !== undefined && value !== is) return false;
  if (among !== undefined && (value === null || !among.includes(value))) return false;
  const limits = [lt, lte, gt, gte];
  if (limits.every((limit) => limit === undefined)) return true;
  return (
    typeof value === "number" &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte) &&
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte)
  );
}

/** The comparisons that a condition is made of. */
export function atomsOf(said: Condition): Atom[] {
  if ("all" in said) return said.all.flatMap(atomsOf);
  if ("any" in said) return said.any.flatMap(atomsOf);
  return "not" in said ? atomsOf(said.not) : [said];
}
