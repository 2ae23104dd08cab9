import { expect, test } from "vitest";
import { ENTITY_KINDS } from "../domain/evolve.ts";
import { QUERIES } from "./queries.ts";

const watches = Object.entries(QUERIES).flatMap(([name, { params, watch }]) =>
  typeof watch === "string" ? [] : [{ name, params: Object.keys(params.shape), ...watch }],
);

test("what a query watches are kinds of record that there are", () => {
  const named = watches.flatMap(({ name, record, kinds = [] }) =>
    [...kinds, ...(typeof record === "string" ? [record] : [])].map((kind) => [name, kind] as const),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(([, kind]) => !Object.hasOwn(ENTITY_KINDS, kind))).toEqual([]);
});

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
