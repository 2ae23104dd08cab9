import { describe, expect, test } from "vitest";
import { certificateKeysStatement } from "../../../shared/protocol/certificate-keys.ts";
import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import type { HubBinding } from "../identity.ts";
import { createVerifier, generateDeviceKey, signerOf } from "../keys/device-key.ts";
import { isPinned, keysAfter } from "./hub-pins.ts";

const hex = (digit: string): string => digit.repeat(64);
const [CERT, OTHER_CERT, OLD, NEW, STRANGE] = ["1", "2", "a", "b", "f"].map(hex) as [
  string,
  string,
  string,
  string,
  string,
];

describe("a hub is known", () => {
  test.each([
    ["by the certificate of an old pairing line", { fingerprint: CERT }, CERT, OLD, true],
    ["not by another one", { fingerprint: CERT }, OTHER_CERT, OLD, false],
    ["by a renewed one of a key of the line", { fingerprint: CERT, keys: [OLD, NEW] }, OTHER_CERT, OLD, true],
    ["by the next key of the line", { fingerprint: CERT, keys: [OLD, NEW] }, OTHER_CERT, NEW, true],
    ["not by a key that nobody named", { fingerprint: CERT, keys: [OLD, NEW] }, OTHER_CERT, STRANGE, false],
    [
      "by keys alone, once it named them",
      { fingerprint: CERT, keys: [NEW], keysNamed: true },
      CERT,
      OLD,
      false,
    ],
    ["and by each of them", { fingerprint: CERT, keys: [OLD, NEW], keysNamed: true }, OTHER_CERT, OLD, true],
    ["not by a key where a certificate is pinned", { fingerprint: CERT }, OTHER_CERT, CERT, false],
    ["not by a certificate where a key is pinned", { fingerprint: CERT, keys: [OLD] }, OLD, STRANGE, false],
  ])("%s", (_, pins, certificate, key, known) => {
    expect(isPinned(pins, { certificate, key })).toBe(known);
  });
});

describe("keys that a hub names", () => {
  const hub = generateDeviceKey();
  const { verify } = createVerifier();
  const binding: HubBinding = {
    address: "https://127.0.0.1:1",
    fingerprint: CERT,
    token: "t",
    hubKey: hub.publicKey,
  };
  const reply = (keys: string[], retired: string[] = [], by = hub.privateKey, workspace = "w") =>
    ({
      workspace: "w",
      certificateKeys: {
        keys,
        retired,
        sig: signerOf(by).sign(certificateKeysStatement(workspace, { keys, retired })),
      },
    }) as unknown as HandshakeReply;
  const after = (known: Partial<HubBinding>, said: HandshakeReply) =>
    keysAfter({ ...binding, ...known }, said, verify);

  test("are taken, and only once", () => {
    expect(after({}, reply([OLD, NEW]))).toEqual([OLD, NEW]);
    // From a pairing line so far: now the hub has said it.
    expect(after({ keys: [OLD, NEW] }, reply([OLD, NEW]))).toEqual([OLD, NEW]);
    expect(after({ keys: [NEW, OLD], keysNamed: true }, reply([OLD, NEW]))).toBeNull();
  });

  test("stay good where the hub does not name them any more, until it retires them", () => {
    const known = { keys: [OLD, NEW], keysNamed: true };
    expect(after(known, reply([OLD]))).toBeNull();
    expect(after(known, reply([NEW], [OLD]))).toEqual([NEW]);
    expect(after(known, reply([OLD], [OLD, NEW]))).toBeNull();
  });

  test("count with the hub's own signature over this workspace alone", () => {
    const strange = generateDeviceKey().privateKey;
    expect(after({}, reply([STRANGE], [], strange))).toBeNull();
    expect(after({}, reply([STRANGE], [], hub.privateKey, "another"))).toBeNull();
    const said = reply([OLD, NEW]);
    said.certificateKeys?.keys.push(STRANGE);
    expect(after({}, said)).toBeNull();
  });

  test("mean nothing where no key is pinned, and where none is named", () => {
    expect(after({ fingerprint: "public" }, reply([OLD]))).toBeNull();
    expect(after({}, { workspace: "w" } as HandshakeReply)).toBeNull();
  });
});
