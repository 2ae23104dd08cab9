import { z } from "zod";

/** Every error a hub answers with, and the HTTP status it travels under. */
export const HUB_ERRORS = {
  malformed: 400,
  unauthenticated: 401,
  /** The device was revoked or its member is no longer active. */
  revoked: 403,
  forbidden: 403,
  notFound: 404,
  /** The pairing code is unknown, used or expired. */
  badCode: 403,
  /** The address belongs to another workspace than the device's. */
  wrongWorkspace: 409,
  /** The client speaks no protocol version of this hub. */
  protocol: 426,
  /** The client's cursor belongs to an older epoch; it must shake hands again. */
  epoch: 409,
  /** The client has seen more of the log than the hub holds: restored without `hub restore`. */
  hubBehind: 409,
  /** `deviceSeq` is not the next one. */
  gap: 409,
  /** Same `deviceSeq`, another operation: this device was cloned or restored. */
  deviceForked: 409,
  tooLarge: 413,
  rateLimited: 429,
  internal: 500,
} as const;
export type HubErrorCode = keyof typeof HUB_ERRORS;

export const hubError = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** Where in the request, e.g. `operations.3.body`. */
    path: z.string().default(""),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type HubErrorBody = z.infer<typeof hubError>;

/**
 * Why an operation was refused. `form` and `signature` are for the program, `forbidden`,
 * `revoked` for the person, `internal` for the hub's administrator (F12).
 */
export const REFUSALS = ["form", "signature", "forbidden", "revoked", "tooLarge", "internal"] as const;
export type RefusalCode = (typeof REFUSALS)[number];
