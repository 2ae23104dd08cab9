import { backoffMs } from "../backoff.ts";
import { transportError } from "../transport.ts";
import type { HubResult, TransportErrorCode } from "../transport.ts";

/** Attempts in a row in which the other side took nothing new. */
const MOST_IN_VAIN = 5;

/** What an attempt that broke off may be followed by another one at once: the line, or who holds the place. */
const PASSING: readonly TransportErrorCode[] = ["unreachable", "offset", "internal", "badReply"];

export interface Stalled {
  ok: false;
  code: "stalled";
  message: string;
}

export interface Persisting {
  stopped(): boolean;
  pause(ms: number): Promise<void>;
  /** 0 ≤ random < 1 */
  random(): number;
}

/**
 * Tries again as long as each attempt gets further. A transfer that gets nowhere would otherwise send the
 * same bytes for ever: it ends as `stalled`, and whoever began it decides when to begin anew.
 */
export async function persist(
  attempt: (onReached: (bytes: number) => void) => Promise<HubResult<null>>,
  { stopped, pause, random }: Persisting,
): Promise<HubResult<null> | Stalled> {
  let furthest = 0;
  let inVain = 0;
  for (;;) {
    const before = furthest;
    const result = await attempt((bytes) => {
      furthest = Math.max(furthest, bytes);
    });
    if (result.ok || !PASSING.includes(result.code)) return result;
    if (stopped()) return transportError("closed", "the transfer was stopped");
    inVain = furthest > before ? 0 : inVain + 1;
    if (inVain >= MOST_IN_VAIN) {
      return {
        ok: false,
        code: "stalled",
        message: `no byte was taken in ${inVain} attempts: ${result.message}`,
      };
    }
    if (inVain > 0) await pause(backoffMs(inVain, random()));
    if (stopped()) return transportError("closed", "the transfer was stopped");
  }
}
