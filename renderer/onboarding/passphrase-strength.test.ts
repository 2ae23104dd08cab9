import { describe, expect, test } from "vitest";
import { createProfile } from "../../shared/ipc/desk-channels.ts";
import { MIN_PASSPHRASE, strengthOf } from "./passphrase-strength.ts";

describe("passphrase strength", () => {
  test.each([
    ["", "tooShort"],
    ["kj3!x", "tooShort"],
    ["password", "weak"],
    ["Password123456", "weak"],
    ["aaaaaaaaaaaaaaaa", "weak"],
    ["abcdefghijklmnop", "weak"],
    ["12345678", "weak"],
    ["20261123", "weak"],
    ["blue lamp on desk", "fair"],
    ["ten blue lamps on my old desk", "strong"],
    ["早上八点楼下卖豆浆", "strong"],
    ["kT9#fw2!pQz7$m", "strong"],
  ])("%s is %s", (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });

  test("what is long enough here is long enough for the core", () => {
    const answers = { locale: "en", start: { how: "alone", name: "A", workspaceName: "B" } };
    const fits = (length: number) =>
      createProfile.safeParse({ ...answers, passphrase: "x".repeat(length) }).success;
    expect(fits(MIN_PASSPHRASE)).toBe(true);
    expect(fits(MIN_PASSPHRASE - 1)).toBe(false);
  });
});
