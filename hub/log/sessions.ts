import type { MemberRow } from "../store/hub-store.ts";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { hashSecret } from "./hub-crypto.ts";
import type { HubContext } from "./hub-facts.ts";

/** An authenticated device. */
export interface Session {
  device: string;
  publicKey: string;
  member: MemberRow;
}

const SEEN_EVERY_MS = 60_000;

/** @param token the bearer token that pairing gave */
export async function authenticate(context: HubContext, token: string): Promise<Outcome<Session>> {
  const found = await context.store.deviceByToken(hashSecret(token));
  if (!found) return fault("unauthenticated", "this device is not paired with this hub");
  const { device, member } = found;
  if (device.revoked) return fault("revoked", "this device was revoked");
  if (!member.active) return fault("revoked", "the member of this device is no longer active");
  const now = context.environment.now();
  if (device.lastSeen === null || Math.abs(now - device.lastSeen) > SEEN_EVERY_MS) {
    await context.store.touchDevice(device.id, now);
  }
  return done({ device: device.id, publicKey: device.publicKey, member });
}
