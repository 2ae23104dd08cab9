import type { SubnetBody } from "./subnet-form.ts";
import { ipNumber, ipText } from "./ip.ts";

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

/** Whether an address lies in a network. */
export function liesIn({ network }: Pick<SubnetBody, "network">, ip: string): boolean {
  const range = networkOf(network);
  const number = ipNumber(ip);
  return range !== null && number !== null && number >= range.first && number <= range.last;
}

/** How many addresses of a subnet are given out at most. */
export function roomOf(subnet: SubnetBody): number {
  const { first, last } = givenOut(subnet);
  return Math.max(0, last - first + 1 - (isWithin(ipNumber(subnet.gateway), first, last) ? 1 : 0));
}

/** The lowest address of a subnet that nobody has; null where all are taken. */
export function nextFree(subnet: SubnetBody, taken: ReadonlySet<string>): string | null {
  const { first, last } = givenOut(subnet);
  for (let number = first; number <= last; number += 1) {
    const ip = ipText(number);
    if (ip !== subnet.gateway && !taken.has(ip)) return ip;
  }
  return null;
}

const isWithin = (number: number | null, first: number, last: number) =>
  number !== null && number >= first && number <= last;

function givenOut({ network, first, last }: SubnetBody): { first: number; last: number } {
  const range = networkOf(network) ?? { first: 1, last: 0 };
  return { first: ipNumber(first) ?? range.first, last: ipNumber(last) ?? range.last };
}
