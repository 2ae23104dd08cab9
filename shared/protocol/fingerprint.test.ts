import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { z } from "zod";
import { describe, expect, test } from "vitest";
import { WIRE_SCHEMAS, wireText } from "./fingerprint.ts";
import { PROTOCOL, agree } from "./version.ts";

/**
 * SHA-256 of {@link wireText} for every protocol version that was ever released. When the test
 * below fails, the wire has changed: raise `PROTOCOL.max`, add a line, and keep the older lines.
 */
const RECORDED: Readonly<Record<number, string>> = {
  1: "f0195b9400efef358f0072706ccda8327ee60d9d6ce0c1c074ca0d29d6b78f9e",
  2: "dcc17516143b80046b15f8caee10bf523390f60faea65f356b1f5e677baae576",
  3: "db7b7f97abc71ab7617516df74311a1818aa31f5af8a9d7f328a9896ab0de066",
  4: "b5273996ac760da851e12de14a831f0d414bc690d5767f1a7eabfc70d331e4f2",
};

describe("the wire", () => {
  test("has not changed without a new protocol version", () => {
    const fingerprint = createHash("sha256").update(wireText()).digest("hex");
    expect(RECORDED[PROTOCOL.max]).toBe(fingerprint);
    expect(Object.keys(RECORDED).map(Number)).toEqual(
      Array.from({ length: PROTOCOL.max }, (_, version) => version + 1),
    );
  });

  test("every schema of this folder is part of the fingerprint", async () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => /^[a-z-]+\.ts$/.test(file))
      .map((file) => file.slice(0, -".ts".length));
    const known = new Set<unknown>(Object.values(WIRE_SCHEMAS));
    const forgotten: string[] = [];
    for (const file of files) {
      const exported = (await import(`./${file}.ts`)) as Record<string, unknown>;
      for (const [name, value] of Object.entries(exported)) {
        if (value instanceof z.ZodType && !known.has(value)) forgotten.push(`${file}: ${name}`);
      }
    }
    expect(forgotten).toEqual([]);
    expect(files).toContain("handshake");
  });

  test("two sides agree on the highest version both speak, or on none", () => {
    expect(agree({ min: 1, max: 3 }, { min: 2, max: 5 })).toBe(3);
    expect(agree({ min: 1, max: 1 }, { min: 1, max: 4 })).toBe(1);
    expect(agree({ min: 1, max: 2 }, { min: 3, max: 4 })).toBeNull();
    expect(agree({ min: 3, max: 4 }, { min: 1, max: 2 })).toBeNull();
  });
});
