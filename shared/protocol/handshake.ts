import { z } from "zod";
import { certificateKeys } from "./certificate-keys.ts";

const count = z.number().int().nonnegative();

/** POST /v1/handshake. Authenticated by the device's token. */
export const handshakeRequest = z.object({
  protocol: z.object({ min: count, max: count }),
  workspace: z.uuid(),
  device: z.uuid(),
  /** Where this device stands; epoch 0 when it has never pulled. */
  cursor: z.object({ epoch: count, feed: count }),
  /** Device clock now, ms since the epoch. */
  now: z.number().int(),
});
export type HandshakeRequest = z.infer<typeof handshakeRequest>;

/**
 * A restore: the hub may have lost everything numbered `from`..`to` (inclusive, in seq and in feed
 * alike); it resumed at `to + 1`. Numbers in it that come back keep their old seq.
 */
export const restoreGap = z.object({ epoch: count, from: count, to: count });
export type RestoreGap = z.infer<typeof restoreGap>;

export const handshakeReply = z.object({
  /** Version both will use from here on. */
  protocol: count,
  workspace: z.uuid(),
  hubVersion: z.string(),
  /** Public key of the hub, base64 of the raw 32 bytes: it signs the roster. */
  hubKey: z.string(),
  epoch: count,
  /** Highest seq and feed the hub holds. */
  head: z.object({ seq: count, feed: count }),
  gaps: z.array(restoreGap),
  /** Next `deviceSeq` the hub expects from this device. */
  nextDeviceSeq: z.number().int().min(1),
  /** Hub clock when it answered, ms since the epoch. */
  now: z.number().int(),
  member: z.object({ id: z.uuid(), name: z.string(), role: z.string(), active: z.boolean() }),
  /** Operation types and the versions the hub understands; what is not in it must wait (F11). */
  types: z.record(z.string(), z.number().int()),
  /** From version 3 on; absent where the hub knows of no certificate of its own. */
  certificateKeys: certificateKeys.optional(),
  /**
   * From version 4 on, of a member's laptop: its code, and Ed25519 by the hub's key over
   * `vouchingStatement`, base64. Receipts carry it.
   */
  vouching: z.object({ code: z.string().max(6), sig: z.base64().max(100) }).optional(),
});
export type HandshakeReply = z.infer<typeof handshakeReply>;

/** Data of a `head` event of the notice stream. */
export const noticeHead = z.object({ epoch: count, feed: count });
export type NoticeHead = z.infer<typeof noticeHead>;
