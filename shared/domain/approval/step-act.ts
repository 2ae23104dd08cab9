import { z } from "zod";
import { canonicalJson } from "../../log/canonical.ts";
import { entityKeyOf } from "../../log/operation.ts";
import type { EntityKey } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import type { Draft } from "../../log/write.ts";
import { appendEntry } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import type { Forbidden, Guard, Step as FoldStep } from "../kind/act.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Plan, Planning, Result } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import type { Permission } from "../permission/permission.ts";
import { ref } from "../words.ts";
import { sameName, samePerson } from "../person/same-person.ts";
import type { Party } from "./party.ts";
import { personalStep, step, stepAsked, stepRules } from "./step.ts";
import type { Step, StepAsked } from "./step.ts";

/** Who must not be the one that takes a step, by the name of the rule: what on the record forbids it. */
export type Separations = Readonly<Record<string, (state: EntityState, step: Party) => Forbidden | null>>;

/** A recorded step as the record keeps it. */
export type TakenStep = Step & Record<string, unknown>;

export interface StepOptions<K extends z.ZodRawShape, S extends z.ZodRawShape> {
  permission: Permission;
  about: string;
  final: string;
  /** The list of the record that the steps are entries of. */
  list: string;
  separations: Separations;
  /** Asked and sealed beside the step. */
  asks: K;
  seals: S;
  /** What is decided on, as it stands: signatures are bound to it. */
  subject(state: EntityState): unknown;
  /** Whether the step may be taken now; answers its level and what else is sealed. */
  plan(
    state: EntityState,
    asked: { step: StepAsked } & z.output<z.ZodObject<K>>,
    planning: Planning,
  ): Result<{ level: string; more: z.input<z.ZodObject<S>> }>;
  /** What must hold beside `stepRules`, whatever the record says. */
  rules?: readonly Rule<{ step: StepAsked }>[];
  /** Further records it changes. */
  alsoTouches?(payload: z.output<z.ZodObject<S>>): EntityKey[];
  /** What is sealed behind it. */
  also?(id: string, payload: z.output<z.ZodObject<S>>): Pick<Plan, "also">;
  /** What else of it the entry keeps. */
  keeps?: readonly (keyof S & string)[];
  /** What follows on the record. */
  fold?(draft: Draft, payload: { step: Step } & z.output<z.ZodObject<S>>): void;
  alsoFolds?: Readonly<Record<string, FoldStep>>;
}

/**
 * The act that records a step of a person. Payload: `{ <kind>: id, step, … }`. Whoever must not take it is
 * refused by name in the core, and by the hub where the author could know; otherwise a breach is shown.
 */
export function stepAct<const N extends string, K extends z.ZodRawShape, S extends z.ZodRawShape>(
  kind: N,
  options: StepOptions<K, S>,
) {
  const { permission, about, final, list, separations, keeps = [] } = options;
  type Sealed = { step: Step } & z.output<z.ZodObject<S>>;
  const id = { [kind]: ref } as { [P in N]: typeof ref };
  const payload = z.object({ ...id, step, ...options.seals });
  const guard =
    (separate: Separations[string]): Guard<unknown> =>
    (state, said) =>
      separate(state, (said as Sealed).step);
  return act({
    permission,
    about,
    final,
    payload,
    personal: personalStep,
    touches: (said) => [
      entityKeyOf(kind, (said as Record<string, unknown>)[kind] as string),
      ...(options.alsoTouches?.(said as never) ?? []),
    ],
    fold(draft, said) {
      const sealed = said as unknown as Sealed & Record<string, unknown>;
      const kept = keeps.map((name) => [name, sealed[name]] as const);
      appendEntry(draft, list, { ...sealed.step, ...Object.fromEntries(kept) });
      options.fold?.(draft, sealed);
    },
    ...(options.alsoFolds ? { alsoFolds: options.alsoFolds } : {}),
    asks: z.object({ ...id, step: stepAsked, ...options.asks }),
    rules: [...stepRules, ...(options.rules ?? [])] as never,
    guards: Object.fromEntries(Object.entries(separations).map(([rule, each]) => [rule, guard(each)])),
    plan(asks, planning) {
      const asked = asks as unknown as { step: StepAsked } & z.output<z.ZodObject<K>>;
      const entity = (asks as Record<string, unknown>)[kind] as string;
      const found = existing(planning, kind, entity, kind);
      if (!found.ok) return found;
      const state = found.value;
      const named = isNamedRight(asked.step, planning);
      if (!named.ok) return named;
      for (const [rule, separate] of Object.entries(separations)) {
        const forbidden = separate(state, asked.step);
        if (forbidden) return refused("notAllowed", forbidden.message, "step.name", { rule });
      }
      const taken = options.plan(state, asked, planning);
      if (!taken.ok) return taken;
      const { signature, ...plain } = { level: taken.value.level, ...asked.step };
      const beside = { ...(asks as object), [kind]: undefined, step: plain };
      const docHash = planning.sha256(canonicalJson({ ...beside, subject: options.subject(state) }));
      const sealed = {
        [kind]: entity,
        step: { ...plain, signature: signature && { ...signature, docHash } },
        ...taken.value.more,
      };
      const also = options.also?.(entity, taken.value.more as never);
      return planned({ payload: sealed, label: labelOf(state), id: entity, number: null, ...also });
    },
  });
}

/**
 * Who takes the step is who the directory says, and an account takes steps for nobody else: another person
 * signs, or shows where it stands.
 */
function isNamedRight(asked: StepAsked, planning: Planning): Result<null> {
  const { person, name, way, paper, external } = asked;
  const files = [
    [paper, "step.paper"],
    [external?.file ?? null, "step.external.file"],
  ] as const;
  for (const [file, path] of files) {
    const found = file === null ? planned(null) : existing(planning, "file", file, path);
    if (!found.ok) return found;
  }
  const said = (of: unknown) => typeof of === "string" && sameName(of, name);
  if (person !== null) {
    const found = existing(planning, "person", person, "step.person");
    if (!found.ok) return found;
    if (!said(found.value.fields.name)) {
      const message = "the directory calls this person otherwise";
      return refused("notAllowed", message, "step.name", { rule: "namedOtherwise" });
    }
  }
  if (way === "account" && !said(planning.state("member", planning.me)?.fields.name)) {
    const message =
      "an account takes steps for its own member alone: another person signs, or shows where it stands";
    return refused("notAllowed", message, "step.way", { rule: "notOwnAccount" });
  }
  return planned(null);
}

/** Steps of a list, the oldest first, with the marks of who recorded them. */
export function stepsIn(state: EntityState, list: string) {
  return entriesOf(state, list).map(({ mark, value }) => ({
    step: value as TakenStep,
    by: state.marks.at(mark),
  }));
}

/** Nobody takes two steps of a list. */
export function notTwice(list: string, message: string): Separations[string] {
  return (state, party) => {
    const own = stepsIn(state, list).flatMap(({ step: taken, by }) =>
      by && samePerson(taken, party) ? [by] : [],
    );
    return own.length > 0 ? { by: own, message } : null;
  };
}
