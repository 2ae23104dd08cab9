import { expect, test } from "vitest";
import { readingsGiven } from "./readings-given.ts";

test("readings are what was typed: yes and no in the language of the window, numbers, words; what is left out was not read", () => {
  const typed = { up: "是", speed: "１００", duplex: "half", kind: "-", mac: " ", shell: "rm" };
  expect(readingsGiven("link", typed, { yes: "是", no: "否" })).toEqual({
    ...{ up: true, speed: 100, duplex: "half", kind: "" },
  });
  expect(readingsGiven("link", { up: "No" }, { yes: "Yes", no: "No" })).toEqual({ up: false });
  expect(readingsGiven("nothing", { up: "1" }, { yes: "y", no: "n" })).toEqual({});
});
