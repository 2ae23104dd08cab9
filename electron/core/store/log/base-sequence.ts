import type { Meta } from "./meta.ts";
import type { Sqlite } from "../care/open-database.ts";

/** The envelope takes no more ranges than this. */
const MAX_RANGES = 100;

/**
 * Ranges at or below the base sequence that this store does not hold: the recorded gaps of the
 * hub's restores, minus what came back from them. Where there are too many, neighbours are joined
 * over what lies between; that claims to have seen less, which can only show a clash too many.
 */
export function exceptOf(db: Sqlite, meta: Meta): [number, number][] {
  const gaps = meta.get("gaps") ?? [];
  const base = meta.get("baseSeq") ?? 0;
  if (gaps.length === 0) return [];
  const held = db
    .prepare<[number, number], number>(
      "SELECT seq FROM operation WHERE seq BETWEEN ? AND ? AND status = 'accepted' ORDER BY seq",
    )
    .pluck();
  const ranges: [number, number][] = [];
  for (const gap of mergedGaps(gaps)) {
    const end = Math.min(gap.to, base);
    let from = gap.from;
    for (const seq of held.iterate(gap.from, end)) {
      if (seq > from) ranges.push([from, seq - 1]);
      from = seq + 1;
    }
    if (from <= end) ranges.push([from, end]);
  }
  return joinNearest(ranges);
}

/** Above this number nothing that is integrated changes what {@link exceptOf} answers. */
export function endOfGaps(meta: Meta): number {
  return Math.max(0, ...(meta.get("gaps") ?? []).map(({ to }) => to));
}

function mergedGaps(gaps: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...gaps].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

function joinNearest(ranges: [number, number][]): [number, number][] {
  if (ranges.length <= MAX_RANGES) return ranges;
  const spans = ranges.slice(1).map(([from], index) => from - (ranges[index] as [number, number])[1]);
  const widest = new Set(
    spans
      .map((span, index) => ({ span, index }))
      .sort((a, b) => b.span - a.span)
      .slice(0, MAX_RANGES - 1)
      .map(({ index }) => index),
  );
  const joined: [number, number][] = [];
  ranges.forEach(([from, to], index) => {
    const last = joined.at(-1);
    if (last && !widest.has(index - 1)) last[1] = to;
    else joined.push([from, to]);
  });
  return joined;
}
