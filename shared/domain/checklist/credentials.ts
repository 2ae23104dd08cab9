import { z } from "zod";

/**
 * What a probe signs in with. It stays in the encrypted store of one laptop, by site: no operation, log,
 * export or answer holds it.
 */

/** One line: where it goes, a line break would begin another setting. */
const line = (most: number, least = 1) =>
  z
    .string()
    .min(least)
    .max(most)
    .regex(/^[^\u0000-\u001f\u007f]*$/);

/** RFC 3414, 11.2: a key is made of at least eight characters. */
const key = line(128, 8);

export const SNMP_DIGESTS = ["md5", "sha", "sha224", "sha256", "sha384", "sha512"] as const;
/** DES is none of them: the OpenSSL of today does not do it. `aes256r` is Cisco's, `aes256b` the others'. */
export const SNMP_CIPHERS = ["aes", "aes256b", "aes256r"] as const;

export const snmpCredentials = z.discriminatedUnion("version", [
  z.strictObject({ kind: z.literal("snmp"), version: z.literal("2c"), community: line(64) }),
  z
    .strictObject({
      kind: z.literal("snmp"),
      version: z.literal("3"),
      user: line(64),
      authProtocol: z.enum(SNMP_DIGESTS).optional(),
      authKey: key.optional(),
      privProtocol: z.enum(SNMP_CIPHERS).optional(),
      privKey: key.optional(),
    })
    .refine(({ authProtocol, authKey }) => (authProtocol === undefined) === (authKey === undefined), {
      error: "a digest and its key go together",
      path: ["authKey"],
    })
    .refine(({ privProtocol, privKey }) => (privProtocol === undefined) === (privKey === undefined), {
      error: "a cipher and its key go together",
      path: ["privKey"],
    })
    .refine(({ authProtocol, privProtocol }) => privProtocol === undefined || authProtocol !== undefined, {
      error: "nothing is encrypted without a digest (RFC 3414)",
      path: ["authProtocol"],
    }),
]);

export const smbCredentials = z.strictObject({
  kind: z.literal("smb"),
  user: line(104),
  password: line(256, 0),
  domain: line(255, 0).default(""),
});

export const probeCredentials = z.union([snmpCredentials, smbCredentials]);
export const CREDENTIAL_KINDS = ["snmp", "smb"] as const;

export type SnmpCredentials = z.output<typeof snmpCredentials>;
export type SmbCredentials = z.output<typeof smbCredentials>;
export type ProbeCredentials = z.output<typeof probeCredentials>;
export type CredentialKind = ProbeCredentials["kind"];

/** What there is for one site, by kind. */
export type CredentialsByKind = { [K in CredentialKind]?: Extract<ProbeCredentials, { kind: K }> };
