import { createDecipheriv, createHmac, pbkdf2Sync } from "node:crypto";

/** SQLCipher 4 as `openDatabase` asks for it. */
export const PAGE_BYTES = 4096;
export const SALT_BYTES = 16;
const IV_BYTES = 16;
const MAC_BYTES = 64;
/** Of a page that SQLite itself uses; behind it lie the IV and the authentication code. */
export const USABLE_BYTES = PAGE_BYTES - IV_BYTES - MAC_BYTES;
const MAC_SALT_MASK = 0x3a;
const MAC_KEY_ROUNDS = 2;

export interface PageCipher {
  /** Whether these bytes are what was once written as this page. */
  isAuthentic(bytes: Uint8Array, page: number): boolean;
  /** The page as SQLite sees it; only of an authentic one. The first page begins with zeros for the salt. */
  decrypt(bytes: Uint8Array, page: number): Buffer;
}

/**
 * Tells whole pages from damaged ones, one by one.
 *
 * @param key the store's raw 256-bit key
 * @param salt the first 16 bytes of the file, from which the key of the authentication codes follows
 */
export function createPageCipher(key: Uint8Array, salt: Uint8Array): PageCipher {
  const masked = salt.map((byte) => byte ^ MAC_SALT_MASK);
  const macKey = pbkdf2Sync(key, masked, MAC_KEY_ROUNDS, key.length, "sha512");
  const number = Buffer.alloc(4);
  const startOf = (page: number) => (page === 1 ? SALT_BYTES : 0);
  return {
    isAuthentic(bytes, page) {
      if (bytes.length !== PAGE_BYTES) return false;
      number.writeUInt32LE(page);
      const code = createHmac("sha512", macKey)
        .update(bytes.subarray(startOf(page), PAGE_BYTES - MAC_BYTES))
        .update(number)
        .digest();
      return code.equals(bytes.subarray(PAGE_BYTES - MAC_BYTES));
    },
    decrypt(bytes, page) {
      const start = startOf(page);
      const iv = bytes.subarray(USABLE_BYTES, USABLE_BYTES + IV_BYTES);
      const decipher = createDecipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
      const body = decipher.update(bytes.subarray(start, USABLE_BYTES));
      return Buffer.concat([Buffer.alloc(start), body, decipher.final()]);
    },
  };
}
