import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import { textOfCell, timeInCell } from "../jobs/csv.ts";
import type { Rejection } from "./inventory.ts";
import { isRegister, shownText } from "./sheet-columns.ts";
import { decode } from "./raw-document.ts";

/** Largest file of a register that is read. */
export const MAX_SHEET_BYTES = 32 * 1024 * 1024;
/** Most records of one file: as many as files of one import. */
export const MAX_ROWS = 50_000;
/** Rows between which the core answers. */
const SLICE = 500;

/** One record of an exported register, perhaps as a person changed it. */
export interface SheetRow {
  /** As a spreadsheet counts its rows, the names being the first; in JSON the place in the list, from 1. */
  place: number;
  /** What each column says; '' for an empty cell. A column that is missing says nothing. */
  cells: ReadonlyMap<string, string>;
  /** The last moment at which the register may have said this, ms since the epoch; 0 when the row does not tell. */
  until: number;
  /** The file may have lost characters that its encoding does not have. */
  lossy: boolean;
  /** Why this row cannot be read; null where it can. */
  fault: Rejection | null;
}

export type OpenedSheet = { ok: true; rows: SheetRow[] } | { ok: false; rejection: Rejection };

/** Reads the register as `export` writes it, CSV or JSON; null for what is no such file. */
export async function openSheet(bytes: Uint8Array): Promise<OpenedSheet | null> {
  const unicode = decode(bytes);
  const text = unicode ?? decode(bytes, "gb18030");
  if (text === null) return null;
  const sheet = /^\s*\[/.test(text) ? listed(text) : await table(text, unicode === null);
  if (!sheet?.ok) return sheet;
  if (sheet.rows.length > MAX_ROWS) {
    return reject("tooManyRows", `more than the ${MAX_ROWS} rows that are read at a time`);
  }
  return sheet.rows.length === 0 ? reject("emptySheet", "the table has no rows") : sheet;
}

function listed(text: string): OpenedSheet | null {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  const isRecord = (each: unknown) =>
    typeof each === "object" && each !== null && isRegister(Object.keys(each));
  if (!Array.isArray(list) || !list.some(isRecord)) return null;
  const rows = list.map((each: unknown, index): SheetRow => {
    const values = typeof each === "object" && each !== null ? Object.entries(each) : [];
    const cells = new Map(values.map(([name, value]) => [name, written(value)]));
    const at = new Map<string, unknown>(values).get("updatedAt");
    return { place: index + 1, cells, until: typeof at === "number" ? at : 0, lossy: false, fault: null };
  });
  return { ok: true, rows };
}

const written = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : shownText(value as string | null);

/** Spreadsheets write the separator of the country they stand in. */
const SEPARATORS = [",", ";", "\t"];

async function table(text: string, lossy: boolean): Promise<OpenedSheet | null> {
  const [first = ""] = text.split(/\r?\n|\r/, 1);
  const namesBy = (separator: string) =>
    first.split(separator).map((name) => name.replace(/^"(.*)"$/, "$1").trim());
  const delimiter = SEPARATORS.find((each) => isRegister(namesBy(each)));
  if (delimiter === undefined) return null;
  const columns = namesBy(delimiter);
  const named = columns.filter((name) => name !== "");
  if (new Set(named).size < named.length) {
    return reject("twiceNamed", "two columns have the same name", "1");
  }
  const rows: SheetRow[] = [];
  const options = { delimiter, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };
  let place = 0;
  try {
    for await (const record of Readable.from(pieces(text)).pipe(parse(options))) {
      place += 1;
      if (place % SLICE === 0) await nextTurn();
      const cells = (record as string[]).map(textOfCell);
      // Spreadsheets leave rows behind that were emptied.
      if (place > 1 && cells.some((cell) => cell !== "")) rows.push(rowOf(place, columns, cells, lossy));
      if (rows.length > MAX_ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return reject("brokenTable", "the quotes of the table do not match", String(place + 1));
  }
  return { ok: true, rows };
}

/** So that the parser, which takes all it is given at a time, lets the core answer between two pieces. */
function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    // Never between the halves of one character.
    let end = at + 65_536;
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end += 1;
    yield text.slice(at, end);
    at = end;
  }
}

function rowOf(
  place: number,
  columns: readonly string[],
  values: readonly string[],
  lossy: boolean,
): SheetRow {
  const cells = new Map<string, string>();
  let fault: Rejection | null = null;
  for (const [index, value] of values.entries()) {
    const name = columns[index] ?? "";
    if (name !== "") cells.set(name, value);
    else if (value !== "") {
      fault = { code: "moreCells", message: "there is a cell in a column without a name", path: "" };
    }
  }
  return { place, cells, until: timeInCell(cells.get("updatedAt") ?? "") ?? 0, lossy, fault };
}

function reject(code: string, message: string, path = ""): OpenedSheet {
  return { ok: false, rejection: { code, message, path } };
}
