import { parentPort, workerData } from "node:worker_threads";
import { problemsOf, runSeed } from "./run-seed.ts";

/** Runs its share of the seeds and posts each result; the trace only of a seed that failed. */
for (const seed of workerData as number[]) {
  const result = await runSeed(seed);
  parentPort?.postMessage(problemsOf(result).length > 0 ? result : { ...result, trace: [] });
}
