import { ipNumber } from "./ip.ts";

/** Widest network that is given out address by address. */
const LEAST_BITS = 16;
const MOST_BITS = 30;

/** First and last number of a network that hosts may have: its own and the broadcast address are none; null for no network. */
export function networkOf(text: string): { first: number; last: number } | null {
  const [address = "", bits = "", ...more] = text.split("/");
  const number = ipNumber(address);
  const size = /^\d{1,2}$/u.test(bits) ? Number(bits) : 0;
  if (number === null || more.length > 0 || size < LEAST_BITS || size > MOST_BITS) return null;
  const count = 2 ** (32 - size);
  if (number % count !== 0) return null;
  return { first: number + 1, last: number + count - 2 };
}
