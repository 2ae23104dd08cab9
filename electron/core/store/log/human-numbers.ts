import { KINDS } from "../../../../shared/domain/kinds.ts";
import type { Meta } from "./meta.ts";

/** Series of human numbers that this device gives out: the prefixes that kinds declare. */
const SERIES: readonly string[] = KINDS.flatMap(({ series }) => series);

/** More than a device gives out between two backups. */
const LEAP = 1000;

/** The next number of a series: final, so it is counted up in the transaction that uses it. */
export function nextNumber(meta: Meta, series: string): string {
  const counted = `${series}-${meta.get("identity")?.code}`;
  const counters = meta.get("counters") ?? {};
  const next = (counters[counted] ?? 0) + 1;
  meta.set("counters", { ...counters, [counted]: next });
  return `${counted}-${String(next).padStart(4, "0")}`;
}

/** Numbers up to this one were given out by this device before it was put back to an older state. */
export function raiseNumber(meta: Meta, number: unknown): void {
  const match = typeof number === "string" ? /^([A-Z]{1,3}-[A-Z0-9]{2,6})-(\d{4,8})$/.exec(number) : null;
  const [, counted = "", digits = ""] = match ?? [];
  if (!counted.endsWith(`-${meta.get("identity")?.code}`)) return;
  const counters = meta.get("counters") ?? {};
  if (Number(digits) > (counters[counted] ?? 0)) {
    meta.set("counters", { ...counters, [counted]: Number(digits) });
  }
}

/**
 * This store is older than what its device has done since, and some of that is not in it: numbers
 * were given out, and spoken aloud, that it does not know of. Until the hub tells which, those
 * that may have been used are left out.
 */
export function leapNumbers(meta: Meta): void {
  const code = meta.get("identity")?.code;
  if (code === undefined) return;
  const counters = { ...meta.get("counters") };
  for (const series of SERIES) {
    const counted = `${series}-${code}`;
    counters[counted] = (counters[counted] ?? 0) + LEAP;
  }
  meta.set("counters", counters);
}
