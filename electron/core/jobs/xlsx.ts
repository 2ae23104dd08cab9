import { writeSync } from "node:fs";
import { writeXlsx } from "hucre/xlsx";
import type { CellValue } from "hucre/xlsx";
import type { Cell, RowWriter, TableForm } from "./table.ts";

/** Rows of one sheet that Excel opens, its head among them. */
export const MOST_ROWS = 1_048_576;
/** Characters of a cell. */
const MOST_TEXT = 32_767;

/** What XML does not know; controls the library writes as Excel does. */
const NO_XML = /[\uFFFE\uFFFF]/g;

/** A text that reads like the code of a character, which Excel would put in its place. */
const READ_AS_CODE = /_x(?=[0-9A-Fa-f]{4}_)/g;

const MOMENT = "yyyy-mm-dd hh:mm";
/** Width of a column, in characters of a Latin letter; of a head the button of the filter takes two. */
const WIDTH = { least: 8, most: 48, moment: 17, button: 3 };

/**
 * One sheet, made when all its rows are there: about 11 kB of memory a row of twenty cells until then.
 * A text is a text, never a formula, a number or a date; nothing has to be guarded as in CSV.
 */
export function xlsxWriter(handle: number, { name, heads: said, cellsOf }: TableForm): RowWriter {
  let heads = said;
  const rows: CellValue[][] = [];
  const widths: number[] = [];
  const moments = new Set<number>();

  function add(cells: readonly Cell[], spare = 0): void {
    rows.push(cells.map(valueOf));
    cells.forEach((cell, index) => {
      if (cell instanceof Date) moments.add(index);
      const width = cell instanceof Date ? WIDTH.moment : widthOf(String(cell ?? "")) + spare;
      if (width > (widths[index] ?? 0)) widths[index] = width;
    });
  }
  if (said) add(said, WIDTH.button);

  return {
    record(row) {
      if (!heads) add((heads = Object.keys(row)), WIDTH.button);
      add(cellsOf(row, heads));
    },
    async end() {
      const last = columnName(Math.max(1, heads?.length ?? 1) - 1);
      const bytes = await writeXlsx({
        sheets: [
          {
            name,
            rows,
            columns: widths.map((width, index) => ({
              width: Math.min(WIDTH.most, Math.max(WIDTH.least, width + 1)),
              ...(moments.has(index) ? { numFmt: MOMENT } : {}),
            })),
            ...(heads ? { freezePane: { rows: 1 }, autoFilter: { range: `A1:${last}${rows.length}` } } : {}),
          },
        ],
      });
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    },
  };
}

function valueOf(cell: Cell): CellValue {
  if (typeof cell !== "string") return cell instanceof Date ? asShownHere(cell) : cell;
  const text = cell.length > MOST_TEXT ? `${cell.slice(0, MOST_TEXT - 1)}…` : cell;
  return text.toWellFormed().replace(NO_XML, "\uFFFD").replace(READ_AS_CODE, "_x005F_x");
}

/** A sheet has no time zone: the moment that this machine's clock shows, said as if it were that of UTC. */
function asShownHere(at: Date): Date {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  return new Date(Date.UTC(year, month, day, at.getHours(), at.getMinutes(), at.getSeconds()));
}

/** Characters that stand in the room of two Latin letters. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

function widthOf(text: string): number {
  const seen = text.slice(0, WIDTH.most);
  return seen.length + (seen.match(WIDE)?.length ?? 0);
}

/** `A`, `Z`, `AA`. @param index from 0 */
function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before === 0 ? "" : columnName(before - 1)) + String.fromCharCode(65 + (index % 26));
}
