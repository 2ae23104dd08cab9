import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hash,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import type { KeyObject } from "node:crypto";

/** PKCS #8 wrapping of a raw Ed25519 seed. */
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");
/** SubjectPublicKeyInfo wrapping of a raw Ed25519 public key. */
const SPKI_ED25519 = Buffer.from("302a300506032b6570032100", "hex");
const SIGNATURE_BYTES = 64;
const KEPT_KEYS = 2000;

export function sha256Hex(text: string): string {
  return hash("sha256", text);
}

/** How tokens and pairing secrets are kept: they are long and random, so one hash is enough. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("base64");
}

export interface HubKeyPair {
  /** Base64 of the raw 32 bytes. */
  publicKey: string;
  /** PKCS #8 DER, base64. */
  privateKey: string;
}

/** @param seed 32 random bytes */
export function keyPairFromSeed(seed: Buffer): HubKeyPair {
  const der = Buffer.concat([PKCS8_ED25519, seed]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: spki.subarray(SPKI_ED25519.length).toString("base64"),
    privateKey: der.toString("base64"),
  };
}

/** Signs with a key pair; base64. */
export function signerOf(privateKey: string): (text: string) => string {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  return (text) => sign(null, Buffer.from(text, "utf8"), key).toString("base64");
}

const publicKeys = new Map<string, KeyObject | null>();

/** Null for what is no Ed25519 public key. */
function publicKeyOf(raw: string): KeyObject | null {
  const known = publicKeys.get(raw);
  if (known !== undefined) return known;
  let key: KeyObject | null = null;
  const bytes = Buffer.from(raw, "base64");
  if (bytes.length === 32) {
    try {
      const der = Buffer.concat([SPKI_ED25519, bytes]);
      key = createPublicKey({ key: der, format: "der", type: "spki" });
    } catch {
      // Not a point of the curve: such a key verifies nothing.
    }
  }
  if (publicKeys.size >= KEPT_KEYS) publicKeys.clear();
  publicKeys.set(raw, key);
  return key;
}

/**
 * Whether `signature` (base64) over a text is that of a public key (base64 of the raw 32 bytes).
 * Total: hostile input is simply not a signature.
 */
export function verifySignature(publicKey: string, text: string, signature: string): boolean {
  const key = publicKeyOf(publicKey);
  const bytes = Buffer.from(signature, "base64");
  if (!key || bytes.length !== SIGNATURE_BYTES) return false;
  return verify(null, Buffer.from(text, "utf8"), key, bytes);
}

/** As {@link verifySignature}, on the thread pool: a push of hundreds uses all processors. */
export function verifySignatureApart(publicKey: string, text: string, signature: string): Promise<boolean> {
  const key = publicKeyOf(publicKey);
  const bytes = Buffer.from(signature, "base64");
  if (!key || bytes.length !== SIGNATURE_BYTES) return Promise.resolve(false);
  return new Promise((resolve) => {
    verify(null, Buffer.from(text, "utf8"), key, bytes, (error, valid) => resolve(!error && valid));
  });
}

const RECEIPT_BYTES = 18;

/** A key made once costs a quarter of the time. */
const receiptKeys = new WeakMap<Buffer, KeyObject>();

function receiptKey(secret: Buffer): KeyObject {
  const known = receiptKeys.get(secret);
  if (known) return known;
  const key = createSecretKey(secret);
  receiptKeys.set(secret, key);
  return key;
}

/** Proof to this hub, after a restore, that it gave this operation this number. */
export function receiptOf(
  { receiptSecret, workspace }: { receiptSecret: Buffer; workspace: string },
  seq: number,
  { id, hash }: { id: string; hash: string },
): string {
  return createHmac("sha256", receiptKey(receiptSecret))
    .update(`${workspace}|${seq}|${id}|${hash}`)
    .digest()
    .subarray(0, RECEIPT_BYTES)
    .toString("base64");
}

export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
