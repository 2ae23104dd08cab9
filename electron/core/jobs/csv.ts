import { writeSync } from "node:fs";
import { plainTable } from "./table.ts";
import type { RowWriter, TableForm } from "./table.ts";

/** RFC 4180 with a byte-order mark, without which Excel takes Chinese for something else. */
export function csvWriter(handle: number, { heads: said, cellsOf }: TableForm = plainTable("")): RowWriter {
  let heads = said;
  const line = (cells: readonly unknown[]) => `${cells.map(csvCell).join(",")}\r\n`;
  writeSync(handle, said ? `\uFEFF${line(said)}` : "\uFEFF");
  return {
    record(row) {
      if (!heads) writeSync(handle, line((heads = Object.keys(row))));
      const cells = cellsOf(row, heads).map((cell) => (cell instanceof Date ? timeOf(cell) : cell));
      writeSync(handle, line(cells));
    },
    end() {
      // Each row was written as it came.
    },
  };
}

/** Texts that a spreadsheet reads as a number, a date, a time or a truth, and shows as something else. */
const TAKEN_FOR_ANOTHER = [
  /^[+-]?0\d/,
  /^\d{12,}$/,
  /^[+-]?[\d.,]*\d[eE][+-]?\d+$/,
  /^\d{1,4}([-/.])\d{1,2}(\1\d{1,4})?$/,
  /^\d{1,2}:\d{2}/,
  /^\d{1,2}[-/ ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*([-/ ]?\d{2,4})?$/i,
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ]?\d{1,4}$/i,
  /^\d+([/-])\d+$/,
  /^\d{1,4}年|^\d{1,2}月/,
  /^(true|false)$/i,
];

/**
 * Texts that a spreadsheet would run, behind whatever blanks; and those that look like one which was
 * kept from it, so that every text has one form of its own.
 */
const GUARDED = /^'*(\s*[=+\-@]|[\t\r])/;

export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const plain = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (typeof value !== "string") return quoted(plain);
  if (GUARDED.test(plain)) return quoted(`'${plain}`);
  // Written as a formula of a text it stays the text that it is: tags, serials, telephone numbers.
  const taken = TAKEN_FOR_ANOTHER.some((form) => form.test(plain.trim()));
  return quoted(taken ? `="${plain.replaceAll('"', '""')}"` : plain);
}

/**
 * The text that `csvCell` wrote, from the cell of a table (its quotes are the table's own). A spreadsheet
 * that saved the file has put texts in the place of their formulas: those are read as they are.
 */
export function textOfCell(cell: string): string {
  const formula = /^="((?:[^"]|"")*)"$/.exec(cell)?.[1];
  if (formula !== undefined) return formula.replaceAll('""', '"');
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** On the clock of this machine, as a spreadsheet shows a time and sorts it. */
function timeOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** What spreadsheets write of a time: year first, or month, day and year; often without the seconds. */
const TIMES = [
  /^(?<y>\d{4})[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?[ T]+(?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2}))?$/,
  /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4}),? +(?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2}))?$/,
];

/**
 * The last moment that a cell of `timeOf` may mean, on the clock of this machine, ms since the epoch:
 * a cell knows no parts of a second, and no seconds where a spreadsheet left them out. Null for no time.
 */
export function timeInCell(cell: string): number | null {
  for (const form of TIMES) {
    const parts = form.exec(cell.trim())?.groups;
    if (!parts) continue;
    const [y = 0, m = 0, d = 0, h = 0, i = 0] = [parts.y, parts.m, parts.d, parts.h, parts.i].map(Number);
    const at = new Date(y, m - 1, d, h, i, Number(parts.s ?? 59), 999);
    // A month of 13 is the day first, and no time that can be told.
    return at.getMonth() === m - 1 && at.getDate() === d ? at.getTime() : null;
  }
  return null;
}
