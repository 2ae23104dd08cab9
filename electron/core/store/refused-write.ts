import type { failure } from "../outcome.ts";

/** Carries a refused outcome out of a transaction, which is thereby rolled back. */
export class Refused extends Error {
  readonly outcome: { ok: false; error: ReturnType<typeof failure>["error"] };
  constructor(outcome: Refused["outcome"]) {
    super(outcome.error.message);
    this.outcome = outcome;
  }
}
