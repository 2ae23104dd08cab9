import type { Checklist, Step } from "./checklist-form.ts";
import { suggested } from "./answer.ts";
import { atomsOf, holds } from "./condition.ts";
import type { Answered, Atom, Compared, Condition } from "./condition.ts";
import { OUTCOMES } from "./outcomes.ts";
import { probeSpec } from "./probes.ts";

/** Ways through a checklist that are told apart; one with more of them is refused. */
export const MAX_PATHS = 10_000;
/** Steps with what is known at each that are looked at; each path passes some. */
const MAX_STANDINGS = 100_000;
/** Kinds of answers of one step that are told apart. */
const MAX_KINDS = 4_000;

/** Every way through a checklist, walked before anybody walks it. */
export interface Ways {
  /** How many; more than `MAX_PATHS` means that walking stopped there. */
  paths: number;
  /** Steps and conclusions that some answers lead to. */
  reached: ReadonlySet<string>;
  /** `step.index` of every way that some answers take; `step.next` for going on to the next step. */
  taken: ReadonlySet<string>;
  /** Steps from which some answers lead nowhere. */
  stuck: ReadonlySet<string>;
}

/** Truth of each comparison about steps that were passed; what is not in it is false. */
type Facts = ReadonlyMap<string, boolean>;
const nameOf = (atom: Atom) => JSON.stringify(atom);

/**
 * Walks all ways. The answers of a step are told apart by what conditions compare of them, so that a
 * number with two limits is three answers and a step that nobody looks at is one. Ways lead forward.
 */
export function waysOf(checklist: Checklist): Ways {
  const { steps } = checklist;
  const indexOf = new Map(steps.map(({ key }, index) => [key, index]));
  const atoms = steps.flatMap(({ go }, index) =>
    go.flatMap(({ when }) => (when ? atomsOf(when).map((atom) => ({ atom, index })) : [])),
  );
  const lastUse = new Map<string, number>();
  for (const { atom, index } of atoms) {
    lastUse.set(nameOf(atom), Math.max(index, lastUse.get(nameOf(atom)) ?? 0));
  }
  const signatures = steps.map((step) =>
    signaturesOf(
      step,
      atoms.map(({ atom }) => atom),
    ),
  );

  const reached = new Set<string>();
  const taken = new Set<string>();
  const stuck = new Set<string>();
  const counted = new Map<string, number>();

  function from(index: number, facts: Facts): number {
    const step = steps[index];
    if (!step) return 0;
    const known = [...facts].filter(([name]) => (lastUse.get(name) ?? -1) >= index);
    const key = `${index} ${known
      .map(([name, truth]) => `${name}${truth}`)
      .sort()
      .join()}`;
    const before = counted.get(key);
    if (before !== undefined) return before;
    reached.add(step.key);
    // Answers that neither lead elsewhere nor are looked at later are one.
    const leads = new Map<string, { to: string | undefined; facts: Facts }>();
    for (const signature of signatures[index] ?? []) {
      const after = new Map([...known, ...signature]);
      const chosen = step.go.findIndex(({ when }) => when === undefined || holdsBy(when, after));
      taken.add(`${step.key}.${chosen < 0 ? "next" : chosen}`);
      const to = chosen < 0 ? steps[index + 1]?.key : step.go[chosen]?.to;
      const later = [...after].filter(([name]) => (lastUse.get(name) ?? -1) > index);
      leads.set(`${to} ${JSON.stringify(later.sort())}`, { to, facts: new Map(later) });
    }
    let paths = 0;
    for (const lead of leads.values()) {
      const next = indexOf.get(lead.to ?? "");
      if (lead.to === undefined) {
        stuck.add(step.key);
        continue;
      }
      if (next === undefined) {
        reached.add(lead.to);
        paths += 1;
      } else if (next > index) {
        paths += from(next, lead.facts);
      }
      if (paths > MAX_PATHS || counted.size > MAX_STANDINGS) return MAX_PATHS + 1;
    }
    counted.set(key, paths);
    return paths;
  }
  return { paths: from(0, new Map()), reached, taken, stuck };
}

function holdsBy(said: Condition, facts: Facts): boolean {
  if ("all" in said) return said.all.every((each) => holdsBy(each, facts));
  if ("any" in said) return said.any.some((each) => holdsBy(each, facts));
  if ("not" in said) return !holdsBy(said.not, facts);
  return facts.get(nameOf(said)) ?? false;
}

/** What conditions may find of a step's answers: each kind of answer once. */
function signaturesOf(step: Step, all: readonly Atom[]): Facts[] {
  const about = all.filter((atom) => atom.step === step.key);
  const found = new Map<string, Facts>();
  for (const answer of answersOf(step, about)) {
    const facts = new Map(about.map((atom) => [nameOf(atom), answer ? holds(atom, () => answer) : false]));
    found.set(JSON.stringify([...facts]), facts);
    if (found.size > MAX_KINDS) break;
  }
  return [...found.values()];
}

/** An answer of each kind that somebody may give, and none where none is asked for. */
function* answersOf(step: Step, about: readonly Atom[]): Generator<Answered | null> {
  if (!step.required) yield null;
  const names = [...new Set(about.flatMap(({ reading }) => reading ?? []))];
  for (const readings of productOf(names.map((name) => [name, readingValues(step, name, about)] as const))) {
    for (const value of valuesOf(step, about)) {
      for (const outcome of outcomesOf(step, value)) yield { outcome, value, readings };
    }
  }
}

function outcomesOf(step: Step, value: Compared | null) {
  const chosen = step.kind === "choice" ? suggested(step, value, {}) : null;
  // A choice says its outcome; of all else a person may think otherwise than what is suggested.
  return chosen ? [chosen] : step.kind === "choice" ? (["notDone", "notApplicable"] as const) : OUTCOMES;
}

function valuesOf(step: Step, about: readonly Atom[]): (Compared | null)[] {
  const own = about.filter(({ reading }) => reading === undefined);
  if (step.kind === "choice") return [null, ...step.options.map(({ key }) => key)];
  if (step.kind === "number") return [null, ...around(own)];
  return [null, ...own.flatMap(({ is, in: among }) => [...(is === undefined ? [] : [is]), ...(among ?? [])])];
}

/** Values of a reading that conditions tell apart, and none. */
function readingValues(step: Step, name: string, about: readonly Atom[]): (Compared | null)[] {
  const own = about.filter(({ reading }) => reading === name);
  const spec = step.kind === "probe" ? probeSpec(step.probe)?.readings : undefined;
  if (spec && !Object.hasOwn(spec, name)) return [null];
  return [null, ...new Set(around(own))];
}

/** Every limit, and both sides of it; every word, and another one. */
function around(atoms: readonly Atom[]): Compared[] {
  const words = atoms.flatMap(({ is, in: among }) => [...(is === undefined ? [] : [is]), ...(among ?? [])]);
  const limits = [
    ...atoms.flatMap(({ lt, lte, gt, gte }) => [lt, lte, gt, gte].filter((each) => each !== undefined)),
    ...words.filter((each) => typeof each === "number"),
  ].sort((a, b) => a - b);
  const between = limits.flatMap((limit, index) => [limit, ((limits[index + 1] ?? limit + 2) + limit) / 2]);
  const numbers = [(limits[0] ?? 1) - 1, ...between];
  return [...numbers, ...words, true, false, "\u0000another"];
}

/** All combinations of one value of each name. */
function* productOf(
  names: readonly (readonly [string, readonly (Compared | null)[]])[],
): Generator<Record<string, Compared>> {
  const [first, ...rest] = names;
  if (!first) {
    yield {};
    return;
  }
  for (const others of productOf(rest)) {
    for (const value of first[1]) yield value === null ? others : { ...others, [first[0]]: value };
  }
}
