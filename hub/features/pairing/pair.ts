import type { PairReply, PairRequest } from "../../../shared/protocol/pairing.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { hashSecret, verifySignature } from "../../log/hub-crypto.ts";
import { fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import { deviceOf } from "../devices/device-rows.ts";
import { enrol } from "../devices/enrol.ts";
import { memberOf } from "../members/member-rows.ts";
import { codeByHash, saveCode } from "./pairing-codes.ts";
import type { PairingCodeRow } from "./pairing-codes.ts";

/** Enrols a device with a one-time secret. Pairing again keeps the device's id, key and sequence. */
export async function pair(context: HubContext, request: PairRequest): Promise<Outcome<PairReply>> {
  const { environment } = context;
  const { secret, device, publicKey, proof } = request;
  // Asked before anything that costs: guesses neither wait for the log nor hold it up.
  const known = await codeByHash(context.store, hashSecret(secret));
  if (!known || known.expiresAt <= environment.now()) return badCode();
  if (!verifySignature(publicKey, `deskside-pair|${secret}|${device}`, proof)) {
    return fault("forbidden", "the proof is not a signature of the offered key", "proof");
  }
  return context.store.write(async (tx) => {
    const now = environment.now();
    const code = await codeByHash(tx, hashSecret(secret));
    if (!code || code.expiresAt <= now || !(await isOpenTo(tx, code, request))) {
      return badCode();
    }
    const member = await memberOf(tx, code.member);
    if (!member?.active) return fault("badCode", "the member of this code is not active", "secret");
    await saveCode(tx, { ...code, usedAt: now, usedBy: device });
    return enrol(context, tx, member, request, null);
  });
}

function badCode() {
  return fault("badCode", "the pairing code is unknown, used or expired", "secret");
}

/**
 * A code works once. Whether the answer arrived the hub cannot know, so the very device and key that
 * used the code may ask again, until the token it was given has been seen: then the answer did.
 */
async function isOpenTo(
  tx: HubTransaction,
  { usedAt, usedBy }: PairingCodeRow,
  { device, publicKey }: PairRequest,
): Promise<boolean> {
  if (usedAt === null) return true;
  const enrolled = usedBy === device ? await deviceOf(tx, device) : null;
  return enrolled !== null && enrolled.publicKey === publicKey && enrolled.lastSeen === null;
}
