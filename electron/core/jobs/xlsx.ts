import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { sheetFrame } from "./sheet-frame.ts";
import type { SheetFrame } from "./sheet-frame.ts";
import type { Cell, Rows, TableForm } from "./table.ts";

/** Rows of one sheet that Excel opens, its head among them. */
export const MOST_ROWS = 1_048_576;
/** Characters of a cell. */
const MOST_TEXT = 32_767;
/** Of the sheet's text, before it is packed. */
const CHUNK = 64 * 1024;

/**
 * Writes one sheet that Excel opens, row by row as the records come: however many there are, no more than
 * a page of them is held. A text is a text, never a formula, a number or a date; nothing has to be guarded
 * as in CSV.
 *
 * @param total how many records there are
 * @param slices pages of them
 * @param at for the entries of the file
 */
export async function writeSheet(
  handle: number,
  table: TableForm,
  total: number,
  slices: AsyncIterable<Rows>,
  at: Date,
): Promise<void> {
  const pages = slices[Symbol.asyncIterator]();
  const first = await pages.next();
  const records = first.done ? [] : first.value;
  const heads = table.heads ?? Object.keys(records[0] ?? {});
  const cellsOf = (page: Rows) => page.map((row) => table.cellsOf(row, heads));
  const shown = cellsOf(records);
  const frame = await sheetFrame(table.name, heads, shown, total);

  async function* sheet(): AsyncGenerator<string> {
    let row = 1;
    let text = frame.before;
    for (let cells: (readonly Cell[])[] | null = shown; cells;) {
      for (const each of cells) {
        text += rowOf((row += 1), each, frame);
        if (text.length < CHUNK) continue;
        yield text;
        text = "";
      }
      const next = await pages.next();
      cells = next.done ? null : cellsOf(next.value);
    }
    yield text + frame.after;
  }

  const zip = new ZipFile();
  const options = { mtime: at };
  for (const [name, bytes] of frame.others) zip.addBuffer(bytes, name, options);
  const body = Readable.from(sheet(), { objectMode: false });
  body.on("error", (error) => zip.outputStream.destroy(error));
  zip.addReadStream(body, frame.name, options);
  zip.end();
  // The file is closed by whoever opened it.
  await pipeline(zip.outputStream, createWriteStream("", { fd: handle, autoClose: false }));
}

function rowOf(row: number, cells: readonly Cell[], { columns, moment }: SheetFrame): string {
  const written = cells.map((cell, index) => cellOf(`${columns[index] ?? ""}${row}`, cell, moment));
  return `<row r="${row}">${written.join("")}</row>`;
}

function cellOf(at: string, cell: Cell, moment: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "string") {
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${textOf(cell)}</t></is></c>`;
  }
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : "";
  return `<c r="${at}" s="${moment}"><v>${daysOf(cell)}</v></c>`;
}

/** What XML does not know at all. */
const NO_XML = /[\uFFFE\uFFFF]/g;
/** A text that reads like the code of a character, which Excel would put in its place. */
const READ_AS_CODE = /_x(?=[0-9A-Fa-f]{4}_)/g;
/** What XML knows by its code alone, but for the two that it keeps. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F]/g;
const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function textOf(cell: string): string {
  const text = cell.length > MOST_TEXT ? `${cell.slice(0, MOST_TEXT - 1)}…` : cell;
  return text
    .toWellFormed()
    .replace(NO_XML, "\uFFFD")
    .replace(READ_AS_CODE, "_x005F_x")
    .replace(CONTROLS, (each) => `_x${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>]/g, (each) => MARKS[each] ?? each);
}

const DAY = 86_400_000;
/** Excel counts days from here, for all of this century. */
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** A sheet has no time zone: the moment that this machine's clock shows. */
function daysOf(at: Date): number {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  const shown = Date.UTC(year, month, day, at.getHours(), at.getMinutes(), at.getSeconds());
  return (shown - FIRST_DAY) / DAY;
}
