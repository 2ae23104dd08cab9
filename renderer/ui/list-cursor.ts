/** The rows of a list or table as far as they are known. */
export interface Rows {
  count: number;
  /** Undefined while the row is on its way. */
  idAt: (index: number) => string | undefined;
}

/**
 * Where a row is, looked for from where it stood last: a key asks for a row or two, however long the list is.
 * @returns -1 where it is not, or is not known to be
 */
export function indexNear({ count, idAt }: Rows, wanted: string | null, near: number): number {
  if (wanted === null) return -1;
  const from = Math.min(Math.max(near, 0), count - 1);
  for (let away = 0; away < count; away += 1) {
    for (const index of away === 0 ? [from] : [from - away, from + away]) {
      if (index >= 0 && index < count && idAt(index) === wanted) return index;
    }
  }
  return -1;
}

/**
 * The row to which the cursor goes.
 * @param cursor index of its row; -1: not in the list
 * @param stood where it stood last; null: nowhere yet
 */
export function stepFrom(cursor: number, stood: number | null, count: number, by: number): number {
  if (cursor >= 0) return cursor + by;
  if (stood === null) return by > 0 ? 0 : count - 1;
  // The row that was next stands now where the one that is gone stood.
  return by > 0 ? stood + by - 1 : stood + by;
}

/** What a virtual list knows of itself without asking the page, which would have to lay everything out first. */
interface Measured {
  measurementsCache: readonly { start: number; end: number }[];
  scrollOffset: number | null;
  scrollRect: { height: number } | null;
  options: { scrollPaddingStart: number };
}

/** Whether all of a row is in view, so that nothing has to be scrolled. */
export function isInView(list: Measured, index: number): boolean {
  const row = list.measurementsCache[index];
  const top = list.scrollOffset ?? 0;
  const height = list.scrollRect?.height ?? 0;
  return row !== undefined && row.start > top + list.options.scrollPaddingStart && row.end < top + height;
}
