import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { LogCrypto, LogVerifier } from "../../../shared/log/crypto.ts";

export interface DeviceKeyPair {
  /** Raw 32 bytes, base64. */
  publicKey: string;
  /** PKCS #8 DER, base64. */
  privateKey: string;
}

export function sha256(text: string): string {
  return hash("sha256", text);
}

export function generateDeviceKey(): DeviceKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "jwk" }).x as string;
  return {
    publicKey: Buffer.from(raw, "base64url").toString("base64"),
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
  };
}

/** Hash and signature for operations of this device. */
export function signerOf(privateKey: string): LogCrypto {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  return {
    sha256,
    sign: (text) => sign(null, Buffer.from(text, "utf8"), key).toString("base64"),
  };
}

/** Checks signatures; remembers the keys it has parsed. */
export function createVerifier(): LogVerifier {
  const keys = new Map<string, KeyObject | null>();
  const keyOf = (publicKey: string): KeyObject | null => {
    let key = keys.get(publicKey);
    if (key === undefined) {
      key = parsePublicKey(publicKey);
      keys.set(publicKey, key);
    }
    return key;
  };
  return {
    sha256,
    verify(publicKey, text, signature) {
      const key = keyOf(publicKey);
      if (!key) return false;
      return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64"));
    },
  };
}

function parsePublicKey(publicKey: string): KeyObject | null {
  const x = Buffer.from(publicKey, "base64");
  if (x.length !== 32) return null;
  return createPublicKey({
    format: "jwk",
    key: { kty: "OKP", crv: "Ed25519", x: x.toString("base64url") },
  });
}
