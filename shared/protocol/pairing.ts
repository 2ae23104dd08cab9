import { z } from "zod";

/** What the administrator hands to the technician, as one line of text (and as a deep link). */
export const pairingCode = z.object({
  /** `https://host:port`. */
  address: z.url({ protocol: /^https$/ }).max(300),
  /**
   * SHA-256 of the hub's certificate (DER), hexadecimal: only that very certificate is taken.
   * `public`: the hub stands behind a certificate of a public authority for its host name.
   */
  fingerprint: z.string().regex(/^([0-9a-f]{64}|public)$/),
  /**
   * Since protocol 3, comma-separated: SHA-256 of the keys that the hub's certificate has or will have
   * ({@link keysOf}). A certificate with one of them is taken as well as that of the fingerprint.
   */
  keys: z
    .string()
    .regex(/^[0-9a-f]{64}(,[0-9a-f]{64}){0,3}$/)
    .optional(),
  /** One-time secret, base64url. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{20,100}$/),
  workspace: z.uuid(),
});
export type PairingCode = z.infer<typeof pairingCode>;

export const PAIRING_PREFIX = "deskside://pair?";

export function formatPairingCode(code: PairingCode): string {
  const parts = Object.entries(code).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return PAIRING_PREFIX + parts.join("&");
}

/** So many keys a pairing line has room for. */
export const PAIRING_KEYS = 4;

export function keysOf(code: PairingCode): string[] {
  return code.keys?.split(",") ?? [];
}

/** Reads a pairing code; null for anything else, however hostile. */
export function parsePairingCode(text: string): PairingCode | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith(PAIRING_PREFIX) || trimmed.length > 1000) return null;
  const fields: Record<string, string> = {};
  for (const part of trimmed.slice(PAIRING_PREFIX.length).split("&")) {
    const at = part.indexOf("=");
    if (at < 1) return null;
    try {
      fields[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
    } catch {
      return null;
    }
  }
  const parsed = pairingCode.safeParse(fields);
  return parsed.success ? parsed.data : null;
}

/**
 * POST /v1/pair. No token yet: the secret is the proof, the signature shows the key is held.
 * A code works once. When the reply was lost, the same device may ask again with the same key and the
 * same code while that lives, and gets another token; once a token was used the code is spent. A
 * device that is already enrolled with this key keeps its identity, whatever code of its member it
 * pairs with (it lost its token, or the hub was restored).
 */
export const pairRequest = z.object({
  secret: z.string().max(100),
  device: z.uuid(),
  /** Ed25519, base64 of the raw 32 bytes. */
  publicKey: z.base64().length(44),
  /** Signature over `deskside-pair|${secret}|${device}`. */
  proof: z.string().max(100),
  /** Code the device already uses (it worked alone first), kept when nobody else has it. */
  code: z
    .string()
    .regex(/^[A-Z0-9]{2,6}$/)
    .nullable(),
});
export type PairRequest = z.infer<typeof pairRequest>;

export const pairReply = z.object({
  workspace: z.uuid(),
  workspaceName: z.string(),
  /** Bearer token of this device; the hub keeps only its hash. */
  token: z.string(),
  code: z.string(),
  hubKey: z.string(),
  member: z.object({ id: z.uuid(), name: z.string(), role: z.string() }),
});
export type PairReply = z.infer<typeof pairReply>;
