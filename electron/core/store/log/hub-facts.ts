import type { HubBinding } from "../../identity.ts";
import type { Store } from "../store.ts";

/** So much older than the last round may be what a program that was killed says of it. */
const ROUND_KEPT_MS = 60_000;

/** What is known of the hub beside its log: its keys, its clock, when all was last exchanged. */
export function createHubFacts({ meta, integrate }: Store) {
  let round: number | null = null;

  function keepRound(): void {
    const now = round;
    if (now !== null && now !== meta.get("lastSync")) integrate(() => meta.set("lastSync", now));
  }

  return {
    setHubKeys(keys: readonly string[]): void {
      const binding = meta.get("binding");
      if (binding) integrate(() => meta.set("binding", { ...binding, keys, keysNamed: true }));
    },
    setVouching(vouching: HubBinding["vouching"]): void {
      const binding = meta.get("binding");
      if (binding) integrate(() => meta.set("binding", { ...binding, vouching }));
    },
    skew: (): number | null => meta.get("clockSkewMs") ?? null,
    setSkew(ms: number): void {
      if (meta.get("clockSkewMs") !== ms) integrate(() => meta.set("clockSkewMs", ms));
    },
    lastSync: (): number | null => round ?? meta.get("lastSync") ?? null,
    setLastSync(hubMs: number): void {
      round = hubMs;
      // Every act of a colleague is a round, and each transaction waits for the disk.
      if (Math.abs(hubMs - (meta.get("lastSync") ?? -Infinity)) >= ROUND_KEPT_MS) keepRound();
    },
    keepLastSync: keepRound,
  };
}
