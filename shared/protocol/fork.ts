import { z } from "zod";
import { pairReply } from "./pairing.ts";

/**
 * POST /v1/fork : this device found out that it was cloned, or restored from an old image (its
 * `deviceSeq` is taken by another operation), and asks for an identity of its own. Authenticated
 * by the old device's token; answered like a pairing.
 *
 * What the hub does:
 * - checks `proof` with the old device's enrolled key and `newProof` with `publicKey`; either
 *   wrong is `forbidden`, a revoked device or inactive member is `revoked`;
 * - enrols `device` with `publicKey` for the *same member*, under a fresh code, and writes
 *   `device.enrol` into the roster;
 * - leaves the old device enrolled and its token valid: it belongs to the other clone;
 * - asked again with the same `device` and `publicKey` (the reply was lost), it answers the same
 *   code with a new token; a `device` that is enrolled with another key is `forbidden`.
 */
export const forkRequest = z.object({
  /** UUID of the new device. */
  device: z.uuid(),
  /** Ed25519 of the new device, base64 of the raw 32 bytes. */
  publicKey: z.base64().length(44),
  /** Signature of the *old* device's key over {@link forkStatement}. */
  proof: z.string().max(100),
  /** Signature of the *new* key over {@link forkStatement}: it is held, not borrowed. */
  newProof: z.string().max(100),
});
export type ForkRequest = z.infer<typeof forkRequest>;

export const forkReply = pairReply;
export type ForkReply = z.infer<typeof forkReply>;

/** What both keys sign. */
export function forkStatement(
  workspace: string,
  oldDevice: string,
  newDevice: string,
  publicKey: string,
): string {
  return `deskside-fork|${workspace}|${oldDevice}|${newDevice}|${publicKey}`;
}
