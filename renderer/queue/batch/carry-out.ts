import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { Answer, Asked } from "../../core/index.ts";

/** What is asked of one of several tickets. */
export interface Wanted {
  ticket: string;
  asked: readonly Asked[];
}

export interface Refused {
  ticket: string;
  error: CoreError;
}

export interface Outcome {
  /** Tickets of which it was done. */
  done: readonly string[];
  /** Each with why not; where it broke off, all that are left. */
  refused: readonly Refused[];
}

/**
 * Does the same with several tickets as one act, which is taken back as one. Whichever is refused is left out and
 * told of by itself, and the others are asked again without it: twice in all, since a refusal names every command that
 * cannot be.
 *
 * @param run all of what it is given, or none; a refusal says at which place it was (`details.command`), and what else
 *   is refused (`details.others`)
 */
export async function carryOut(
  wanted: readonly Wanted[],
  run: (asked: readonly Asked[]) => Promise<Answer<unknown>>,
): Promise<Outcome> {
  let left = [...wanted];
  const refused: Refused[] = [];
  while (left.length > 0) {
    const answer = await run(left.flatMap(({ asked }) => asked));
    if (answer.ok) return { done: left.map(({ ticket }) => ticket), refused };
    const { error } = answer;
    const why = refusedIn(left, error);
    if (why.size === 0)
      return { done: [], refused: [...refused, ...left.map(({ ticket }) => ({ ticket, error }))] };
    refused.push(...[...why].map(([at, each]) => ({ ticket: left[at]?.ticket ?? "", error: each })));
    left = left.filter((_, index) => !why.has(index));
  }
  return { done: [], refused };
}

/** Tickets that were refused by their place, each with the first reason; none where it is no matter of one of them. */
function refusedIn(wanted: readonly Wanted[], error: CoreError): Map<number, CoreError> {
  const others = Array.isArray(error.details?.others) ? (error.details.others as CoreError[]) : [];
  const all = [error, ...others].map((each) => [placeOf(wanted, each), each] as const);
  if (all.some(([at]) => at === null)) return new Map();
  const refused = new Map<number, CoreError>();
  for (const [at, each] of all) if (at !== null && !refused.has(at)) refused.set(at, each);
  return refused;
}

/** Of which ticket the refused command was; null where nothing is said of it. */
function placeOf(wanted: readonly Wanted[], { code, details }: CoreError): number | null {
  if (code !== "notAllowed" && code !== "notFound") return null;
  const said = details?.command;
  if (typeof said !== "number") return wanted.length === 1 ? 0 : null;
  let before = 0;
  const at = wanted.findIndex(({ asked }) => {
    before += asked.length;
    return said < before;
  });
  return at < 0 ? null : at;
}

/** Minutes of one visit for several tickets, whole ones, which together are what was said. */
export function sharesOf(minutes: number | null, count: number): (number | null)[] {
  if (minutes === null) return Array.from({ length: count }, () => null);
  const each = Math.floor(minutes / count);
  return Array.from({ length: count }, (_, index) => each + (index < minutes % count ? 1 : 0));
}
