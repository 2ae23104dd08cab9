import { failure } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";

/** The answer in the place of one that could not be written: the question stands alone, the core goes on. */
export function unsendable(message: unknown, error: unknown): { id: number } & Outcome<never> {
  const said = error instanceof Error ? error.message : String(error);
  return { id: idOf(message), ...failure("internal", `the answer could not be sent: ${said}`) };
}

/** The number of a request or an answer; -1 where there is none. */
export function idOf(message: unknown): number {
  const id = typeof message === "object" && message !== null ? (message as { id?: unknown }).id : null;
  return Number.isSafeInteger(id) ? (id as number) : -1;
}
