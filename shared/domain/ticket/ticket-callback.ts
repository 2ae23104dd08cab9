import { sha256Of } from "../../log/sha256.ts";

/** Of so many closed tickets one is asked about again. */
const ONE_OF = 10;

/**
 * Whether a ticket is drawn for a callback 回访. By a hash of its id: everybody reckons the same, and
 * nobody can choose.
 */
export function isCalledBack(ticket: string): boolean {
  return parseInt(sha256Of(`callback|${ticket}`).slice(0, 8), 16) % ONE_OF === 0;
}
