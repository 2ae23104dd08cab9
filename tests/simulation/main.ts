import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { summariseLies } from "./lying-office.ts";
import type { LyingResult } from "./lying-office.ts";
import { problemsOf, summarise } from "./run-seed.ts";
import type { SeedResult } from "./run-seed.ts";

const MOST_WORKERS = 4;

/** npm run sim -- [--seeds N] [--from SEED] [--lying-hub] [--json]: exit 0 when nothing was found and nothing was missing. */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
    "lying-hub": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const seeds = wholeNumber("seeds", values.seeds);
const from = wholeNumber("from", values.from);

const workers = Math.min(availableParallelism(), MOST_WORKERS, seeds);
const shares = Array.from({ length: workers }, (_, share) =>
  Array.from({ length: seeds }, (_, n) => from + n).filter((seed) => seed % workers === share),
);
const bySeed = (a: { seed: number }, b: { seed: number }) => a.seed - b.seed;
const summary = values["lying-hub"]
  ? summariseLies((await runAll<LyingResult>(({ problems }) => problems)).sort(bySeed))
  : summarise((await runAll<SeedResult>(problemsOf)).sort(bySeed));
process.stdout.write(`${JSON.stringify(summary, null, values.json ? 0 : 2)}\n`);
process.exitCode = summary.failingSeeds.length + summary.neverOccurred.length > 0 ? 1 : 0;

type Result = { seed: number; trace?: string[] };

async function runAll<T extends Result>(problemsIn: (result: T) => string[]): Promise<T[]> {
  return (await Promise.all(shares.map((share) => runShare(share, problemsIn)))).flat();
}

function runShare<T extends Result>(share: number[], problemsIn: (result: T) => string[]): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const done: T[] = [];
    const workerData = { share, lying: values["lying-hub"] };
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData });
    worker.on("message", (result: T) => {
      const problems = problemsIn(result);
      if (problems.length > 0) process.stderr.write(`${report(result, problems)}\n`);
      done.push(result);
    });
    worker.on("error", reject);
    worker.on("exit", () => resolve(done));
  });
}

function report({ seed, trace = [] }: Result, problems: string[]): string {
  return [`seed ${seed} failed`, ...problems, "what happened:", ...trace].join("\n");
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1 && number <= 1_000_000) return number;
  process.stderr.write(`--${name} is a whole number from 1 to 1000000, not ${JSON.stringify(text)}\n`);
  process.exit(2);
}
