import { isIP } from "node:net";
import { listOf, numberIn, textOf } from "../frame/powershell.ts";

/** A node on the way; '' is one that does not answer. */
export interface Hop {
  number: number;
  address: string;
}

/** Report of `mtr -n -j`; null when it is none. */
export function readMtr(json: unknown): Hop[] | null {
  const report = listOf(listOf(json)[0]?.report)[0];
  const hubs = listOf(report?.hubs);
  if (hubs.length === 0) return null;
  return hubs.flatMap((hub) => {
    const number = numberIn(hub.count);
    const host = textOf(hub.host);
    return number === null ? [] : [{ number, address: isIP(host) === 0 ? "" : host }];
  });
}

/** `tracert -d` and `traceroute -n`: a line begins with the number of the hop, its address is an address. */
export function readTrace(text: string): Hop[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const numbered = /^\s*(\d{1,2})\s+(.*)$/.exec(line);
    if (!numbered) return [];
    const [, number, rest = ""] = numbered;
    const words = rest.split(/\s+/).map((word) => word.replace(/^[[(]|[\])。.]$/g, ""));
    const address = words.find((word) => isIP(word) !== 0) ?? "";
    return address !== "" || rest.includes("*") ? [{ number: Number(number), address }] : [];
  });
}
