import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, sameJson } from "./canonical.ts";

const SEED = 20261123;

describe("canonical JSON", () => {
  test("RFC 8785, 3.2.2: the example of the RFC", () => {
    const input = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],` +
        String.raw`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    ) as unknown;
    expect(canonicalJson(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test("RFC 8785, 3.2.3: keys are sorted by UTF-16 code units, not by code points", () => {
    const keys = ["\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"];
    const value = Object.fromEntries(keys.map((key) => [key, 0]));
    const sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"];
    expect(Object.keys(JSON.parse(canonicalJson(value)) as object)).toEqual([
      "1",
      ...sorted.filter((k) => k !== "1"),
    ]);
    expect(canonicalJson(value)).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(",")}}`);
  });

  test.each([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["ffefffffffffffff", "-1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555554", "333333333.33333325"],
    ["41b3de4355555555", "333333333.3333333"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("RFC 8785, appendix B: the number %s is printed as %s", (bits, printed) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonicalJson(view.getFloat64(0))).toBe(printed);
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 0], [Symbol("x")], [1n], [[undefined]]])(
    "what JSON cannot carry is a bug of the caller: %o",
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );

  test("half of a surrogate pair is escaped, so that a cut-off emoji stays sealable", () => {
    const text = canonicalJson({ title: "cut \ud83d" });
    expect(text).toBe(String.raw`{"title":"cut \ud83d"}`);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  test("reading and writing again gives the same text, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const read = JSON.parse(text) as unknown;
        expect(canonicalJson(read)).toBe(text);
        expect(canonicalJson(reversed(read))).toBe(text);
        expect(sameJson(value, read)).toBe(true);
      }),
      { seed: SEED },
    );
  });

  test("a key that is absent and one that is undefined are the same", () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
  });
});

/** The same value with the keys of its objects in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
