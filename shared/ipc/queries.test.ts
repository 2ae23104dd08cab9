import { expect, test } from "vitest";
import { KIND_NAMES } from "../domain/kinds.ts";
import { QUERIES, ownKindOf } from "./queries.ts";

const watches = Object.entries(QUERIES).flatMap(([name, { params, watch }]) =>
  typeof watch === "string" ? [] : [{ name, params: Object.keys(params.shape), watch }],
);

test("a query that watches one record says which, by its id", () => {
  const records = watches.filter(({ watch }) => "kindOf" in watch || watch.own === "record");
  expect(records.length).toBeGreaterThan(0);
  expect(records.filter(({ params }) => !params.includes("id")).map(({ name }) => name)).toEqual([]);
});

test("a query that watches its own kind is named after one", () => {
  const own = watches.filter(({ watch }) => "own" in watch).map(({ name }) => ownKindOf(name));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((kind) => !KIND_NAMES.some((name) => name === kind))).toEqual([]);
});
