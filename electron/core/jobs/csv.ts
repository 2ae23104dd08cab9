import { writeSync } from "node:fs";

/** RFC 4180 with a byte-order mark, without which Excel takes Chinese for something else. */
export function csvWriter(handle: number) {
  let names: string[] | null = null;
  return {
    record(row: Record<string, unknown>) {
      if (!names) {
        names = Object.keys(row);
        writeSync(handle, `\uFEFF${names.map((name) => csvCell(name)).join(",")}\r\n`);
      }
      const cells = names.map((name) => csvCell(isTime(name, row[name]) ? timeOf(row[name]) : row[name]));
      writeSync(handle, `${cells.join(",")}\r\n`);
    },
    end() {
      if (!names) writeSync(handle, "\uFEFF");
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

export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const plain = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (typeof value !== "string") return quoted(plain);
  // A spreadsheet would run a text that begins like a formula, behind whatever blanks.
  if (/^\s*[=+\-@]|^[\t\r]/.test(plain)) return quoted(`'${plain}`);
  // Written as a formula of a text it stays the text that it is: tags, serials, telephone numbers.
  return quoted(TAKEN_FOR_ANOTHER.some((form) => form.test(plain.trim())) ? `="${plain}"` : plain);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Earlier numbers are none of milliseconds. */
const FIRST_TIME = 1e11;

const isTime = (name: string, value: unknown): value is number =>
  typeof value === "number" && value > FIRST_TIME && /At$/.test(name);

/** On the clock of this machine, as a spreadsheet shows a time and sorts it. */
function timeOf(ms: number): string {
  const at = new Date(ms);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
