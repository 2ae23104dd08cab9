import { failure } from "../outcome.ts";
import type { Job } from "./job.ts";

/** Measures; what cannot be measured is an answer, and no failure. */
export const probe: Job<"probe"> = async () => failure("notFound", "there are no probes yet", "name");
