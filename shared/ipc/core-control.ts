import { z } from "zod";
import { createProfile } from "./desk-channels.ts";

const byPassphrase = z.object({ by: z.literal("passphrase"), passphrase: z.string() });
const byRecoveryKey = z.object({ by: z.literal("recovery"), recoveryKey: z.string() });

/**
 * What the owner of a core process (main, or the command line) says to it before it serves
 * requests. Secrets travel here and nowhere else: never in arguments or the environment.
 */
export const coreControl = z.discriminatedUnion("control", [
  z.object({
    control: z.literal("create"),
    profile: z.string(),
    answers: createProfile,
    /** The operating system protects secrets: answer the key so that main can wrap it. */
    systemKeepsSecrets: z.boolean(),
  }),
  z.object({
    control: z.literal("unlock"),
    profile: z.string(),
    secret: z.discriminatedUnion("by", [
      /** The store's key as `safeStorage` unwrapped it, base64. */
      z.object({ by: z.literal("system"), key: z.string() }),
      byPassphrase,
      byRecoveryKey,
    ]),
  }),
  /** Puts a backup in the place of the profile, what is there aside, and opens it. */
  z.object({
    control: z.literal("restore"),
    profile: z.string(),
    file: z.string(),
    secret: z.discriminatedUnion("by", [byPassphrase, byRecoveryKey]),
    /** The operating system protects secrets: answer the key so that main can wrap it. */
    systemKeepsSecrets: z.boolean(),
  }),
  /** Orderly end: finishes the running transaction, closes the store, exits. */
  z.object({ control: z.literal("close") }),
]);
export type CoreControl = z.infer<typeof coreControl>;

/** Answers to control messages; events of the core's life. */
export type CoreLife =
  | { life: "started"; version: string }
  | {
      life: "created";
      recoveryKey: string;
      /** The store's key, base64, when the operating system is to keep it; main wraps it and forgets it. */
      key: string | null;
    }
  | {
      life: "restored";
      /** How much it holds. */
      operations: number;
      /** Where what was there lies now; null when there was nothing. */
      aside: string | null;
      /** As of one that was made; null too where the backup has a passphrase. */
      key: string | null;
    }
  | { life: "ready" }
  | {
      life: "failed";
      code: string;
      message: string;
      path: string;
      /** As in a core error, e.g. `hub`: what the hub answered to the pairing code. */
      details?: Record<string, unknown>;
    };

const PROFILE_FORMAT = 1;

/**
 * `profile.json` in the profile's folder: everything needed to ask for the key, and nothing of a
 * record. Written whole (temporary file, fsync, rename).
 */
export const profileFile = z.object({
  format: z.literal(PROFILE_FORMAT),
  locale: z.enum(["zh-CN", "en"]),
  keys: z.object({
    /** The key wrapped by the operating system (`safeStorage`), base64; main reads and writes it. */
    system: z.string().nullable(),
    /** AES-256-GCM under argon2id of the passphrase. */
    passphrase: z
      .object({
        salt: z.string(),
        memoryKiB: z.number().int(),
        passes: z.number().int(),
        lanes: z.number().int(),
        wrapped: z.string(),
      })
      .nullable(),
    /** AES-256-GCM under the recovery key (256 random bits, shown once). */
    recovery: z.object({ wrapped: z.string() }),
  }),
  /** The first 16 bytes of the store's file, base64: no secret, and needed when they are damaged there. */
  salt: z.string().optional(),
});
export type ProfileFile = z.infer<typeof profileFile>;

/** Whether what is no profile to this program is one of a newer program. */
export function isNewerProfile(given: unknown): boolean {
  const format = (given as { format?: unknown } | null)?.format;
  return typeof format === "number" && format > PROFILE_FORMAT;
}
