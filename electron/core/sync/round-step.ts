import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import type { Environment } from "../environment.ts";
import type { Enrolment } from "./enrolment.ts";
import { problemOf } from "./round-outcome.ts";
import type { SyncProblem } from "../../../shared/protocol/problems.ts";
import type { RoundCounts } from "./round-outcome.ts";
import type { SyncStore } from "./sync-store.ts";
import type { HubTransport, TransportError } from "./transport.ts";

/** What a step of a round can end in, besides going on. */
export type Halt =
  | { halt: "problem"; problem: SyncProblem; message: string }
  /** Shake hands again and start over: the epoch changed, or what this member may see. */
  | { halt: "again" }
  /** Another laptop goes by this identity, or a number of its sequence is lost: it takes a new one. */
  | { halt: "forked" };

export interface Round {
  store: SyncStore;
  environment: Environment;
  enrolment: Enrolment;
  /** The transport for the store's present binding. */
  transport(): HubTransport;
  /** Handshake of a recent round, when it may still be relied on. */
  handshake: HandshakeReply | null;
  /** Nothing newer is on the hub, as far as its notices said: a push need not wait for a pull. */
  caughtUp: boolean;
  /**
   * Feed number up to which the hub's log is known here: pulled, or own operations that the hub accepted
   * right behind what was known.
   */
  through: number;
  /** Whether the page of those own operations may be pulled by a later round. */
  mayLeaveOwn: boolean;
  brakeReleased: boolean;
  /** Asked between steps; a stopped round ends where it is, everything stored so far stays. */
  stopped(): boolean;
  onConnected(handshake: HandshakeReply): void;
  onProgress(done: number, total: number): void;
  onChange(): void;
  counts: RoundCounts;
}

export function halted(error: TransportError): Halt {
  if (error.code === "epoch") return { halt: "again" };
  if (error.code === "deviceForked") return { halt: "forked" };
  return { halt: "problem", problem: problemOf(error), message: error.message };
}

export function problem(code: SyncProblem, message: string): Halt {
  return { halt: "problem", problem: code, message };
}
