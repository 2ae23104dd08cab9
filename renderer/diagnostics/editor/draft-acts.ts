import type { Condition } from "../../../shared/domain/checklist/condition.ts";
import type { EditedChecklist, EditedStep } from "./edited.ts";
import { newConclusion, newStep } from "./edited.ts";

/** What is done to a draft as a whole. Each answers a draft anew, so that the one before can be put back. */

/** A key that neither a step nor a conclusion has. */
export function freeKey({ steps, conclusions }: EditedChecklist, word: "step" | "end"): string {
  const taken = new Set([...steps, ...conclusions].map(({ key }) => key));
  let number = word === "step" ? steps.length + 1 : conclusions.length + 1;
  while (taken.has(`${word}${number}`)) number += 1;
  return `${word}${number}`;
}

/** Adds an empty step behind another; −1 puts it first. */
export function withStep(draft: EditedChecklist, behind: number): [EditedChecklist, string] {
  const key = freeKey(draft, "step");
  return [{ ...draft, steps: draft.steps.toSpliced(behind + 1, 0, newStep(key)) }, key];
}

export function withConclusion(draft: EditedChecklist): [EditedChecklist, string] {
  const key = freeKey(draft, "end");
  return [{ ...draft, conclusions: [...draft.conclusions, newConclusion(key)] }, key];
}

/** Moves a step or a conclusion by some places; what is at the end already stays. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const to = index + by;
  const one = list[index];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(index, 1).toSpliced(to, 0, one);
}

/** Takes a step or a conclusion out. Ways that led to it stay and are faults: where they lead now, a person says. */
export function without(draft: EditedChecklist, key: string): EditedChecklist {
  return {
    ...draft,
    steps: draft.steps.filter((step) => step.key !== key),
    conclusions: draft.conclusions.filter((each) => each.key !== key),
  };
}

export function withChanged(
  draft: EditedChecklist,
  key: string,
  change: Partial<EditedStep>,
): EditedChecklist {
  return { ...draft, steps: draft.steps.map((step) => (step.key === key ? { ...step, ...change } : step)) };
}

/** Gives a step or a conclusion another key, in every way and comparison that names it. */
export function renamed(draft: EditedChecklist, from: string, to: string): EditedChecklist {
  const named = (key: string) => (key === from ? to : key);
  return {
    ...draft,
    steps: draft.steps.map((step) => ({
      ...step,
      key: named(step.key),
      go: step.go.map((way) => ({
        ...way,
        to: named(way.to),
        ...(way.when ? { when: conditionRenamed(way.when, named) } : {}),
      })),
    })),
    conclusions: draft.conclusions.map((each) => ({ ...each, key: named(each.key) })),
  };
}

function conditionRenamed(said: Condition, named: (key: string) => string): Condition {
  if ("all" in said) return { all: said.all.map((each) => conditionRenamed(each, named)) };
  if ("any" in said) return { any: said.any.map((each) => conditionRenamed(each, named)) };
  if ("not" in said) return { not: conditionRenamed(said.not, named) };
  return { ...said, step: named(said.step) };
}
