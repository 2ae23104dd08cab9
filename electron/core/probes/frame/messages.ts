import type { CredentialsByKind } from "../../../../shared/domain/checklist/credentials.ts";
import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import type { HubAccess, ProbeAnswer, ProbeOptions, Ran } from "../probe.ts";
import type { NetworkTargets } from "../targets.ts";

/** What a thread is told when it starts. */
export interface ProbeOrder {
  probe: ProbeName;
  options: ProbeOptions;
  deadlineMs: number;
  targets: NetworkTargets;
  /** What to sign in with; handed to the thread of this one probe, and written nowhere. */
  credentials: Readonly<CredentialsByKind>;
  /** The same of the hub's token. */
  hubAccess: HubAccess | null;
}

/** From the thread: that its time begins, a program to run for it, how far it is, what it found. */
export type FromThread =
  | { kind: "began" }
  | { kind: "run"; id: number; program: string; args: readonly string[]; input: string | undefined }
  | { kind: "progress"; share: number }
  | { kind: "answer"; answer: ProbeAnswer };

export type ToThread = { kind: "ran"; id: number; ran: Ran | null } | { kind: "stop" };
