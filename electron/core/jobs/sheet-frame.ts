import { writeXlsx } from "hucre/xlsx";
import { zipEntries } from "../proof/zip-entries.ts";
import type { Cell } from "./table.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const MOMENT = "yyyy-mm-dd hh:mm";
/** Width of a column, in characters of a Latin letter; of a head the button of the filter takes three. */
const WIDTH = { least: 8, most: 48, moment: 17, button: 3 };

/** A workbook of one sheet but for its rows, which are written between as they come. */
export interface SheetFrame {
  /** Of the sheet, in the file. */
  name: string;
  /** Its text before the first record, the head included, and after the last. */
  before: string;
  after: string;
  /** Style of a moment. */
  moment: string;
  /** Letters of the columns. */
  columns: string[];
  /** All else that the file holds. */
  others: [name: string, bytes: Buffer][];
}

/**
 * The library knows how a workbook is put together, but holds all of its rows until the end (550 MB for
 * 50 000 of twenty cells): it makes one of the head alone.
 *
 * @param first records by which the widths are chosen
 */
export async function sheetFrame(
  name: string,
  heads: readonly string[],
  first: readonly (readonly Cell[])[],
  total: number,
): Promise<SheetFrame> {
  const columns = heads.map((_, index) => columnName(index));
  const range = `A1:${columns.at(-1) ?? "A"}${total + 1}`;
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        // The second row is taken out again: its style is what is wanted.
        rows: [[...heads], [new Date(0)]],
        columns: heads.map((head, index) => ({ width: widthOf(head, index, first) })),
        cells: new Map([["1,0", { value: new Date(0), style: { numFmt: MOMENT } }]]),
        ...(heads.length > 0 ? { freezePane: { rows: 1 }, autoFilter: { range } } : {}),
      },
    ],
  });
  const entries = await zipEntries(Buffer.from(bytes));
  const sheet = entries?.get(SHEET)?.toString("utf8") ?? "";
  const [, before, sample, after] = /^(.*)<row r="2"[^>]*>(.*?)<\/row>(.*)$/s.exec(sheet) ?? [];
  const moment = /<c [^>]*s="(\d+)"/.exec(sample ?? "")?.[1];
  if (!entries || before === undefined || after === undefined || moment === undefined) {
    throw new Error("the library writes a sheet otherwise than it did");
  }
  const others = [...entries].filter(([each]) => each !== SHEET);
  const whole = before.replace(/<dimension ref="[^"]*"/, `<dimension ref="${range}"`);
  return { name: SHEET, before: whole, after, moment, columns, others };
}

/** As wide as the head and what is seen first, within reason. */
function widthOf(head: string, index: number, first: readonly (readonly Cell[])[]): number {
  let width = lengthOf(head) + WIDTH.button;
  for (const cells of first) {
    const cell = cells[index] ?? "";
    width = Math.max(width, cell instanceof Date ? WIDTH.moment : lengthOf(String(cell)));
  }
  return Math.min(WIDTH.most, Math.max(WIDTH.least, width + 1));
}

/** Characters that stand in the room of two Latin letters. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

function lengthOf(text: string): number {
  const seen = text.slice(0, WIDTH.most);
  return seen.length + (seen.match(WIDE)?.length ?? 0);
}

/** `A`, `Z`, `AA`. @param index from 0 */
function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before === 0 ? "" : columnName(before - 1)) + String.fromCharCode(65 + (index % 26));
}
