import { z } from "zod";
import { sealedOperation } from "../log/operation.ts";
import { REFUSALS } from "./errors.ts";

const count = z.number().int().nonnegative();
export const PUSH_BATCH = 500;
/** A client ends a batch (push, reoffer) early when its bodies pass this many characters together. */
export const PUSH_BATCH_CHARS = 2 * 1024 * 1024;
/** Largest request body after decompression that a hub takes: a full batch in UTF-8, with room. */
export const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** POST /v1/push : own operations in `deviceSeq` order, without gaps. Idempotent. */
export const pushRequest = z.object({
  epoch: count,
  operations: z.array(sealedOperation).min(1).max(PUSH_BATCH),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const pushAnswer = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("accepted"),
    id: z.uuid(),
    seq: z.number().int().min(1),
    feed: z.number().int().min(1),
    receivedAt: z.number().int(),
    receipt: z.string().max(64),
  }),
  z.object({
    status: z.literal("refused"),
    id: z.uuid(),
    code: z.enum(REFUSALS),
    message: z.string(),
    path: z.string().default(""),
  }),
  /** The hub is older than this operation; it and what follows waits (F11). */
  z.object({ status: z.literal("notYet"), id: z.uuid() }),
]);
export type PushAnswer = z.infer<typeof pushAnswer>;

/**
 * One answer per operation, in order. After a `notYet` there are no further answers; nor after an
 * operation that the log holds in another sealed form (a clone's), which the console must pull
 * before it pushes on.
 */
export const pushReply = z.object({ answers: z.array(pushAnswer) });
export type PushReply = z.infer<typeof pushReply>;
