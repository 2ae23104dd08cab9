import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uuid } from "./operation.ts";
import { derivedId } from "./derived-id.ts";
import { sha256Of } from "./sha256.ts";

const byNode = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

describe("SHA-256 without a platform", () => {
  test("is what the platform's cryptography says, at every length around a block", () => {
    for (let length = 0; length < 200; length += 1) {
      const text = "é".repeat(length % 3) + "a".repeat(length);
      expect(sha256Of(text)).toBe(byNode(text));
    }
  });

  test("of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(sha256Of(text)).toBe(byNode(text));
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe("an id that follows from others", () => {
  test("is a UUID that envelopes take, the same for everybody, for ever", () => {
    expect(derivedId("definition", "category", "hardware.printer")).toBe(
      "eed469a9-8da9-8c48-8793-8366ade205ce",
    );
    expect(uuid.safeParse(derivedId("a")).success).toBe(true);
  });

  test("differs when any part does, or where one ends", () => {
    const ids = [["a", "b"], ["ab"], ["a", "b", ""], ["b", "a"], ["a,b"]].map((parts) => derivedId(...parts));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
