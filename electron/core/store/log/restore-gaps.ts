import type { RestoreGap } from "../../../../shared/protocol/handshake.ts";

/**
 * Up to here the hub's log and the one this store has followed are surely the same. A hub may be put
 * back twice: first from a backup that was too old, then from a better one, whose operations have
 * lower feed numbers than those this store has meanwhile seen from the first.
 */
export function lastCommonFeed(known: readonly RestoreGap[], told: readonly RestoreGap[]): number {
  const both = (gap: RestoreGap) =>
    [known, told].every((list) => list.some(({ epoch }) => epoch === gap.epoch));
  return Math.min(...[...known, ...told].filter((gap) => !both(gap)).map(({ from }) => from - 1));
}

export function unionOf(known: readonly RestoreGap[], told: readonly RestoreGap[]): RestoreGap[] {
  const union = [...known];
  for (const gap of told) {
    const has = union.some(
      ({ epoch, from, to }) => epoch === gap.epoch && from === gap.from && to === gap.to,
    );
    if (!has) union.push(gap);
  }
  return union;
}
