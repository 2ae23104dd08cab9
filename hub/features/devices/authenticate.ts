import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { hashSecret } from "../../log/hub-crypto.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { deviceByToken, touchDevice } from "./device-rows.ts";
import type { Session } from "./session.ts";

const SEEN_EVERY_MS = 60_000;

/** @param token the bearer token that pairing gave */
export async function authenticate(
  { store, environment, log }: HubContext,
  token: string,
): Promise<Outcome<Session>> {
  const found = await deviceByToken(store, hashSecret(token));
  if (!found) return fault("unauthenticated", "this device is not paired with this hub");
  const { device, member } = found;
  if (device.revoked) return fault("revoked", "this device was revoked");
  const { service } = device;
  const self = service === "" ? member : { id: device.id, name: device.name, role: service, active: true };
  if (!self?.active) return fault("revoked", "the member of this device is no longer active");
  const now = environment.now();
  if (device.lastSeen === null || Math.abs(now - device.lastSeen) > SEEN_EVERY_MS) {
    try {
      await touchDevice(store, device.id, now);
    } catch (error) {
      // On a full disk one can still read.
      log.warn({ err: error }, "when a device was last seen could not be noted");
    }
  }
  return done({ device: device.id, publicKey: device.publicKey, member: self, service });
}
