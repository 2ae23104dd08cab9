import { expect, test } from "vitest";
import { COMMANDS } from "../../shared/domain/commands.ts";
import { changesOf, setOf, standing } from "./edits.ts";

const current = {
  ...{ place: "3F-12", tag: "IT-1", site: null, remark: "旧" },
  ...{ vip: false, active: true, "own.size": 27 },
};

test("only what was touched and differs is sent", () => {
  expect(changesOf({ place: "3F-12", tag: " IT-2 " }, current)).toEqual({ tag: "IT-2" });
  expect(changesOf({}, current)).toEqual({});
  expect(changesOf({ name: "", vip: false, "own.size": 27 }, current)).toEqual({});
  expect(changesOf({ site: null, acquiredOn: null, "own.panel": null }, current)).toEqual({});
  expect(changesOf({ remark: "", active: false, "own.size": null }, current)).toEqual({
    remark: "",
    active: false,
    "own.size": null,
  });
});

test("a new record sends what was entered", () => {
  expect(changesOf({ name: "李雷", dept: "", site: null, active: true }, {})).toEqual({
    name: "李雷",
    active: true,
  });
});

test("what somebody else changed meanwhile is shown, unless it was touched here", () => {
  expect(standing({}, current, "place")).toBe("3F-12");
  expect(standing({ place: "" }, current, "place")).toBe("");
  expect(standing({ active: false }, current, "active")).toBe(false);
});

test("keys of a map are sent in their map", () => {
  expect(setOf({ tag: "IT-2", "own.size": 24, "own.panel": "ips" })).toEqual({
    tag: "IT-2",
    own: { size: 24, panel: "ips" },
  });
});

test("what is sent has the form of the command", () => {
  const edits = { kind: "laptop", tag: "IT-1", acquiredOn: "2026-11-23", site: null, "own.size": 24 };
  const set = setOf(changesOf(edits, {}));
  expect(COMMANDS["asset.register"].schema.safeParse({ set }).error?.issues).toBeUndefined();
});
