import type { AssetSort } from "./filters.ts";

export const COLUMN_IDS = [
  "number",
  "name",
  "kind",
  "model",
  "tag",
  "serial",
  "status",
  "holder",
  "site",
  "place",
  "updated",
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

interface Column {
  /** In characters of the table: it is never narrower. */
  em: number;
  /** Share of the room that is left. */
  grow?: number;
  /** The order of the core that it heads; a column without one is not sorted. */
  sort?: AssetSort;
}

/** By which a row is known: always there. */
export const FIXED: ReadonlySet<ColumnId> = new Set(["number", "name"]);

export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  number: { em: 7.2, sort: "number" },
  name: { em: 11, grow: 2, sort: "name" },
  kind: { em: 5 },
  model: { em: 10, grow: 1.5 },
  tag: { em: 8.4, sort: "tag" },
  serial: { em: 10.4 },
  status: { em: 7.5 },
  holder: { em: 6.5, sort: "holder" },
  site: { em: 7, grow: 0.5 },
  place: { em: 7.5, grow: 1 },
  updated: { em: 9, sort: "updated" },
};

/** Until somebody chooses others. */
const USUAL: readonly ColumnId[] = ["kind", "model", "tag", "serial", "status", "holder", "place"];
/** The first goes first where the table is too narrow for all. */
const DISPENSABLE: readonly ColumnId[] = [
  "updated",
  "kind",
  "model",
  "site",
  "serial",
  "place",
  "tag",
  "status",
  "holder",
];

/** The columns that somebody chose, as they are kept; those of another version are passed over. */
export function chosenColumns(kept: string | null): ColumnId[] {
  const wanted: readonly string[] = kept === null ? USUAL : kept.split(",");
  return COLUMN_IDS.filter((id) => FIXED.has(id) || wanted.includes(id));
}

export function keptColumns(columns: readonly ColumnId[]): string {
  return columns.filter((id) => !FIXED.has(id)).join(",");
}

/**
 * The columns of these for which there is room.
 * @param em width of the table in characters of it, without the boxes of the rows
 * @param gap between two columns, in the same unit
 */
export function fittingColumns(columns: readonly ColumnId[], em: number, gap: number): ColumnId[] {
  const width = (ids: readonly ColumnId[]) => ids.reduce((sum, id) => sum + COLUMNS[id].em + gap, 0);
  let fitting = [...columns];
  for (const id of DISPENSABLE) {
    if (width(fitting) <= em) break;
    fitting = fitting.filter((each) => each !== id);
  }
  return fitting;
}

export function tracksOf(columns: readonly ColumnId[]): string {
  return columns
    .map((id) => COLUMNS[id])
    .map(({ em, grow }) => (grow ? `minmax(${em}em, ${grow}fr)` : `${em}em`))
    .join(" ");
}
