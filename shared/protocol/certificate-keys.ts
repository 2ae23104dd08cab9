import { z } from "zod";

/** SHA-256 of a certificate's public key (SubjectPublicKeyInfo, DER), hexadecimal: it outlives the certificate. */
const keyFingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** So many keys one hub may show at a time, the present and the coming ones of all its machines. */
export const MAX_CERTIFICATE_KEYS = 8;

/** Those that were retired last: of more a console is not told. */
export const MAX_RETIRED_KEYS = 100;

/**
 * Since protocol 3, in the reply to a handshake: which keys the hub's certificates have or will have
 * (ADR 29), signed by the hub, so that who holds the key of a certificate alone can name no other.
 */
export const certificateKeys = z.object({
  keys: z.array(keyFingerprint).min(1).max(MAX_CERTIFICATE_KEYS),
  /** Keys that count no more; never one of `keys`. */
  retired: z.array(keyFingerprint).max(MAX_RETIRED_KEYS),
  /** Ed25519 by the hub's key over {@link certificateKeysStatement}, base64. */
  sig: z.base64().max(100),
});
export type CertificateKeys = z.infer<typeof certificateKeys>;

export function certificateKeysStatement(
  workspace: string,
  { keys, retired }: Omit<CertificateKeys, "sig">,
): string {
  return `deskside-certificate-keys|${workspace}|${keys.join()}|${retired.join()}`;
}
