import { keyPairFromSeed } from "../../hub/log/hub-crypto.ts";
import type { HubKeyPair } from "../../hub/log/hub-crypto.ts";

/** Numbers that follow from a seed alone. */
export interface Seeded {
  /** From 0 to `below`, without it. */
  upTo(below: number): number;
  one<T>(from: readonly T[]): T;
  bytes(count: number): Buffer;
  uuid(): string;
  keyPair(): HubKeyPair;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0 || 1;
  const next = () => {
    // Numerical Recipes' generator; its upper bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => Math.floor(next() * 256)));
  return {
    upTo: (below) => Math.floor(next() * below),
    one: (from) => from[Math.floor(next() * from.length)] as never,
    bytes,
    uuid() {
      const hex = bytes(16).toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    keyPair: () => keyPairFromSeed(bytes(32)),
  };
}
