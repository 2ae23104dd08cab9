import { expect, test } from "vitest";
import { changesOf, flagOf, textOf } from "./directory-edits.ts";

const current = { name: "陈敏", phone: "", site: null, vip: false, active: true };

test("only what was touched and differs is sent", () => {
  expect(
    changesOf({ name: " 陈敏 ", phone: "8001", vip: false, active: false, site: null }, current),
  ).toEqual({
    phone: "8001",
    active: false,
  });
});

test("a new record sends what was entered", () => {
  expect(changesOf({ name: "李雷", dept: "", site: null, active: true }, {})).toEqual({
    name: "李雷",
    active: true,
  });
});

test("a field shows what was touched, else what stands", () => {
  expect(textOf({ name: "" }, current, "name")).toBe("");
  expect(textOf({}, current, "name")).toBe("陈敏");
  expect(textOf({}, current, "site")).toBe("");
  expect(flagOf({}, current, "active")).toBe(true);
  expect(flagOf({ active: false }, current, "active")).toBe(false);
});
