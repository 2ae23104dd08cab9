export interface BoundedMap<T> {
  get(name: string): T | undefined;
  set(name: string, value: T, weight: number): void;
  clear(): void;
}

/** Values that together weigh no more than `most`; what was not asked for the longest goes first. */
export function boundedMap<T>(most: number): BoundedMap<T> {
  const kept = new Map<string, { value: T; weight: number }>();
  let total = 0;
  const drop = (name: string) => {
    total -= kept.get(name)?.weight ?? 0;
    kept.delete(name);
  };
  return {
    get(name) {
      const held = kept.get(name);
      if (!held) return undefined;
      kept.delete(name);
      kept.set(name, held);
      return held.value;
    },
    set(name, value, weight) {
      drop(name);
      kept.set(name, { value, weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (total <= most) return;
        drop(oldest);
      }
    },
    clear() {
      kept.clear();
      total = 0;
    },
  };
}
