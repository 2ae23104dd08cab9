import { expect, test } from "vitest";
import { wrongsOf } from "../../records/asking-form.ts";
import { knownHere } from "../../records/known-here.ts";
import { fieldForm } from "./field-form.ts";

const ID = "01a209d5-1df3-7169-b53f-f27f9bb07cf8";
const known = knownHere(Date.parse("2026-11-25T10:00:00+08:00"), 0, []);

test.each([
  ["monitor", 27, []],
  ["monitor", "big", ["value"]],
  ["laptop", 27, ["value"]],
  ["laptop", null, []],
])("of a %s a size of %j is judged by what the asset is: %j", (kind, value, wrong) => {
  const form = fieldForm("asset", ID, "own.size", { kind });
  expect(Object.keys(wrongsOf(form, value, known))).toEqual(wrong);
});
