import { expect, test } from "vitest";
import type { HiddenDetail } from "../../../shared/ipc/queries.ts";
import type { Erasure } from "../../../shared/log/state.ts";
import { reasonsFor } from "./hidden-reasons.ts";

const erasure = (op: string, parts: string[], until: string | null = null): Erasure => ({
  by: { op, device: "d", deviceSeq: 1, actor: "m", seq: 9, at: 0 },
  ...{ parts, until, what: [], reason: "asked", rule: "art. 17" },
});
const first = erasure("e1", ["p1", "p2"]);
const second = erasure("e2", ["p3"]);
const detail: HiddenDetail = {
  hidden: [
    { op: "o1", path: "set.phone", part: "p1" },
    { op: "o1", path: "set.mail", part: "p2" },
    { op: "o2", path: "set.phone", part: "p3" },
    { op: "o2", path: "set.mail", part: "p4" },
    { op: "o3", path: "text", part: "p5" },
  ],
  // What is only wished erases nothing.
  erasures: [first, second, erasure("wish", ["p5"], "2036-01-01")],
  writers: { phone: "o2", mail: "o1" },
};

test("a field says why the value that stands is hidden, not one before it", () => {
  expect(reasonsFor(detail, { field: "phone" })).toEqual([second]);
  expect(reasonsFor(detail, { field: "mail" })).toEqual([first]);
});

test("an operation says it of its own value of a field, else of all that it said, each reason once", () => {
  expect(reasonsFor(detail, { operation: "o1", field: "phone" })).toEqual([first]);
  expect(reasonsFor(detail, { operation: "o1" })).toEqual([first]);
  expect(reasonsFor(detail, { operation: "o2" })).toEqual([second, "absent"]);
  expect(reasonsFor(detail, { operation: "o3", field: "note" })).toEqual(["absent"]);
});

test("nothing is said of what is not hidden here", () => {
  expect(reasonsFor(detail, { field: "place" })).toEqual([]);
  expect(reasonsFor(detail, {})).toEqual([]);
});
