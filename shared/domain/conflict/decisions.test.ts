import { describe, expect, test } from "vitest";
import type { ConflictRow } from "./conflict-view.ts";
import { decisionsOf } from "./decisions.ts";

function conflict(id: string, change: Partial<ConflictRow> = {}): ConflictRow {
  return {
    id,
    class: "text",
    kind: "ticket",
    entity: "t1",
    field: "",
    label: "",
    sides: [],
    at: 1,
    ...change,
  };
}

function claim(field: string, records: readonly string[], at = 1): ConflictRow {
  const sides = records.map((value, index) => ({ op: value, actor: "m", at, seq: index, value }));
  return conflict(`unique:asset:${field}:X`, {
    class: "unique",
    kind: "asset",
    field,
    at,
    sides: sides as unknown as ConflictRow["sides"],
  });
}

const ids = (rows: readonly ConflictRow[]) => decisionsOf(rows).map(({ rows: of }) => of.map(({ id }) => id));

describe("decisions", () => {
  test("one thing registered twice is one, whatever its records have in common, in any order of sides", () => {
    const rows = [claim("tag", ["b", "a"], 5), claim("serial", ["a", "b"], 9)];
    expect(ids(rows)).toEqual([["unique:asset:serial:X", "unique:asset:tag:X"]]);
    expect(ids(rows.toReversed())).toEqual(ids(rows));
  });

  test("other records are another one, and so is every text and state of its own", () => {
    const rows = [
      claim("serial", ["a", "b", "c"]),
      claim("tag", ["a", "b"]),
      conflict("ticket:t1:title"),
      conflict("ticket:t1:description"),
    ];
    expect(decisionsOf(rows)).toHaveLength(4);
  });

  test("it keeps its key when one of its conflicts is settled alone; the latest stand first", () => {
    const [both] = decisionsOf([claim("serial", ["a", "b"]), claim("tag", ["a", "b"])]);
    const [left] = decisionsOf([claim("tag", ["a", "b"])]);
    expect(left?.key).toBe(both?.key);
    expect(ids([conflict("old", { at: 1 }), conflict("new", { at: 2 })])).toEqual([["new"], ["old"]]);
  });
});
