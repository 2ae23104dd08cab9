import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { csvCell, csvWriter } from "./csv.ts";

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
