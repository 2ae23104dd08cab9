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
 * A state is a word of a list and never cut: how much room the longest needs, and how wide its column is at the
 * least, with the icons of two marks behind it; in characters of the table.
 */
export function stateRoom(words: readonly string[]): { word: number; column: number } {
  const word = Math.max(...words.map(roomOf));
  return { word, column: Math.max(COLUMNS.status.em, word + ICONS_ROOM) };
}

/** Han and what is as wide take one em, letters of the Latin faces at most so much. */
const LETTER = 0.54;
const roomOf = (word: string): number =>
  [...word].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 1 : LETTER), 0);

const ICONS_ROOM = 3.8;
/** What the words of two marks take, beside their icons: where there is less, those stand alone. */
export const MARK_ROOM = 11;

/**
 * The columns of these for which there is room.
 * @param em width of the table in characters of it, without the boxes of the rows
 * @param gap between two columns, in the same unit
 * @param state width of the column of the state
 */
export function fittingColumns(
  columns: readonly ColumnId[],
  em: number,
  gap: number,
  state: number = COLUMNS.status.em,
): ColumnId[] {
  const width = (ids: readonly ColumnId[]) => widthOf(ids, gap, state);
  let fitting = [...columns];
  for (const id of DISPENSABLE) {
    if (width(fitting) <= em) break;
    fitting = fitting.filter((each) => each !== id);
  }
  return fitting;
}

/** What these columns take at the least, each with the gap behind it. */
export const widthOf = (ids: readonly ColumnId[], gap: number, state: number): number =>
  ids.reduce((sum, id) => sum + (id === "status" ? state : COLUMNS[id].em) + gap, 0);

/** @param state room for a state, and for marks behind it */
export function tracksOf(columns: readonly ColumnId[], state: number): string {
  return columns
    .map((id) => ({ ...COLUMNS[id], ...(id === "status" ? { em: state } : {}) }))
    .map(({ em, grow }) => (grow ? `minmax(${em}em, ${grow}fr)` : `${em}em`))
    .join(" ");
}
