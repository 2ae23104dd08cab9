import type { ForkReply, ForkRequest } from "../../../shared/protocol/fork.ts";
import { forkStatement } from "../../../shared/protocol/fork.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { verifySignature } from "../../log/hub-crypto.ts";
import { fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { memberOf } from "../members/member-rows.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import { allDevices, deviceOf } from "./device-rows.ts";
import { enrol } from "./enrol.ts";
import type { Session } from "./session.ts";

/**
 * New identities that one member's devices may take in a day. A laptop needs one after it was copied
 * or damaged; whoever needs more by the hour is making strangers.
 */
export const FORKS_PER_DAY = 10;
const DAY_MS = 24 * 60 * 60_000;

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
    // Asked again after a lost answer it is one fork.
    if (!(await deviceOf(tx, device)) && (await forksOf(context, tx, member.id)) >= FORKS_PER_DAY) {
      return fault("rateLimited", `more than ${FORKS_PER_DAY} new identities in a day`, "device");
    }
    return enrol(context, tx, member, { device, publicKey, code: null }, old.id);
  });
}

/** Identities that a member's devices have taken within the last day. */
async function forksOf({ environment }: HubContext, tx: HubTransaction, member: string): Promise<number> {
  const since = environment.now() - DAY_MS;
  const own = (await allDevices(tx)).filter((each) => each.member === member && each.enrolledAt > since);
  return own.filter(({ forkedFrom }) => forkedFrom).length;
}
