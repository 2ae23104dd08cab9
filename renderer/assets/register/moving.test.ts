import { expect, test } from "vitest";
import { movedOf } from "./moving.ts";

test("what was entered earlier for others moves none of them, unless it is gone on with", () => {
  const draft = { assets: ["a", "b"] };
  expect(movedOf(["c"], draft)).toEqual(["c"]);
  expect(movedOf([], draft)).toEqual(["a", "b"]);
});
