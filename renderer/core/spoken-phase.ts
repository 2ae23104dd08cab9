import type { SyncPhase, SyncStatus } from "../../shared/ipc/change-batch.ts";

/** What stands beside the indicator: the words for a phase, which say what the phase alone does not. */
export type SpokenPhase = SyncPhase | "busy";

export function spokenPhase({ phase, problem }: SyncStatus): SpokenPhase {
  // Conflicts to look at do not mean that syncing stands still.
  if (phase === "needsAttention" && problem === null) return "idle";
  // The hub was reached; that it takes nothing now is not this laptop's network.
  if (phase === "offline" && problem === "busy") return "busy";
  return phase;
}

/** Files that wait for the hub; who works alone waits for none. */
export function filesToSend({ phase, files }: SyncStatus): number {
  return phase === "alone" ? 0 : files.waiting;
}
