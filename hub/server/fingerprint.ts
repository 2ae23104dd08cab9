import { X509Certificate } from "node:crypto";

/**
 * SHA-256 of a certificate (DER), hexadecimal: what a console pins.
 *
 * @param cert PEM
 */
export function fingerprintOf(cert: string): string {
  return new X509Certificate(cert).fingerprint256.replaceAll(":", "").toLowerCase();
}
