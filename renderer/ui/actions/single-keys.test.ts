import { expect, test } from "vitest";
import { keyThatActs } from "./single-keys.ts";

test("an act is shown with its first key, and without single keys with the first that still acts", () => {
  expect(keyThatActs(true, ["z", "mod+z"])).toBe("z");
  expect(keyThatActs(false, ["z", "mod+z"])).toBe("mod+z");
  expect(keyThatActs(false, ["shift+n", "]", "?"])).toBeUndefined();
  expect(keyThatActs(false, ["Escape"])).toBe("Escape");
  expect(keyThatActs(true, [undefined])).toBeUndefined();
});
