import { logLine } from "./log-line.ts";
import type { LogLine } from "./log-line.ts";

/**
 * The record file of one document: its number; the enrolments of the devices; the operation, and those by which
 * it was signed later; the personal parts at hand that they name. With them whoever holds the file can put together what was signed.
 */
export function recordFile(
  number: string,
  roster: readonly LogLine[],
  events: readonly LogLine[],
  parts: readonly string[],
): string {
  const lines = [
    `record\t${number}`,
    ...[...roster, ...events].map(logLine),
    ...parts.map((text) => `part\t${text}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
