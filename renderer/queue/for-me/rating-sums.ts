interface Rated {
  technician: string | null;
  name: string;
  /** 0 of one that this program cannot read. */
  stars: number;
}

interface Sum {
  technician: string | null;
  name: string;
  count: number;
  total: number;
}

/** What ratings come to for each technician, the most rated first. What cannot be read counts for nothing. */
export function ratingSums(rated: readonly Rated[]): Sum[] {
  const sums = new Map<string | null, Sum>();
  for (const { technician, name, stars } of rated) {
    if (stars === 0) continue;
    const { count, total } = sums.get(technician) ?? { count: 0, total: 0 };
    sums.set(technician, { technician, name, count: count + 1, total: total + stars });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
