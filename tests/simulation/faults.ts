/** Everything that may go wrong. A run counts how often each really did. */
export const FAULTS = [
  "dropRequest",
  /** The reply is lost after the hub has done its work. */
  "dropReply",
  "delay",
  "duplicate",
  "reorder",
  "consoleCrash",
  /** The hub dies before the commit; nothing of the batch is kept. */
  "hubCrashBeforeCommit",
  /** The hub dies after the commit; nobody is told. */
  "hubCrashAfterCommit",
  "wrongClock",
  "clockJump",
  /** The hub is put back from an older backup: a new epoch. */
  "hubRestore",
  /** A laptop is copied, and both go on. */
  "clone",
  /** A laptop is put back to an older image of itself after it had sent everything. */
  "imageRestore",
  "roleChange",
  "monthsOffline",
] as const;
export type Fault = (typeof FAULTS)[number];
export type FaultCounts = Record<Fault, number>;

export function noFaults(): FaultCounts {
  return Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as FaultCounts;
}
