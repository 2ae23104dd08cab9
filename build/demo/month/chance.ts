/** Chance from a seed: the same seed, the same office. */
export interface Chance {
  /** 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True so often, 0 to 1. */
  happens(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of them by its weight. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** So many of them, each once. */
  some<T>(from: readonly T[], count: number): T[];
  /** Another that does not disturb this one, however much is taken from it. */
  branch(word: string): Chance;
}

/** mulberry32: small, and good enough for who rings on which day. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => from[between(0, from.length - 1)] as T;
  return {
    next,
    between,
    pick,
    happens: (share) => next() < share,
    weighted(from) {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const found = from.find(([, weight]) => (left -= weight) < 0);
      return (found ?? (from[0] as (typeof from)[number]))[0];
    },
    some(from, count) {
      const left = [...from];
      const taken = [];
      while (taken.length < count && left.length > 0)
        taken.push(...left.splice(between(0, left.length - 1), 1));
      return taken;
    },
    branch: (word) =>
      chanceOf(
        [...word].reduce(
          (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
          seed ^ 0x811c9dc5,
        ),
      ),
  };
}
