import { hubProblem } from "../../../shared/protocol/errors.ts";
import type { SyncProblem } from "../../../shared/protocol/problems.ts";
import { isOwnCode, TRANSPORT_PROBLEMS } from "./transport.ts";
import type { TransportError } from "./transport.ts";

export interface RoundCounts {
  /** Operations that were new to this laptop. */
  pulled: number;
  accepted: number;
  refused: number;
  /** Operations a restored hub had lost and took back from this laptop. */
  reoffered: number;
  /** Operations that still wait. */
  waiting: number;
  /** This laptop was a clone, or had lost a number of its sequence, and got an identity of its own. */
  newIdentity: boolean;
}

export type RoundOutcome =
  /** Everything was exchanged, but for what the hub is too old to understand. */
  | ({ ok: true; problem: null | "hubTooOld" } & RoundCounts)
  | ({ ok: false; problem: SyncProblem | "notPaired" | "stopped"; message: string } & RoundCounts);

export function noCounts(): RoundCounts {
  return { pulled: 0, accepted: 0, refused: 0, reoffered: 0, waiting: 0, newIdentity: false };
}

/** What a failed exchange means to the person at the laptop. */
export function problemOf({ code, details }: TransportError): SyncProblem {
  return isOwnCode(code) ? TRANSPORT_PROBLEMS[code] : hubProblem(code, details);
}
