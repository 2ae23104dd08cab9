import { describe, expect, test } from "vitest";
import { assembleSchema } from "./schema.ts";

describe("a database put together from parts", () => {
  test("has the migrations in order and the tables by what becomes of them", () => {
    const schema = assembleSchema([
      { tables: { log: "dumped" }, migrations: { 1: ["log"] } },
      { tables: { view: "derived", code: "dumped" }, migrations: { 3: ["view"], 1: ["code"] } },
      {},
      { migrations: { 2: ["index"] } },
    ]);
    expect(schema).toEqual({
      large: {},
      version: 3,
      migrations: [["log", "code"], ["index"], ["view"]],
      dumped: ["log", "code"],
      derived: ["view"],
    });
  });

  test("two features that took one number, or one table, and a number that nobody has are found", () => {
    const first = { tables: { log: "dumped" }, migrations: { 1: ["log"] } } as const;
    const second = { migrations: { 2: ["a"] } };
    expect(() => assembleSchema([first, second, { migrations: { 2: ["b"] } }])).toThrow(
      "migration 2 is declared twice",
    );
    expect(() => assembleSchema([first, { migrations: { 3: ["c"] } }])).toThrow("migration 2 is missing");
    expect(() => assembleSchema([first, { tables: { log: "derived" } }])).toThrow(
      "the table log is declared twice",
    );
  });
});
