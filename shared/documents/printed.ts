import type { ReceiptPlace } from "./document.ts";

/** A moment as the clock of whoever wrote it showed it, to the minute, with its offset: `2026-11-23 10:00 +08:00`. */
export function printedMoment(timestamp: string): string {
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})[\d:.]*(Z|[+-]\d{2}:\d{2})$/.exec(timestamp) ?? [];
  if (day === undefined || time === undefined || zone === undefined) return timestamp;
  return `${day} ${time} ${zone === "Z" ? "+00:00" : zone}`;
}

/** A hash as a person compares it: in groups of four. */
export function printedHash(hash: string): string {
  return (hash.match(/.{1,4}/gu) ?? []).join(" ");
}

/** Fills `{name}` in words. */
export function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

/** `1–3, 5`: numbers of lines, runs as runs. */
export function printedLines(numbers: readonly number[], between: string): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(between);
}

/** A receipt in print and as its QR, which needs no line feed at its end. */
export function receiptPlace(receipt: string | null, title: string): ReceiptPlace | null {
  const code = receipt?.trimEnd();
  return code === undefined ? null : { title, lines: code.split("\n"), code };
}
