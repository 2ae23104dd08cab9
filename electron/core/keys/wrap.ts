import { argon2Sync, createCipheriv, createDecipheriv, createHash } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Cost of the passphrase: OWASP's first choice for argon2id is 19 MiB; a laptop can afford more. */
export const ARGON2 = { memoryKiB: 65_536, passes: 3, lanes: 1 } as const;
export interface Argon2Cost {
  memoryKiB: number;
  passes: number;
  lanes: number;
}

type RandomBytes = (count: number) => Uint8Array;

/** AES-256-GCM of a secret under a key: iv, tag, ciphertext in base64. */
export function wrap(secret: Uint8Array, under: Uint8Array, randomBytes: RandomBytes): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", under, iv);
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The wrapped secret, or null when the key is not the right one. */
export function unwrap(wrapped: string, under: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(wrapped, "base64");
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", under, bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    // GCM answers a wrong key and a changed text alike.
    return null;
  }
}

/** More than this is no cost anybody set, but a changed file that would take the laptop's memory. */
const DEAREST = { memoryKiB: 1024 * 1024, passes: 100, lanes: 64 };

function isPayable({ memoryKiB, passes, lanes }: Argon2Cost, salt: Uint8Array): boolean {
  return (
    salt.length >= 8 &&
    passes >= 1 &&
    passes <= DEAREST.passes &&
    lanes >= 1 &&
    lanes <= DEAREST.lanes &&
    memoryKiB >= 8 * lanes &&
    memoryKiB <= DEAREST.memoryKiB
  );
}

/**
 * Key from a passphrase; null for a cost or a salt that argon2id does not take. The passphrase is
 * NFKC first: input methods differ in how they compose.
 */
export function passphraseKey(passphrase: string, salt: Uint8Array, cost: Argon2Cost): Uint8Array | null {
  if (!isPayable(cost, salt)) return null;
  return argon2Sync("argon2id", {
    message: passphrase.normalize("NFKC"),
    nonce: salt,
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength: KEY_BYTES,
  });
}

/** No letter that is read as another: Crockford's base 32. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DIGITS = 52;
const CHECK_DIGITS = 4;
const GROUP = 4;

/** 256 bits as a person writes them down: groups of four, the last group a checksum. */
export function formatRecoveryKey(bytes: Uint8Array): string {
  const digits = toBase32(bytes) + checksum(bytes);
  return (digits.match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-");
}

/** The recovery key from what was typed; null when it is not one (a slip fails the checksum). */
export function parseRecoveryKey(text: string): Uint8Array | null {
  const digits = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (digits.length !== DIGITS + CHECK_DIGITS) return null;
  const bytes = fromBase32(digits.slice(0, DIGITS));
  return bytes && checksum(bytes) === digits.slice(DIGITS) ? bytes : null;
}

function checksum(bytes: Uint8Array): string {
  const digest = createHash("sha256").update("deskside-recovery").update(bytes).digest();
  return toBase32(digest).slice(0, CHECK_DIGITS);
}

function toBase32(bytes: Uint8Array): string {
  let digits = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      digits += ALPHABET[(value >>> bits) & 31];
      value &= (1 << bits) - 1;
    }
  }
  if (bits > 0) digits += ALPHABET[(value << (5 - bits)) & 31];
  return digits;
}

function fromBase32(digits: string): Uint8Array | null {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const digit of digits) {
    const at = ALPHABET.indexOf(digit);
    if (at < 0) return null;
    value = (value << 5) | at;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
      value &= (1 << bits) - 1;
    }
  }
  return value === 0 ? Uint8Array.from(bytes) : null;
}
