import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { csvCell, csvWriter, textOfCell, timeInCell } from "./csv.ts";

test.each([
  "000482",
  "8939010102358478435",
  "13800138000000",
  "1-2",
  "3/4",
  "2024-03",
  "2024-03-05",
  "12E5",
  "MAR-7",
  "7月3日",
  "08:30",
  "TRUE",
])("%j stays the text that it is", (text) => {
  expect(csvCell(text)).toBe(`"=""${text}"""`);
});

test.each(["IT-2024-00137", "PF3ABC1", "13800138000", "三楼", "5CD103JGCR", "192.168.1.10"])(
  "%j is written as it is",
  (text) => expect(csvCell(text)).toBe(text),
);

test.each(["=1+1", " =cmd|x", "@SUM(A1)", "-2+3", "+86 138"])("%j is not run", (text) => {
  expect(csvCell(text)).toMatch(/^"?'/);
});

test("times are written as a person reads them, numbers as numbers", () => {
  const folder = mkdtempSync(join(tmpdir(), "deskside-csv-"));
  const file = join(folder, "a.csv");
  const handle = openSync(file, "w");
  const write = csvWriter(handle);
  write.record({ number: "A-K7-0001", pending: 3, updatedAt: new Date(2026, 10, 5, 9, 3, 7).getTime() });
  write.end();
  closeSync(handle);
  expect(readFileSync(file, "utf8")).toBe(
    "\uFEFFnumber,pending,updatedAt\r\nA-K7-0001,3,2026-11-05 09:03:07\r\n",
  );
  rmSync(folder, { recursive: true });
});

/** Texts that meet the guards: what they are made of, and anything. */
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ..."='\"+-@,;\t\r\n 0129eE./:",
        "年",
        "true",
        "mar",
        '="',
        '"',
        "\uFEFF",
        "\u3000",
        "\u00a0",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

test("every text is read as it was written, alone and in a row", () => {
  const seen = fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (row) => {
    const text = `n,${row.map(csvCell).join(",")}\r\n`;
    const [read = []] = parse(text, { record_delimiter: "\r\n" });
    expect(read.slice(1).map(textOfCell)).toEqual(row);
  });
  fc.assert(seen, { seed: 20261207, numRuns: 2000 });
});

test("two texts never have one cell", () => {
  const alike = [
    "=1",
    "'=1",
    "''=1",
    "'",
    "'a",
    '="1"',
    '\'="1"',
    "0012",
    '="0012"',
    "\t",
    "'\t",
    '08:30 "x"',
  ];
  expect(new Set(alike.map(csvCell)).size).toBe(alike.length);
});

test.each([
  ["2026-11-05 09:03:07", new Date(2026, 10, 5, 9, 3, 7, 999)],
  ["2026/11/5 9:03", new Date(2026, 10, 5, 9, 3, 59, 999)],
  ["11/5/2026 9:03", new Date(2026, 10, 5, 9, 3, 59, 999)],
])("%s is the time until %s", (cell, at) => expect(timeInCell(cell)).toBe(at.getTime()));

test.each(["", "25/12/2026 9:03", "2026-02-30 10:00", "soon", "45966.37"])("%j is no time", (cell) =>
  expect(timeInCell(cell)).toBeNull(),
);
