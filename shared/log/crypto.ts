/** The cryptography the log needs, provided by whoever composes a program (Node's `crypto`). */
export interface LogCrypto {
  /** SHA-256 of a UTF-8 string, 64 lower-case hexadecimal digits. */
  sha256(text: string): string;
  /** Ed25519 signature of a UTF-8 string, base64. */
  sign(text: string): string;
}

/** Checks another device's signatures. */
export interface LogVerifier {
  sha256(text: string): string;
  /** @param publicKey the device's Ed25519 public key, base64 of the raw 32 bytes */
  verify(publicKey: string, text: string, signature: string): boolean;
}
