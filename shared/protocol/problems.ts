/**
 * What can be wrong with syncing, as the person at the laptop is told (`app:problem.*` in both
 * catalogues). `speaks`: it needs a person, so the whole window says it until it is over. `error`:
 * what the request "sync now" is answered with.
 */
export const SYNC_PROBLEMS = {
  unreachable: { speaks: false, error: "offline" },
  /** It has more to do than it takes in at once, or has refused much of this laptop today. */
  busy: { speaks: false, error: "hub" },
  certificate: { speaks: true, error: "hub" },
  unauthenticated: { speaks: true, error: "hub" },
  revoked: { speaks: true, error: "hub" },
  wrongWorkspace: { speaks: true, error: "hub" },
  hubTooOld: { speaks: true, error: "hub" },
  clientTooOld: { speaks: true, error: "hub" },
  hubBehind: { speaks: true, error: "hub" },
  /** What the hub sends is not the one history that it has signed (ADR 28). */
  history: { speaks: true, error: "hub" },
  brake: { speaks: true, error: "hub" },
  forked: { speaks: true, error: "hub" },
  /** A full disk speaks for itself, synced or not. */
  readOnly: { speaks: false, error: "readOnly" },
  /** So does a damaged store: it is recovered at once, and what came of that is said. */
  damaged: { speaks: false, error: "file" },
  internal: { speaks: false, error: "hub" },
} as const satisfies Record<string, { speaks: boolean; error: string }>;

export type SyncProblem = keyof typeof SYNC_PROBLEMS;
