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

/** Truth of each comparison of the checklist, `1` or `0` at its place; what is not known is `0`. */
type Facts = string;

/** Every comparison once, and up to which step somebody still asks for it. */
interface Comparisons {
  atoms: readonly Atom[];
  placeOf(atom: Atom): number;
  lastUse: readonly number[];
}

function comparisonsOf({ steps }: Checklist): Comparisons {
  const places = new Map<string, number>();
  const atoms: Atom[] = [];
  const lastUse: number[] = [];
  for (const [index, { go }] of steps.entries()) {
    for (const atom of go.flatMap(({ when }) => (when ? atomsOf(when) : []))) {
      const name = JSON.stringify(atom);
      const place = places.get(name) ?? atoms.push(atom) - 1;
      places.set(name, place);
      lastUse[place] = index;
    }
  }
  const known = new Map(atoms.map((atom, place) => [atom, place]));
  return {
    ...{ atoms, lastUse },
    placeOf: (atom) => known.get(atom) ?? (places.get(JSON.stringify(atom)) as number),
  };
}

/**
 * Walks all ways. The answers of a step are told apart by what conditions compare of them, so that a
 * number with two limits is three answers and a step that nobody looks at is one. Ways lead forward.
 */
export function waysOf(checklist: Checklist): Ways {
  const { steps } = checklist;
  const indexOf = new Map(steps.map(({ key }, index) => [key, index]));
  const comparisons = comparisonsOf(checklist);
  const { lastUse } = comparisons;
  const signatures = steps.map((step) => signaturesOf(step, comparisons));
  /** Without what nobody asks for from a step on. */
  const neededFrom = (index: number, facts: Facts): Facts =>
    lastUse.map((last, place) => (last >= index ? facts[place] : "0")).join("");

  const reached = new Set<string>();
  const taken = new Set<string>();
  const stuck = new Set<string>();
  const counted = new Map<string, number>();

  function from(index: number, facts: Facts): number {
    const step = steps[index] as Step;
    const key = `${index} ${facts}`;
    const before = counted.get(key);
    if (before !== undefined) return before;
    reached.add(step.key);
    // Answers that neither lead elsewhere nor are looked at later are one.
    const leads = new Map<string, { to: string | undefined; facts: Facts }>();
    for (const signature of signatures[index] ?? []) {
      const after = merged(facts, signature);
      const chosen = step.go.findIndex(
        ({ when }) => when === undefined || holdsBy(when, after, comparisons.placeOf),
      );
      taken.add(`${step.key}.${chosen < 0 ? "next" : chosen}`);
      const to = chosen < 0 ? steps[index + 1]?.key : step.go[chosen]?.to;
      const later = neededFrom(index + 1, after);
      leads.set(`${to} ${later}`, { to, facts: later });
    }
    let paths = 0;
    for (const lead of leads.values()) {
      const next = indexOf.get(lead.to ?? "");
      if (lead.to === undefined) {
        stuck.add(step.key);
      } else if (next === undefined) {
        reached.add(lead.to);
        paths += 1;
      } else if (next > index) {
        paths += from(next, neededFrom(next, lead.facts));
      }
      if (paths > MAX_PATHS || counted.size > MAX_STANDINGS) return MAX_PATHS + 1;
    }
    counted.set(key, paths);
    return paths;
  }
  const paths = steps.length === 0 ? 0 : from(0, "0".repeat(lastUse.length));
  return { paths, reached, taken, stuck };
}

/** What was known, with what an answer says of its own step. */
function merged(facts: Facts, signature: Facts): Facts {
  let said = "";
  for (let place = 0; place < facts.length; place += 1) said += facts[place] === "1" ? "1" : signature[place];
  return said;
}

function holdsBy(said: Condition, facts: Facts, placeOf: Comparisons["placeOf"]): boolean {
  if ("all" in said) return said.all.every((each) => holdsBy(each, facts, placeOf));
  if ("any" in said) return said.any.some((each) => holdsBy(each, facts, placeOf));
  if ("not" in said) return !holdsBy(said.not, facts, placeOf);
  return facts[placeOf(said)] === "1";
}

/** What conditions may find of a step's answers: each kind of answer once. */
function signaturesOf(step: Step, { atoms }: Comparisons): Facts[] {
  const about = atoms.filter((atom) => atom.step === step.key);
  const found = new Set<Facts>();
  for (const answer of answersOf(step, about)) {
    const truths = atoms.map((atom) =>
      answer && atom.step === step.key && holds(atom, () => answer) ? "1" : "0",
    );
    found.add(truths.join(""));
    if (found.size > MAX_KINDS) break;
  }
  return [...found];
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
