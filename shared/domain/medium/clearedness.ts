import type { Mark } from "../../log/seen.ts";
import { entriesOf } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import { samePerson } from "../person/same-person.ts";
import type { Attempt, Party, Validation, Verification } from "./clearing-forms.ts";
import type { Stay } from "./medium-fields.ts";
import type { MediumType } from "./medium-types.ts";
import { verdictOf } from "./technique-verdict.ts";

/**
 * How far the data on a medium are gone:
 * - `none` nobody has wiped it; `failed` the last attempt did not hold: by its own result, by who looked
 *   or decided, or because its technique is no such method on the type that is known now;
 * - `wiped` done, nobody else has looked; `verified` somebody else has; `cleared` accepted;
 * - `destroyed` the thing itself is gone, accepted or not yet;
 * - `reused` fitted into a machine after the last attempt: what was said of it counts no more.
 */
export const CLEAREDNESS = ["none", "failed", "wiped", "verified", "cleared", "destroyed", "reused"] as const;
export type Clearedness = (typeof CLEAREDNESS)[number];

/** An entry of one of the lists of a medium, and the write that says it. */
export interface Step<V> {
  mark: Mark;
  /** Place among the writes of the record. */
  index: number;
  value: V;
}

export interface Clearing {
  state: Clearedness;
  /** The last attempt, by when it was made; null without one. */
  attempt: Step<Attempt> | null;
  /** What was said of that attempt, in the order of the log. */
  verifications: readonly Step<Verification>[];
  validations: readonly Step<Validation>[];
  /** Somebody who did not wipe it has looked at this attempt, and it holds. */
  verified: boolean;
  accepted: boolean;
  /** It may leave the house without anybody's word: wiped or destroyed, and looked at by somebody else. */
  mayLeave: boolean;
}

function stepsOf<V>(state: EntityState, list: string): Step<V>[] {
  return entriesOf(state, list).map(({ mark, value }) => ({
    mark: state.marks.at(mark) as Mark,
    index: mark,
    value: value as V,
  }));
}

export const attemptsOf = (state: EntityState) => stepsOf<Attempt>(state, "attempts");

/**
 * When it was fitted into machines: fitted is written again, so earlier attempts count no more. Where it was
 * when it was entered is no fitting: who wiped it first and enters it then has not used it since.
 */
function fittings(state: EntityState): Step<Stay>[] {
  return stepsOf<Stay>(state, "stays")
    .slice(1)
    .filter(({ value }) => value.asset !== null);
}

/** People tell minutes, and a program beside them seconds: what is compared is the minute. */
export const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000);

/** Within one minute, what was recorded later came later. */
function isAfter(one: Step<{ at: string }>, other: Step<{ at: string }>): boolean {
  const [late, early] = [one, other].map(({ value }) => minuteOf(value.at)) as [number, number];
  return late === early ? one.index > other.index : late > early;
}

/** The last attempt by when it was made; of two in one minute the later told one. */
function lastOf(attempts: readonly Step<Attempt>[]): Step<Attempt> | null {
  return attempts.reduce<Step<Attempt> | null>(
    (last, each) => (last && isAfter(last, each) ? last : each),
    null,
  );
}

/** Attempts of one go at a medium: since it was last in use before the one that is named. */
export function attemptsAround(state: EntityState, attempt: string): Step<Attempt>[] {
  const attempts = attemptsOf(state);
  const named = attempts.find(({ mark }) => mark.op === attempt);
  if (!named) return [];
  const before = fittings(state).filter((fitting) => !isAfter(fitting, named));
  return attempts.filter((each) => before.every((fitting) => !isAfter(fitting, each)));
}

/** Attempts of the same go that this person made. */
export function attemptsBy(state: EntityState, attempt: string, by: Pick<Party, "person" | "name">) {
  return attemptsAround(state, attempt).filter(({ value }) => samePerson(value.operator, by));
}

const judging = <V extends { attempt: string }>(state: EntityState, list: string, attempt: string) =>
  stepsOf<V>(state, list).filter(({ value }) => value.attempt === attempt);

export const verificationsOf = (state: EntityState, attempt: string) =>
  judging<Verification>(state, "verifications", attempt);
export const validationsOf = (state: EntityState, attempt: string) =>
  judging<Validation>(state, "validations", attempt);

/** The one reading of how far a medium is cleared: lists, card, rules, certificate and lots go by it. */
export function clearingOf(state: EntityState): Clearing {
  const attempt = lastOf(attemptsOf(state));
  if (!attempt) {
    const nothing = { verifications: [], validations: [], verified: false, accepted: false, mayLeave: false };
    return { state: "none", attempt, ...nothing };
  }
  const { op } = attempt.mark;
  const verifications = verificationsOf(state, op);
  const validations = validationsOf(state, op);
  const failed =
    attempt.value.result !== "success" ||
    !fits(state, attempt.value) ||
    verifications.some(({ value }) => value.result === "failed") ||
    validations.some(({ value }) => value.decision === "repeat");
  const byOthers = ({ value }: Step<{ by: Party }>) => attemptsBy(state, op, value.by).length === 0;
  const verified = !failed && verifications.some(byOthers);
  const accepted = verified && validations.some(byOthers);
  const reused = fittings(state).some((fitting) => isAfter(fitting, attempt));
  return {
    state: said(),
    ...{ attempt, verifications, validations, verified, accepted },
    mayLeave: verified && !reused,
  };

  function said(): Clearedness {
    if (reused) return "reused";
    if (failed) return "failed";
    if (attempt?.value.act === "destroy") return "destroyed";
    if (accepted) return "cleared";
    return verified ? "verified" : "wiped";
  }
}

/** A type that was confirmed otherwise after the deed may tell that it did nothing. */
function fits({ fields }: EntityState, { method, technique, norm }: Attempt): boolean {
  const type = (fields.mediumType as MediumType | null | undefined) ?? null;
  return type === null ? method === "destroy" : verdictOf(type, method, technique, norm).allowed;
}
