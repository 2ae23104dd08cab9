import { PROTOCOL } from "../../../shared/protocol/version.ts";
import type { SyncStatus } from "../../../shared/ipc/change-batch.ts";
import type { TransportError } from "./transport.ts";

export type SyncProblem = NonNullable<SyncStatus["problem"]>;

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
export function problemOf(error: TransportError): SyncProblem {
  switch (error.code) {
    case "unreachable":
    case "closed":
    case "rateLimited":
      return "unreachable";
    case "certificate":
      return "certificate";
    case "unauthenticated":
      return "unauthenticated";
    case "revoked":
      return "revoked";
    case "wrongWorkspace":
      return "wrongWorkspace";
    case "hubBehind":
    case "gap":
      // At a gap the hub expects an operation it had accepted before: it lost some without saying so.
      return "hubBehind";
    case "deviceForked":
      return "forked";
    case "protocol":
      return tooOld(error.details);
    default:
      return "internal";
  }
}

/** Hubs are upgraded first, so unless the hub's range lies below ours this program is the older one. */
function tooOld(hub: Record<string, unknown> | undefined): SyncProblem {
  const older = typeof hub?.max === "number" && hub.max < PROTOCOL.min;
  return older ? "hubTooOld" : "clientTooOld";
}
