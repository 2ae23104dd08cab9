import type { EntityState } from "../../log/state.ts";
import type { PlanError } from "./plan.ts";

/** What a rule may look at besides what was asked. */
export interface Known {
  /** The later of the device's clock and the hub's as far as the device knows it, ms since the epoch. */
  now: number;
  /** The day at the device, `2026-11-25`. */
  today: string;
  /** A record as this program has it; null where it is not at hand (a form knows less than the core). */
  state(kind: string, id: string): EntityState | null;
}

/** A rule that is not kept: something is missing that must be stated first, or something must not be. */
export type Breach =
  { missing: readonly string[]; message: string } | { rule: string; path: string; message: string };

/** Pure; the very same function runs in form, core and command line. */
export type Rule<A> = (asked: A, known: Known) => Breach | null;

/** The first rule that what was asked does not keep, as a refusal; null when all are kept. */
export function firstBreach<A>(
  rules: readonly Rule<A>[] | undefined,
  asked: A,
  known: Known,
): PlanError | null {
  for (const rule of rules ?? []) {
    const breach = breachOf(rule, asked, known);
    if (breach) return breach;
  }
  return null;
}

/** As a refusal how what was asked does not keep a rule; null when it does. */
export function breachOf<A>(rule: Rule<A>, asked: A, known: Known): PlanError | null {
  const breach = rule(asked, known);
  if (!breach) return null;
  const { message } = breach;
  if ("missing" in breach) {
    const { missing } = breach;
    return { code: "notAllowed", message, path: missing[0] ?? "", details: { missing: [...missing] } };
  }
  return { code: "notAllowed", message, path: breach.path, details: { rule: breach.rule } };
}

/** A device's clock may be a little behind the one on the wall that was written down. */
export const LEEWAY_MS = 5 * 60_000;

/** What was done was done before it is told. */
export function notInFuture<N extends string>(name: N): Rule<{ [K in N]?: string | null }> {
  return (asked, { now }) => {
    const said: unknown = asked[name];
    if (typeof said !== "string" || Date.parse(said) <= now + LEEWAY_MS) return null;
    return { rule: "inFuture", path: name, message: "this moment has not come yet" };
  };
}

/** Of an edit: what it says began, began before it is told. */
export function editNotInFuture(name: string): Rule<{ set: Record<string, unknown> }> {
  return (asked, { now }) => {
    const said = asked.set[name];
    if (typeof said !== "string" || Date.parse(said) <= now + LEEWAY_MS) return null;
    return { rule: "inFuture", path: `set.${name}`, message: "this moment has not come yet" };
  };
}

/** Nothing that is still looked after was bought before. */
const FIRST_DAY = "1970-01-01";

/** Of an edit: a day that may be on an invoice. A year that was mistyped is none. */
export function editPossibleDay(name: string): Rule<{ set: Record<string, unknown> }> {
  return (asked, { today }) => {
    const said = asked.set[name];
    const last = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
    if (typeof said !== "string" || (said >= FIRST_DAY && said <= last)) return null;
    return { rule: "impossibleDay", path: `set.${name}`, message: "no day on which this can have been" };
  };
}
