import { logLine } from "./log-line.ts";
import type { LogLine } from "./log-line.ts";

/**
 * The record file of one document: its number; the enrolment of its device; the operation; the personal
 * parts at hand that it names. With them whoever holds the file can put together what was signed.
 */
export function recordFile(
  number: string,
  roster: readonly LogLine[],
  event: LogLine,
  parts: readonly string[],
): string {
  const lines = [
    `record\t${number}`,
    ...[...roster, event].map(logLine),
    ...parts.map((text) => `part\t${text}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
