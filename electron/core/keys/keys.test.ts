import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { CHEAP_ARGON2, must, temporaryFolder, testEnvironment } from "../../../tests/support/core/core.ts";
import { createVerifier, generateDeviceKey, signerOf } from "./device-key.ts";
import { createKeyring, openKeyring } from "./keyring.ts";
import { readProfileFile, writeProfileFile, writeWhole } from "./profile-file.ts";
import { formatRecoveryKey, parseRecoveryKey, unwrap, wrap } from "./wrap.ts";

const { randomBytes } = testEnvironment();
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("the recovery key", () => {
  test("is read back however it was written down", () => {
    fc.assert(
      fc.property(bytes32, (bytes) => {
        const written = formatRecoveryKey(bytes);
        expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
        for (const typed of [written, written.toLowerCase(), written.replaceAll("-", " "), ` ${written}\n`]) {
          expect(parseRecoveryKey(typed)).toEqual(Uint8Array.from(bytes));
        }
        expect(parseRecoveryKey(written.replaceAll("0", "o").replaceAll("1", "l"))).toEqual(
          Uint8Array.from(bytes),
        );
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("with one slip is no recovery key", () => {
    fc.assert(
      fc.property(bytes32, fc.nat(51), fc.nat(30), (bytes, at, by) => {
        const digits = formatRecoveryKey(bytes).replaceAll("-", "");
        const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const other = alphabet[(alphabet.indexOf(digits[at] as string) + 1 + by) % 32] as string;
        expect(parseRecoveryKey(digits.slice(0, at) + other + digits.slice(at + 1))).toBeNull();
      }),
      // The checksum has 20 bits: these hundred slips are all caught, and one in a million is not.
      { seed: 2, numRuns: 100 },
    );
  });

  test.each(["", "abc", "-".repeat(70), "U".repeat(56), "0".repeat(55)])("is not %j", (text) => {
    expect(parseRecoveryKey(text)).toBeNull();
  });
});

describe("the keyring", () => {
  const keyring = createKeyring("correct horse", randomBytes, CHEAP_ARGON2);

  test("opens by passphrase, by recovery key and by what the system kept", () => {
    const system = Buffer.from(keyring.key).toString("base64");
    for (const secret of [
      { by: "passphrase", passphrase: "correct horse" },
      { by: "recovery", recoveryKey: keyring.recoveryKey },
      { by: "system", key: system },
    ] as const) {
      expect(Buffer.from(must(openKeyring(keyring.keys, secret)))).toEqual(Buffer.from(keyring.key));
    }
  });

  test.each([
    { by: "passphrase", passphrase: "correct horsf" },
    { by: "passphrase", passphrase: "" },
    { by: "recovery", recoveryKey: formatRecoveryKey(new Uint8Array(32)) },
    { by: "recovery", recoveryKey: "nonsense" },
    { by: "system", key: "c2hvcnQ=" },
  ] as const)("answers wrongKey to %j", (secret) => {
    expect(openKeyring(keyring.keys, secret)).toMatchObject({ ok: false, error: { code: "wrongKey" } });
  });

  test("does not open by passphrase where none was set", () => {
    const { keys } = createKeyring(null, randomBytes, CHEAP_ARGON2);
    const outcome = openKeyring(keys, { by: "passphrase", passphrase: "anything" });
    expect(outcome).toMatchObject({ ok: false, error: { code: "wrongKey" } });
  });

  test("takes a passphrase typed with composed and with decomposed letters for the same", () => {
    const { keys } = createKeyring("café über", randomBytes, CHEAP_ARGON2);
    expect(openKeyring(keys, { by: "passphrase", passphrase: "cafe\u0301 u\u0308ber" }).ok).toBe(true);
  });

  test.each([
    { memoryKiB: 1, passes: 1, lanes: 1 },
    { memoryKiB: 2 ** 31, passes: 1, lanes: 1 },
    { memoryKiB: 64, passes: -1, lanes: 0 },
  ])("answers wrongKey, at once, to a file with the cost %j", (cost) => {
    const keys = { ...keyring.keys, passphrase: { ...(keyring.keys.passphrase as object), ...cost } };
    const outcome = openKeyring(keys as never, { by: "passphrase", passphrase: "correct horse" });
    expect(outcome).toMatchObject({ ok: false, error: { code: "wrongKey" } });
  });
});

test("a wrapped secret that was changed does not unwrap", () => {
  const under = randomBytes(32);
  const wrapped = Buffer.from(wrap(randomBytes(32), under, randomBytes), "base64");
  for (let at = 0; at < wrapped.length; at += 1) {
    const changed = Buffer.from(wrapped);
    changed[at] = (changed[at] as number) ^ 1;
    expect(unwrap(changed.toString("base64"), under)).toBeNull();
  }
});

test("signatures verify with the device's public key and nothing else", () => {
  const [own, other] = [generateDeviceKey(), generateDeviceKey()];
  const verifier = createVerifier();
  const signature = signerOf(own.privateKey).sign("文本");
  expect(verifier.verify(own.publicKey, "文本", signature)).toBe(true);
  expect(verifier.verify(other.publicKey, "文本", signature)).toBe(false);
  expect(verifier.verify(own.publicKey, "文字", signature)).toBe(false);
  expect(verifier.verify("bm90IGEga2V5", "文本", signature)).toBe(false);
});

describe("profile.json", () => {
  const folder = temporaryFolder();
  afterEach(() => folder.remove());

  test("is written whole: a failed write leaves the old one and no other file", () => {
    const { keys } = createKeyring("correct horse", randomBytes, CHEAP_ARGON2);
    writeProfileFile(folder.path, { format: 1, locale: "en", keys });
    expect(must(readProfileFile(folder.path))).toEqual({ format: 1, locale: "en", keys });
    const path = join(folder.path, "profile.json");
    const before = readFileSync(path, "utf8");
    const broken = new Proxy(new Uint8Array(8), {
      get: (target, name) => (name === "length" ? 8 : Reflect.get(target, name)),
    });
    expect(() => writeWhole(path, broken)).toThrow();
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(readdirSync(folder.path)).toEqual(["profile.json"]);
  });

  test("that is missing or damaged is a typed error", () => {
    const { path } = temporaryFolder();
    expect(readProfileFile(path)).toMatchObject({ ok: false, error: { code: "notFound" } });
    for (const text of ["", "{", "null", '{"format":0}']) {
      writeFileSync(join(path, "profile.json"), text);
      expect(readProfileFile(path)).toMatchObject({ ok: false, error: { code: "file" } });
    }
    writeFileSync(join(path, "profile.json"), '{"format":2}');
    expect(readProfileFile(path)).toMatchObject({ ok: false, error: { details: { status: "newer" } } });
    expect(existsSync(join(path, "profile.json"))).toBe(true);
  });
});
