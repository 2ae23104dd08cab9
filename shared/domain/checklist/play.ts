import { answeredBy } from "./answer.ts";
import type { GivenAnswer } from "./answer.ts";
import type { Checklist, Conclusion, Step } from "./checklist-form.ts";
import { holds } from "./condition.ts";
import type { Answered } from "./condition.ts";
import type { StepOutcome } from "./outcomes.ts";

/** How far given answers lead. */
export interface Walk {
  /** Steps in the order in which they came; the last one waits for an answer where there is no conclusion. */
  path: string[];
  outcomes: Record<string, StepOutcome>;
  /** Null while an answer is missing. */
  conclusion: Conclusion | null;
  /** The step at which it waits; null at a conclusion. */
  at: Step | null;
  /** Steps on the way that ask for an answer and have none. */
  missing: string[];
}

/**
 * Walks a checklist by the answers there are: pure, and the same in runner, core and command line. A
 * required step without an answer is where it waits; an optional one is passed.
 */
export function walk(checklist: Checklist, answers: ReadonlyMap<string, Answered>): Walk {
  const steps = new Map(checklist.steps.map((each, index) => [each.key, { each, index }]));
  const walked: Walk = { path: [], outcomes: {}, conclusion: null, at: null, missing: [] };
  const passed = new Set<string>();
  let next = checklist.steps[0]?.key;
  while (next !== undefined && !passed.has(next)) {
    const found = steps.get(next);
    if (!found) {
      walked.conclusion = checklist.conclusions.find(({ key }) => key === next) ?? null;
      return walked;
    }
    const { each, index } = found;
    passed.add(each.key);
    walked.path.push(each.key);
    const answer = answers.get(each.key);
    if (answer) walked.outcomes[each.key] = answer.outcome;
    else if (each.required) {
      walked.at = each;
      walked.missing.push(each.key);
      return walked;
    }
    // Only what was answered on this way counts: what was answered on another one decides nothing.
    next = goesTo(checklist, each, index, (step) => (passed.has(step) ? answers.get(step) : undefined));
  }
  return walked;
}

function goesTo(
  { steps }: Checklist,
  { go }: Step,
  index: number,
  answered: (step: string) => Answered | undefined,
): string | undefined {
  const way = go.find(({ when }) => when === undefined || holds(when, answered));
  return way?.to ?? steps[index + 1]?.key;
}

/** What `play` answers on the command line (contracts.md). */
export interface Played {
  path: string[];
  outcomes: Record<string, StepOutcome>;
  verdict: string | null;
  nextAction: string | null;
  missing: string[];
}

/** Plays given answers; those that do not fit their step are named by `unfit` and count as missing. */
export function play(
  checklist: Checklist,
  given: Readonly<Record<string, GivenAnswer>>,
): Played & { unfit: string[] } {
  const answers = new Map<string, Answered>();
  const unfit: string[] = [];
  for (const step of checklist.steps) {
    const said = Object.hasOwn(given, step.key) ? given[step.key] : undefined;
    if (said === undefined) continue;
    const answered = answeredBy(step, said);
    if (answered) answers.set(step.key, answered);
    else unfit.push(step.key);
  }
  const unknown = Object.keys(given).filter((key) => !checklist.steps.some((step) => step.key === key));
  const { path, outcomes, conclusion, missing } = walk(checklist, answers);
  const ends = { verdict: conclusion?.verdict ?? null, nextAction: conclusion?.next ?? null };
  return { path, outcomes, ...ends, missing, unfit: [...unfit, ...unknown] };
}
