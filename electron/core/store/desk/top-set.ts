interface Ranked {
  id: string;
  rank: number;
}

/** Lowest rank first, then id, so that the order is total and what is newest stands at the cheap end. */
function inOrder(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The `cap` highest-ranked of many ids, kept up to date one change at a time. `settle` says who
 * came in and who fell out since it was last asked.
 */
export function createTopSet(cap: number) {
  let order: Ranked[] = [];
  const ranks = new Map<string, number>();
  let members = new Set<string>();
  let changed = new Set<string>();

  /** Index of an entry, or of the place where it belongs. */
  function placeOf(entry: Ranked): number {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(order[middle] as Ranked, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    /** Fills the empty set in one go. */
    load(entries: readonly Ranked[]): void {
      order = [...entries].sort(inOrder);
      for (const { id, rank } of order) {
        ranks.set(id, rank);
        changed.add(id);
      }
    },
    /** @param rank null takes the id out */
    set(id: string, rank: number | null): void {
      const old = ranks.get(id);
      if (old === rank || (old === undefined && rank === null)) return;
      changed.add(id);
      if (old !== undefined) order.splice(placeOf({ id, rank: old }), 1);
      if (rank === null) {
        ranks.delete(id);
        return;
      }
      ranks.set(id, rank);
      order.splice(placeOf({ id, rank }), 0, { id, rank });
    },
    has: (id: string): boolean => members.has(id),
    rankOf: (id: string): number | null => ranks.get(id) ?? null,
    settle(): { entered: string[]; left: string[] } {
      if (changed.size === 0) return { entered: [], left: [] };
      const entered: string[] = [];
      const left: string[] = [];
      if (order.length <= cap && members.size < cap) {
        // Everybody is in: only the changed ones can have come or gone.
        for (const id of changed) {
          const isIn = ranks.has(id);
          if (isIn && !members.has(id)) entered.push(id);
          if (!isIn && members.has(id)) left.push(id);
        }
        for (const id of entered) members.add(id);
        for (const id of left) members.delete(id);
      } else {
        const now = new Set(order.slice(-cap).map(({ id }) => id));
        for (const id of now) if (!members.has(id)) entered.push(id);
        for (const id of members) if (!now.has(id)) left.push(id);
        members = now;
      }
      changed = new Set();
      return { entered, left };
    },
  };
}
export type TopSet = ReturnType<typeof createTopSet>;
