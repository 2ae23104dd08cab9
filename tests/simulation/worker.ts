import { parentPort, workerData } from "node:worker_threads";
import { runLyingSeed } from "./lying-office.ts";
import { problemsOf, runSeed } from "./run-seed.ts";

const { share, lying } = workerData as { share: number[]; lying: boolean };

/** Runs its share of the seeds and posts each result; the trace only of a seed that failed. */
for (const seed of share) {
  if (lying) {
    parentPort?.postMessage(await runLyingSeed(seed));
    continue;
  }
  const result = await runSeed(seed);
  parentPort?.postMessage(problemsOf(result).length > 0 ? result : { ...result, trace: [] });
}
