import { z } from "zod";
import { sealedOperation } from "../log/operation.ts";

const count = z.number().int().nonnegative();
export const PULL_PAGE = 2000;
/** The hub ends a page early when its bodies pass this many characters together (one always fits). */
export const PULL_PAGE_CHARS = 8 * 1024 * 1024;

/** GET /v1/pull?epoch=&feed=&limit= : operations with a feed number above `feed`, in feed order. */
export const pullRequest = z.object({
  epoch: z.coerce.number().int().nonnegative(),
  feed: z.coerce.number().int().nonnegative(),
  limit: z.coerce.number().int().min(1).max(PULL_PAGE).default(PULL_PAGE),
});

export const acceptedOperation = sealedOperation.extend({
  seq: z.number().int().min(1),
  feed: z.number().int().min(1),
  /** When the hub accepted it, ms since the epoch. */
  receivedAt: z.number().int(),
  /**
   * HMAC of the hub over (workspace, seq, operation id, body hash): proves to the same hub, after
   * a restore, that it gave this operation this number. Opaque to the client.
   */
  receipt: z.string().max(64),
});
export type AcceptedOperation = z.infer<typeof acceptedOperation>;

export const pullReply = z.object({
  epoch: count,
  operations: z.array(acceptedOperation).max(PULL_PAGE),
  /** Feed number this page reaches through; the next page starts after it. */
  through: count,
  /** Highest feed number when the page was read. */
  head: count,
});
export type PullReply = z.infer<typeof pullReply>;
