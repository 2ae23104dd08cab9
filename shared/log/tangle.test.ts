import fc from "fast-check";
import { expect, test } from "vitest";
import { isTangled, topLevelOf } from "./tangle.ts";

const nested = (depth: number, open = "[", close = "]") => open.repeat(depth) + close.repeat(depth);

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test("depth is counted outside of strings, whatever stands in them", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: "binary" }), (value) => {
      const depth = depthOf(value);
      const text = JSON.stringify(value);
      expect(isTangled(text, depth)).toBe(false);
      if (depth > 0) expect(isTangled(text, depth - 1)).toBe(true);
    }),
    { seed: 20261126 },
  );
  expect(isTangled(JSON.stringify({ text: '\\"' + nested(100) }), 1)).toBe(false);
  expect(isTangled('"never ends [[[[', 1)).toBe(false);
});

test("what is very deep or very wide is found out before it is parsed", () => {
  expect(isTangled(nested(3_000_000), 64)).toBe(true);
  expect(isTangled(`[${"[],".repeat(20_000)}0]`, 64, 10_000)).toBe(true);
  expect(isTangled(`[${"[],".repeat(9_000)}0]`, 64, 10_000)).toBe(false);
});

test("the top level is what it was, without what is inside of it", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 4 })), (value) => {
      const flat = Object.entries(value).map(([key, inner]) => [
        key,
        typeof inner === "object" ? null : inner,
      ]);
      expect(JSON.parse(topLevelOf(JSON.stringify(value)))).toEqual(
        JSON.parse(JSON.stringify(Object.fromEntries(flat))),
      );
    }),
    { seed: 20261126 },
  );
  const deep = `{"id":"a","payload":${nested(100_000)},"v":1}`;
  expect(JSON.parse(topLevelOf(deep))).toEqual({ id: "a", payload: null, v: 1 });
});
