import { canonicalJson } from "./canonical.ts";
import { sha256Of } from "./sha256.ts";

/**
 * An id that follows from what it is made of, alike on every device: a UUID of version 8 (RFC 9562)
 * over the SHA-256 of the parts. For records that exist before any operation names them (what ships),
 * and for those that an older operation is lifted to (its own id, then a word for what is derived).
 */
export function derivedId(...parts: readonly string[]): string {
  const hash = sha256Of(canonicalJson(parts));
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const whole = `${hash.slice(0, 12)}8${hash.slice(13, 16)}${variant}${hash.slice(17, 32)}`;
  return whole.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
