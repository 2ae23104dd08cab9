/** Chance from a seed: the same seed gives the same numbers, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  float(): number;
  /** 0 ≤ x < below. */
  below(below: number): number;
  chance(probability: number): boolean;
  /** @throws Error for an empty list */
  pick<T>(list: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  bytes(count: number): Buffer;
  /** A stream of its own: what it is asked does not change what this one answers. */
  branch(): Random;
}

export function randomOf(seed: number): Random {
  // mulberry32 over a seed that is mixed first, since seeds are small numbers in a row.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const uint32 = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const float = () => uint32() / 2 ** 32;
  const below = (limit: number) => Math.floor(float() * limit);
  return {
    float,
    below,
    chance: (probability) => float() < probability,
    pick(list) {
      if (list.length === 0) throw new Error("nothing to pick from");
      return list[below(list.length)] as (typeof list)[number];
    },
    weighted(weights) {
      const entries = Object.entries<number>(weights);
      let left = float() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (left -= weight) < 0);
      return (found ?? entries[entries.length - 1])?.[0] as keyof typeof weights & string;
    },
    bytes(count) {
      return Buffer.from(Array.from({ length: count }, () => uint32() & 0xff));
    },
    branch: () => randomOf(uint32()),
  };
}
