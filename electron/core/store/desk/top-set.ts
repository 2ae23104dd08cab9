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
  const members = new Set<string>();
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

  function isAmongFirst(id: string): boolean {
    const rank = ranks.get(id);
    return rank !== undefined && placeOf({ id, rank }) >= order.length - cap;
  }

  /** What changed, and what so many changes may have moved over the border. */
  function doubtful(): Set<string> {
    const border = Math.max(0, order.length - cap);
    const reach = changed.size;
    const near = order.slice(Math.max(0, border - reach), border + reach);
    return new Set([...changed, ...near.map(({ id }) => id)]);
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
      for (const id of doubtful()) {
        const isIn = isAmongFirst(id);
        if (isIn && !members.has(id)) entered.push(id);
        if (!isIn && members.has(id)) left.push(id);
      }
      for (const id of entered) members.add(id);
      for (const id of left) members.delete(id);
      changed = new Set();
      return { entered, left };
    },
  };
}
export type TopSet = ReturnType<typeof createTopSet>;
