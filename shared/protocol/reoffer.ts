import { z } from "zod";
import { acceptedOperation } from "./pull.ts";
import { PUSH_BATCH } from "./push.ts";

/** POST /v1/missing : which of these accepted operations does the restored hub lack? */
export const missingRequest = z.object({ ids: z.array(z.uuid()).max(5000) });
export type MissingRequest = z.infer<typeof missingRequest>;
export const missingReply = z.object({
  missing: z.array(z.uuid()),
  /** Of those it has: which came back to it without their personal parts (ADR 18). */
  partless: z.array(z.uuid()).default([]),
});
export type MissingReply = z.infer<typeof missingReply>;

/**
 * POST /v1/reoffer : operations the hub had accepted before it was restored, any device's. The
 * receipt proves the number; each takes its old seq and a new feed.
 */
export const reofferRequest = z.object({
  epoch: z.number().int().nonnegative(),
  operations: z
    .array(acceptedOperation.omit({ feed: true }))
    .min(1)
    .max(PUSH_BATCH),
});
export type ReofferRequest = z.infer<typeof reofferRequest>;

export const reofferReply = z.object({
  answers: z.array(
    z.object({
      id: z.string(),
      /** `known` when the hub has it already; parts that it lacks are taken all the same. */
      status: z.enum(["taken", "known", "refused"]),
      message: z.string().default(""),
    }),
  ),
});
export type ReofferReply = z.infer<typeof reofferReply>;
