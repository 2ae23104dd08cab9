import { z } from "zod";
import { entityKey, hashText, sealedOperation } from "../log/operation.ts";

const count = z.number().int().nonnegative();
export const PULL_PAGE = 2000;
/** The hub ends a page early when its bodies pass this many characters together (one always fits). */
export const PULL_PAGE_CHARS = 1024 * 1024;

/** GET /v1/pull?epoch=&feed=&limit= : operations with a feed number above `feed`, in feed order. */
export const pullRequest = z.object({
  epoch: z.coerce.number().int().nonnegative(),
  feed: z.coerce.number().int().nonnegative(),
  limit: z.coerce.number().int().min(1).max(PULL_PAGE).default(PULL_PAGE),
  /** What the handshake agreed on; version 1 did not say. */
  protocol: z.coerce.number().int().min(1).default(1),
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

/** An operation that this device may not see: its place, and that the hub still holds it. */
export const hiddenOperation = acceptedOperation.pick({ seq: true, feed: true }).extend({
  /** SHA-256 of its canonical text, hexadecimal. */
  hash: hashText,
});
export type HiddenOperation = z.infer<typeof hiddenOperation>;

/** The hub's history (ADR 28) over one page; see shared/log/history.ts. */
export const pageHistory = z.object({
  /** Running hash at the feed number after which the page begins. */
  base: hashText,
  /** Running hash at `through`. */
  hash: hashText,
  /** The hub's signature over the latter with workspace, epoch and `through`, base64. */
  sig: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type PageHistory = z.infer<typeof pageHistory>;

export const pullReply = z.object({
  epoch: count,
  operations: z.array(acceptedOperation).max(PULL_PAGE),
  /** Feed number this page reaches through; the next page starts after it. */
  through: count,
  /** Highest feed number when the page was read. */
  head: count,
  /** From version 2 on: operations of this page that this device may not see, in feed order. */
  hidden: z.array(hiddenOperation).max(PULL_PAGE).optional(),
  /** Operations of records that came into sight, with their old places; in seq order. */
  brought: z.array(acceptedOperation).optional(),
  /** Records that went out of sight: the device forgets all it was sent of them. */
  withdrawn: z.array(entityKey).optional(),
  /**
   * The member's role changed at this feed number: the device pulls from the beginning again, once for
   * each such number, and is given what it may see now.
   */
  anew: count.optional(),
  /** From version 3 on. */
  history: pageHistory.optional(),
});
export type PullReply = z.infer<typeof pullReply>;
