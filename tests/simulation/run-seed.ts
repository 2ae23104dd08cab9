import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { FAULTS, noFaults } from "./faults.ts";
import type { FaultCounts } from "./faults.ts";
import { judge } from "./judge.ts";
import type { Verdict } from "./judge.ts";
import { World } from "./world.ts";
import type { WorldOptions } from "./world.ts";

export const STEPS = 300;
/** Of so many seeds one is an office in which all work on the same few records. */
const CROWDED_EVERY = 5;

export interface SeedResult extends Verdict {
  seed: number;
  operations: number;
  faults: FaultCounts;
  /** What happened, line by line; for a seed that failed. */
  trace: string[];
}

/** One office from its first day to the day when everything is healed, and what was found then. */
export async function runSeed(
  seed: number,
  options: Omit<Partial<WorldOptions>, "seed"> = {},
): Promise<SeedResult> {
  const crowded = seed % CROWDED_EVERY === 3;
  const world = new World({ steps: crowded ? 2 * STEPS : STEPS, crowded, ...options, seed });
  try {
    await world.run();
    const verdict = await judge(world);
    const { faults, trace, ledger } = world;
    return { seed, operations: ledger.entries.size, faults, trace, ...verdict };
  } catch (error) {
    throw new Error(`seed ${seed} broke off after:\n${world.trace.slice(-20).join("\n")}`, { cause: error });
  } finally {
    await world.end();
  }
}

export function problemsOf({ lost, doubled, diverged, chainErrors }: Verdict): string[] {
  return [
    ...lost.map((line) => `lost: ${line}`),
    ...doubled.map((line) => `doubled: ${line}`),
    ...diverged.map((line) => `diverged: ${line}`),
    ...chainErrors.map((line) => `chain: ${line}`),
  ];
}

/** What `npm run sim -- --json` prints. */
export interface Summary {
  seeds: number;
  operations: number;
  faults: FaultCounts;
  /** Conflicts that people got to see; how many of each class stands beside. */
  conflicts: number;
  conflictsByClass: Record<string, number>;
  /** Custody events that follow a refused one; shown as such, no error. */
  afterRefused: number;
  /** Operations that were kept from laptops whose member may not see them. */
  outOfSight: number;
  lost: number;
  doubled: number;
  diverged: number;
  chainErrors: number;
  /** Types of act by how often they were played, and looked at by the oracle. */
  played: Record<string, number>;
  judged: Record<string, number>;
  /** Faults, conflicts and acts that never occurred or were never judged: nothing can be said of them. */
  neverOccurred: string[];
  failingSeeds: number[];
}

const CONFLICT_CLASSES = ["text", "state", "chain", "unique", "overwritten"];

export function summarise(results: readonly SeedResult[]): Summary {
  const faults = noFaults();
  const byClass: Record<string, number> = Object.fromEntries(CONFLICT_CLASSES.map((name) => [name, 0]));
  for (const result of results) {
    for (const fault of FAULTS) faults[fault] += result.faults[fault];
    for (const [name, times] of Object.entries(result.conflicts))
      byClass[name] = (byClass[name] ?? 0) + times;
  }
  const sum = (of: (result: SeedResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const ofTypes = (counts: (result: SeedResult) => Record<string, number>) =>
    Object.fromEntries(
      [...OPERATION_TYPES.keys()].map((type) => [type, sum((result) => counts(result)[type] ?? 0)]),
    );
  /** Five ratings of one person's work come seldom; and closing by rule waits for three working days. */
  const SELDOM = ["rating.sum", "ticket.closeByRule"];
  const played = ofTypes((result) => result.played);
  const judged = ofTypes((result) => result.judged);
  const never = (counts: Readonly<Record<string, number>>, what = "") =>
    Object.keys(counts).flatMap((name) =>
      counts[name] === 0 && !SELDOM.includes(name) ? [`${name}${what}`] : [],
    );
  return {
    seeds: results.length,
    operations: sum(({ operations }) => operations),
    faults,
    conflicts: Object.values(byClass).reduce((total, times) => total + times, 0),
    conflictsByClass: byClass,
    afterRefused: sum(({ afterRefused }) => afterRefused),
    outOfSight: sum(({ outOfSight }) => outOfSight),
    lost: sum(({ lost }) => lost.length),
    doubled: sum(({ doubled }) => doubled.length),
    diverged: sum(({ diverged }) => diverged.length),
    chainErrors: sum(({ chainErrors }) => chainErrors.length),
    played,
    judged,
    neverOccurred: [
      ...never(faults),
      ...never({ outOfSight: sum(({ outOfSight }) => outOfSight) }),
      ...never(byClass),
      ...never(played, " played"),
      ...never(judged, " judged"),
    ],
    failingSeeds: results.filter((result) => problemsOf(result).length > 0).map(({ seed }) => seed),
  };
}
