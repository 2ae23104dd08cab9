import type { Store } from "../store.ts";

/** What is known of the hub beside its log: its keys, its clock, when all was last exchanged. */
export function createHubFacts({ meta, integrate }: Store) {
  return {
    setHubKeys(keys: readonly string[]): void {
      const binding = meta.get("binding");
      if (binding) integrate(() => meta.set("binding", { ...binding, keys, keysNamed: true }));
    },
    skew: (): number | null => meta.get("clockSkewMs") ?? null,
    setSkew(ms: number): void {
      if (meta.get("clockSkewMs") !== ms) integrate(() => meta.set("clockSkewMs", ms));
    },
    lastSync: (): number | null => meta.get("lastSync") ?? null,
    setLastSync(hubMs: number): void {
      integrate(() => meta.set("lastSync", hubMs));
    },
  };
}
