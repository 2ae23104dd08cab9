import { expect, test } from "vitest";
import { indexNear, isInView, stepFrom } from "./list-cursor.ts";

/** A long list of which nobody knows the row that is `gone`; counts the rows that were looked at. */
function list(count: number, gone = -1) {
  const rows = { count, asked: 0, idAt: (index: number) => `row ${index}` as string | undefined };
  const { idAt } = rows;
  rows.idAt = (index) => {
    rows.asked += 1;
    return index === gone ? undefined : idAt(index);
  };
  return rows;
}

test.each([
  [0, 0],
  [3, 5],
  [5, 3],
  [9, 0],
  [0, 9],
  [4, 99],
  [4, -7],
])("row %i is found from %i", (index, near) => {
  expect(indexNear(list(10), `row ${index}`, near)).toBe(index);
});

test("what is not there is not found", () => {
  expect(indexNear(list(10, 4), "row 4", 4)).toBe(-1);
  expect(indexNear(list(10), null, 4)).toBe(-1);
  expect(indexNear(list(0), "row 0", 0)).toBe(-1);
});

test("one step in a long list looks at the rows beside it only", () => {
  const rows = list(100_000);
  expect(indexNear(rows, "row 80001", 80_000)).toBe(80_001);
  expect(rows.asked).toBeLessThan(5);
});

test.each([
  ["goes on from its row", 7, 7, 1, 8],
  ["goes back from its row", 7, 7, -1, 6],
  ["goes on to what stands now where its row stood", -1, 7, 1, 7],
  ["goes back to what stood before its row", -1, 7, -1, 6],
  ["goes a page on from where its row stood", -1, 7, 5, 11],
  ["begins at the top", -1, null, 1, 0],
  ["begins at the end", -1, null, -1, 9],
])("the cursor %s", (_, cursor, stood, by, to) => {
  expect(stepFrom(cursor, stood, 10, by)).toBe(to);
});

test("only a row that is whole between the head and the foot of a list is in view", () => {
  const rows = Array.from({ length: 10 }, (_, index) => ({ start: index * 20, end: index * 20 + 20 }));
  const list = {
    measurementsCache: rows,
    scrollOffset: 50,
    scrollRect: { height: 70 },
    options: { scrollPaddingStart: 20 },
  };
  expect(rows.map((_, index) => index).filter((index) => isInView(list, index))).toEqual([4]);
  expect(isInView({ ...list, scrollRect: null }, 4)).toBe(false);
  expect(isInView(list, 10)).toBe(false);
});
