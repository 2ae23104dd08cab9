import { ipNumber, ipText } from "./ip.ts";
import { networkOf } from "./network.ts";
import type { SubnetBody } from "./subnet-form.ts";

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
