import { setImmediate } from "node:timers/promises";
import type { Executed } from "../../../shared/ipc/contract.ts";
import type { JobName, JobParams, JobResults } from "../../../shared/ipc/jobs.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Blobs } from "../blobs/blobs.ts";
import type { Following, Given } from "../commands/execute.ts";
import type { Profile } from "../session/profile.ts";

/** What a job works with. */
export interface JobContext {
  profile: Profile;
  blobs: Blobs;
  execute(command: Given): Outcome<Executed>;
  /** Several as one act: all of them or none. */
  executeAll(commands: readonly Following[]): Outcome<Executed[]>;
  /** There is something to send, or to fetch. */
  wake(): void;
  /** The user wants no more of it; only of a long job. */
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** One job. Parameters are checked, and whoever asks may; the path of an error is in the parameters. */
export type Job<N extends JobName> = (
  params: JobParams<N>,
  context: JobContext,
) => Promise<Outcome<JobResults[N]>>;

/** Runs a generator to its end, a slice at a time. */
export async function inSlices<T, R = T>(
  work: Generator<[number, number], T>,
  { signal, onProgress }: Pick<JobContext, "signal" | "onProgress">,
  finish: (value: T) => Outcome<R> = (value) => success(value as unknown as R),
): Promise<Outcome<R>> {
  for (;;) {
    const step = work.next();
    if (step.done) return finish(step.value);
    onProgress(...step.value);
    await setImmediate();
    if (signal.aborted) {
      work.return(undefined as never);
      return failure("cancelled", "stopped by the user");
    }
  }
}
