import type { EntityKey } from "../../../../shared/log/operation.ts";

/**
 * How a record that something else names belongs to the desk: `named` by what is there by its own
 * right, or `brought` by what is only named. Further nobody follows names, so two records that name
 * each other do not keep each other there.
 */
export type Level = "named" | "brought";
/** Who names others: what is there by its own right, or what is named by that. */
type Owner = "own" | "named";

/** Who names whom on the desk, counted, with the records whose place may have changed by it. */
export function createDeskNames() {
  const counts = { own: new Map<EntityKey, number>(), named: new Map<EntityKey, number>() };
  /** What each owner names, to take it back when it goes. */
  const byOwner = new Map<string, { level: Owner; keys: readonly EntityKey[] }>();
  const doubtful = new Set<EntityKey>();

  function count({ level, keys }: { level: Owner; keys: readonly EntityKey[] }, by: 1 | -1): void {
    for (const key of keys) {
      const now = (counts[level].get(key) ?? 0) + by;
      if (now > 0) counts[level].set(key, now);
      else counts[level].delete(key);
      doubtful.add(key);
    }
  }

  return {
    levelOf(key: EntityKey): Level | null {
      if (counts.own.has(key)) return "named";
      return counts.named.has(key) ? "brought" : null;
    },
    /** @param level null for an owner that names nothing any more */
    set(owner: string, level: Owner | null, keys: readonly EntityKey[]): void {
      const old = byOwner.get(owner);
      const same = old?.level === level && old?.keys.join() === keys.join();
      if (same || (!old && (level === null || keys.length === 0))) return;
      if (old) count(old, -1);
      if (level === null || keys.length === 0) {
        byOwner.delete(owner);
        return;
      }
      const now = { level, keys };
      byOwner.set(owner, now);
      count(now, 1);
    },
    /** A record's place on the desk may be another now. */
    doubt(key: EntityKey): void {
      doubtful.add(key);
    },
    /** Takes one of the doubtful records; undefined when there is none. */
    next(): EntityKey | undefined {
      const [key] = doubtful;
      if (key !== undefined) doubtful.delete(key);
      return key;
    },
  };
}
