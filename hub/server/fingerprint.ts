import { X509Certificate, createHash, createPublicKey } from "node:crypto";

/**
 * SHA-256 of a certificate (DER), hexadecimal: what a console pins when it pairs.
 *
 * @param cert PEM
 */
export function fingerprintOf(cert: string): string {
  return new X509Certificate(cert).fingerprint256.replaceAll(":", "").toLowerCase();
}

/**
 * SHA-256 of a public key (SubjectPublicKeyInfo, DER), hexadecimal: a certificate that is renewed with
 * the same key has it in common with the one before.
 *
 * @param pem a certificate (the first one counts), a public key, or a private one
 * @throws Error when it is none of them
 */
export function keyFingerprintOf(pem: string): string {
  const der = createPublicKey(pem).export({ format: "der", type: "spki" });
  return createHash("sha256").update(der).digest("hex");
}
