import type { HubContext } from "../../log/hub-context.ts";
import { hashSecret } from "../../log/hub-crypto.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { memberOf } from "../members/member-rows.ts";
import { dropExpiredCodes, saveCode } from "./pairing-codes.ts";

const SECRET_BYTES = 24;
const MAX_PAIRING_MINUTES = 24 * 60;

export interface PairingSecret {
  /** Shown once; the hub keeps only its hash. */
  secret: string;
  expiresAt: number;
}

/** A one-time secret with which a member enrols one device. */
export function createPairingSecret(
  { store, environment }: HubContext,
  id: string,
  minutes: number,
): Promise<Outcome<PairingSecret>> {
  return store.write(async (tx) => {
    if (!(minutes >= 1 && minutes <= MAX_PAIRING_MINUTES)) {
      return fault("malformed", `minutes: from 1 to ${MAX_PAIRING_MINUTES}`, "minutes");
    }
    const member = await memberOf(tx, id);
    if (!member) return fault("notFound", "no such member", "user");
    if (!member.active) return fault("forbidden", "the member is not active", "user");
    const now = environment.now();
    const secret = environment.randomBytes(SECRET_BYTES).toString("base64url");
    const expiresAt = now + Math.round(minutes * 60_000);
    await dropExpiredCodes(tx, now);
    await saveCode(tx, { hash: hashSecret(secret), member: id, expiresAt, usedAt: null, usedBy: null });
    return done({ secret, expiresAt });
  });
}
