import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import { planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { standingAfter } from "./levels.ts";
import { level } from "./step.ts";
import type { StepAsked } from "./step.ts";
import { notTwice, stepAct, stepsIn } from "./step-act.ts";
import type { StepOptions } from "./step-act.ts";

/** The list of a record that its approvals are entries of. */
export const APPROVALS = "approvals";

const sealedLevels = {
  /** Levels that were needed, as the rule stood. */
  levels: z.array(level).max(20),
  /** With this step all of them have approved. */
  completes: z.boolean(),
};

type Shared = "list" | "final" | "keeps" | "plan" | "seals";

/**
 * The act `X.approve` of a kind: one level after the other, each by another person. What the kind adds is
 * sealed beside it; `completes` says that this was the last level.
 */
export function approving<const N extends string, K extends z.ZodRawShape, S extends z.ZodRawShape>(
  kind: N,
  options: Omit<StepOptions<K, typeof sealedLevels & S>, Shared> & {
    seals: S;
    keeps?: readonly (keyof S & string)[];
    /** Levels that the record needs. */
    levels(state: EntityState, planning: Planning): string[];
    /** Whether it may be decided on now, and what else is sealed. */
    plan(
      state: EntityState,
      asked: { step: StepAsked } & z.output<z.ZodObject<K>>,
      planning: Planning,
      outcome: { completes: boolean },
    ): Result<z.input<z.ZodObject<S>>>;
  },
) {
  const { plan, levels: levelsOf, keeps = [], separations, seals, ...rest } = options;
  return stepAct<N, K, typeof sealedLevels & S>(kind, {
    ...(rest as unknown as StepOptions<K, typeof sealedLevels & S>),
    final: "a decision stands: another one follows it",
    list: APPROVALS,
    keeps: ["levels", ...keeps] as never,
    seals: { ...sealedLevels, ...seals },
    separations: {
      approvedTwice: notTwice(APPROVALS, "one person approves at one level alone"),
      ...separations,
    },
    plan(state, asked, planning) {
      const needed = levelsOf(state, planning);
      const taken = stepsIn(state, APPROVALS).map(({ step }) => step);
      const { next, due } = standingAfter(needed, taken);
      if (next === null) {
        return refused("notAllowed", "nothing of this is to be approved any more", kind, {
          rule: "nothingDue",
        });
      }
      const completes = asked.step.decision === "approve" && due.length === 1;
      const more = plan(state, asked, planning, { completes });
      if (!more.ok) return more;
      return planned({ level: next, more: { levels: needed, completes, ...more.value } as never });
    },
  });
}
