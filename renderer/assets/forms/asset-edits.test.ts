import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { changesOf, shownValue } from "./asset-edits.ts";

describe("edits of an asset", () => {
  const current = { place: "3F-12", tag: "IT-1", site: null, remark: "旧" };

  test("only what was touched and differs is sent", () => {
    expect(changesOf({ place: "3F-12", tag: " IT-2 " }, current)).toEqual({ tag: "IT-2" });
    expect(changesOf({}, current)).toEqual({});
    expect(changesOf({ name: "" }, current)).toEqual({});
    expect(Object.keys(changesOf({ name: undefined }, current))).toEqual([]);
    expect(changesOf({ site: null, acquiredOn: null }, current)).toEqual({});
    expect(changesOf({ remark: "" }, current)).toEqual({ remark: "" });
  });

  test("what somebody else changed meanwhile is shown, unless it was touched here", () => {
    expect(shownValue("place", {}, current)).toBe("3F-12");
    expect(shownValue("place", { place: "" }, current)).toBe("");
    expect(shownValue("site", {}, current)).toBe("");
  });

  test("what is sent has the form of the command", () => {
    const set = changesOf({ kind: "laptop", tag: "IT-1", acquiredOn: "2026-11-23", site: null }, {});
    expect(COMMANDS["asset.register"].schema.safeParse({ set }).error?.issues).toBeUndefined();
  });
});
