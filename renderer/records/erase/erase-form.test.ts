import { expect, test } from "vitest";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { wrongsOf } from "../asking-form.ts";
import { knownHere } from "../known-here.ts";
import { eraseForm, lockedUntil } from "./erase-form.ts";

const record = "person:00000000-0000-7000-8000-000000000001";
const all = ["set.name", "set.phone"];
const filled = { places: all, reason: " asked for ", rule: " art. 17 " };

test("all places together are asked for as everything, some by their names", () => {
  const asked = { record, paths: [], reason: "asked for", rule: "art. 17", wish: false };
  expect(eraseForm(record, all, false).asks(filled)).toEqual(["record.erase", asked]);
  const [, some] = eraseForm(record, all, true).asks({ ...filled, places: ["set.phone"] });
  expect(some).toMatchObject({ paths: ["set.phone"], wish: true });
});

test("reason and rule are asked for, each where it is entered", () => {
  const wrongs = (values: typeof filled) =>
    Object.keys(wrongsOf(eraseForm(record, all, false), values, knownHere(0, 0, [])));
  expect(wrongs({ ...filled, reason: "", rule: " " })).toEqual(["reason", "rule"]);
  expect(wrongs(filled)).toEqual([]);
});

test("what the law keeps is told by its day", () => {
  const refused = (details: CoreError["details"]): CoreError => ({
    ...{ code: "notAllowed", message: "", path: "operation" },
    ...(details ? { details } : {}),
  });
  expect(lockedUntil(refused({ rule: "locked", until: "2036-11-23" }))).toBe("2036-11-23");
  expect(lockedUntil(refused({ rule: "nothing" }))).toBe(null);
  expect(lockedUntil(refused(undefined))).toBe(null);
  expect(lockedUntil(null)).toBe(null);
});
