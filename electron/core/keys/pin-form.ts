import type { Argon2Cost } from "./wrap.ts";

/** As it lies in the store. */
export interface KeptPin extends Argon2Cost {
  /** base64 */
  salt: string;
  /** argon2id, base64 */
  hash: string;
}

/** Wrong ones since the last right one; kept whether a PIN is set or not, and over a restart. */
export interface PinTries {
  pins: number;
  secrets: number;
  /** ms since the epoch: before it no secret is taken. */
  notBefore: number;
}
