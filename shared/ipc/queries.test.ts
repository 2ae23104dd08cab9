import { expect, test } from "vitest";
import { QUERIES } from "./queries.ts";

const watches = Object.entries(QUERIES).flatMap(([name, { params, watch }]) =>
  typeof watch === "string" ? [] : [{ name, params: Object.keys(params.shape), ...watch }],
);

test("a query that watches one record says which, by its id", () => {
  const records = watches.filter(({ record }) => record !== undefined);
  expect(records.length).toBeGreaterThan(0);
  expect(records.filter(({ params }) => !params.includes("id")).map(({ name }) => name)).toEqual([]);
});

test("a query that watches something watches a record or a kind", () => {
  expect(
    watches
      .filter(({ record, kinds = [] }) => record === undefined && kinds.length === 0)
      .map(({ name }) => name),
  ).toEqual([]);
});
