import type { ForkReply, ForkRequest } from "../../../shared/protocol/fork.ts";
import { forkStatement } from "../../../shared/protocol/fork.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { verifySignature } from "../../log/hub-crypto.ts";
import { fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { memberOf } from "../members/member-rows.ts";
import { deviceOf } from "./device-rows.ts";
import { enrol } from "./enrol.ts";
import type { Session } from "./session.ts";

/** Gives a cloned device an identity of its own; the old one stays with the other clone. */
export async function fork(
  context: HubContext,
  session: Session,
  request: ForkRequest,
): Promise<Outcome<ForkReply>> {
  const { device, publicKey, proof, newProof } = request;
  const statement = forkStatement(context.facts.workspace, session.device, device, publicKey);
  if (device === session.device) {
    return fault("forbidden", "a fork needs a device id of its own", "device");
  }
  if (!verifySignature(session.publicKey, statement, proof)) {
    return fault("forbidden", "not signed by the enrolled key of the old device", "proof");
  }
  if (!verifySignature(publicKey, statement, newProof)) {
    return fault("forbidden", "not signed by the new key", "newProof");
  }
  return context.store.write(async (tx) => {
    const old = await deviceOf(tx, session.device);
    const member = old && (await memberOf(tx, old.member));
    if (!old || old.revoked || !member?.active) {
      return fault("revoked", "this device may no longer write");
    }
    return enrol(context, tx, member, { device, publicKey, code: null });
  });
}
