/** What stands in a cell; a moment as such, on the clock of this machine. */
export type Cell = string | number | boolean | null | Date;

/** How records become the rows of a table. */
export interface TableForm {
  /** Of the sheet. */
  name: string;
  /** Null where the first record says them. */
  heads: readonly string[] | null;
  cellsOf(row: Record<string, unknown>, heads: readonly string[]): readonly Cell[];
}

/** Records, as lists show them. */
export type Rows = readonly Record<string, unknown>[];

/** Writes records one after the other. */
export interface RowWriter {
  record(row: Record<string, unknown>): void;
  /** After the last. */
  end(): void;
}

/** Earlier numbers are none of milliseconds. */
const FIRST_TIME = 1e11;

const isTime = (name: string, value: unknown): value is number =>
  typeof value === "number" && value > FIRST_TIME && /At$/.test(name);

/** Records as they are, under the names of their fields. */
export function plainTable(name: string): TableForm {
  return {
    name,
    heads: null,
    cellsOf: (row, heads) => heads.map((head) => cellOf(head, row[head])),
  };
}

function cellOf(name: string, value: unknown): Cell {
  if (isTime(name, value)) return new Date(value);
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  return JSON.stringify(value);
}
