import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { zipEntries } from "../proof/zip-entries.ts";
import { plainTable } from "./table.ts";
import type { Rows, TableForm } from "./table.ts";
import { writeSheet } from "./xlsx.ts";

const folder = mkdtempSync(join(tmpdir(), "deskside-xlsx-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function* paged(records: Rows): AsyncGenerator<Rows> {
  for (let at = 0; at < records.length; at += 3) yield await Promise.resolve(records.slice(at, at + 3));
}

/** The sheet as its parts say it, with no library of spreadsheets. */
async function written(table: TableForm, records: Rows) {
  const file = join(folder, "a.xlsx");
  const handle = openSync(file, "w");
  await writeSheet(handle, table, records.length, paged(records), new Date(2026, 10, 5));
  closeSync(handle);
  const parts = await zipEntries(readFileSync(file));
  const part = (name: string) => parts?.get(name)?.toString("utf8") ?? "";
  const texts = [...part("xl/sharedStrings.xml").matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)].map(
    ([, t]) => t,
  );
  const sheet = part("xl/worksheets/sheet1.xml");
  const cells = Object.fromEntries(
    [
      ...sheet.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(?: s="(\d+)")?[^>]*>(.*?)<\/c>/gs),
    ].map(([, at = "", s, type = "n", other, inner = ""]) => {
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? "";
      const inline = /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1];
      const shown = type === "s" ? texts[Number(value)] : type === "inlineStr" ? inline : value;
      return [at, { type, style: s ?? other, value: shown }];
    }),
  );
  return { sheet, cells, part };
}

const TAKEN_FOR_ANOTHER = [
  "=cmd|' /C calc'!A0",
  "000482",
  "8939010102358478435",
  "1-2",
  "+86 138",
  "@SUM(A1)",
  "TRUE",
];

test("a text stays the text that it is: no formula, no number, no date", async () => {
  const { cells, sheet } = await written(
    plainTable("assets"),
    TAKEN_FOR_ANOTHER.map((tag) => ({ tag })),
  );
  expect(sheet).not.toContain("<f>");
  TAKEN_FOR_ANOTHER.forEach((text, row) => {
    const shown = text.replaceAll("'", "&apos;");
    const cell = cells[`A${row + 2}`];
    expect(cell?.type).toBe("inlineStr");
    expect([text, shown]).toContain(cell?.value);
  });
});

test("numbers and truths are such; a moment is a date of this machine's clock, and sorts as one", async () => {
  const { cells, part } = await written(plainTable("assets"), [
    { number: "A-K7-0001", pending: 3, active: true, updatedAt: new Date(2026, 10, 5, 18, 30).getTime() },
  ]);
  expect(cells.B2).toMatchObject({ type: "n", value: "3" });
  expect(cells.C2).toMatchObject({ type: "b", value: "1" });
  // Days since the end of 1899, as every spreadsheet counts.
  const days = (Date.UTC(2026, 10, 5, 18, 30) - Date.UTC(1899, 11, 30)) / 86_400_000;
  expect(Number(cells.D2?.value)).toBeCloseTo(days, 8);
  expect(part("xl/styles.xml")).toContain('formatCode="yyyy-mm-dd hh:mm"');
});

test("head and its filter stay in sight; columns are as wide as what they hold, within reason", async () => {
  const { sheet, part } = await written(plainTable("tickets"), [
    { number: "T-K7-0001", title: "打印机卡纸，报销单打不出来", long: "x".repeat(4000) },
  ]);
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(sheet).toContain('<autoFilter ref="A1:C2"');
  expect(sheet).toContain('<dimension ref="A1:C2"/>');
  const widths = [...sheet.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths[0]).toBeLessThan(16);
  expect(widths[1]).toBeGreaterThan(26);
  expect(widths[2]).toBe(48);
  expect(part("xl/workbook.xml")).toContain('name="tickets"');
});

test("controls, halves of characters and texts that are too long leave a file that opens", async () => {
  const { cells } = await written(plainTable("assets"), [
    { a: "\u0000\u0008<&>\uFFFE", b: "\uD842", c: "长".repeat(40_000), d: "_x0041_" },
  ]);
  for (const { value } of Object.values(cells)) {
    expect(value).not.toMatch(/[\u0000-\u0008\uFFFE\uFFFF]/);
  }
  expect(cells.C2?.value?.length).toBe(32_767);
  // Else Excel shows an A.
  expect(cells.D2?.value).toBe("_x005F_x0041_");
});

test("of nothing there is a sheet with its heads", async () => {
  const heads = ["编号", "标题"];
  const { cells } = await written({ name: "工单", heads, cellsOf: () => [] }, []);
  expect([cells.A1?.value, cells.B1?.value]).toEqual(heads);
  await written(plainTable("assets"), []);
});
