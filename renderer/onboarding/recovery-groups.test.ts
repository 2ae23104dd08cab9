import { expect, test } from "vitest";
import { recoveryGroups } from "./recovery-groups.ts";

test("a recovery key keeps its own groups", () => {
  expect(recoveryGroups("AB3D-9K2M QX7P")).toEqual(["AB3D", "9K2M", "QX7P"]);
});

test("an ungrouped key is split by four, nothing lost", () => {
  expect(recoveryGroups("ABCDEFGHIJ")).toEqual(["ABCD", "EFGH", "IJ"]);
  expect(recoveryGroups("")).toEqual([]);
});
