import { expect, test } from "vitest";
import { linksOf } from "./doctor-links.ts";

const broken = (value: string) => linksOf([{ name: "broken", of: "", value, unit: "" }]);

test("what stands before the broken link is good, what stands behind it was not reached", () => {
  expect(broken("gateway").map(({ state }) => state)).toEqual([
    ...["good", "good", "broken"],
    ...Array.from({ length: 6 }, () => "notReached"),
  ]);
});

test("a chain without a broken link is good throughout; a link that nobody knows is still named", () => {
  expect(new Set(broken("").map(({ state }) => state))).toEqual(new Set(["good"]));
  expect(broken("tunnel").at(-1)).toEqual({ name: "tunnel", state: "broken" });
});

test("without a result there is no chain", () => {
  expect(linksOf([])).toEqual([]);
});
