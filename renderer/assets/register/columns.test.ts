import { expect, test } from "vitest";
import { QUERIES } from "../../../shared/ipc/queries.ts";
import {
  COLUMNS,
  COLUMN_IDS,
  FIXED,
  chosenColumns,
  fittingColumns,
  keptColumns,
  stateRoom,
  tracksOf,
  widthOf,
} from "./columns.ts";

test("what is kept is shown again; what another version knew is passed over", () => {
  const columns = chosenColumns("place,nothing,tag");
  expect(columns).toEqual(["number", "name", "tag", "place"]);
  expect(chosenColumns(keptColumns(columns))).toEqual(columns);
  expect(chosenColumns("")).toEqual(["number", "name"]);
  expect(chosenColumns(null)).toContain("holder");
});

test("columns go until the rest fits, never those by which a row is known", () => {
  const all = [...COLUMN_IDS];
  expect(fittingColumns(all, 1000, 1)).toEqual(all);
  for (let em = 120; em > 0; em -= 7) {
    const fitting = fittingColumns(all, em, 1);
    const width = fitting.reduce((sum, id) => sum + COLUMNS[id].em + 1, 0);
    expect(width <= em || fitting.length === FIXED.size).toBe(true);
    expect(fitting.filter((id) => FIXED.has(id))).toEqual([...FIXED]);
  }
});

test("a column sorts by an order that the core has, and each order has one column", () => {
  const orders = QUERIES["asset.page"].params.shape.sort.unwrap().options;
  expect(
    Object.values(COLUMNS)
      .flatMap(({ sort }) => sort ?? [])
      .sort(),
  ).toEqual([...orders].sort());
});

test("the state has room for the longest word there is, and other columns go for it", () => {
  expect(stateRoom(["在用"])).toEqual({ word: 2, column: COLUMNS.status.em });
  expect(stateRoom(["在用", "一二三四五六七八九十"])).toMatchObject({ word: 10 });
  const { word, column: state } = stateRoom(["In use", "Awaiting signature"]);
  expect(word).toBeGreaterThan(9);
  expect(state).toBeGreaterThan(word + 3);
  expect(tracksOf(["number", "status"], state)).toBe(`${COLUMNS.number.em}em ${state}em`);
  const all = [...COLUMN_IDS];
  const just = widthOf(all, 1, COLUMNS.status.em);
  expect(fittingColumns(all, just, 1)).toEqual(all);
  expect(fittingColumns(all, just, 1, state)).not.toContain("updated");
});
