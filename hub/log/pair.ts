import type { ForkReply, ForkRequest } from "../../shared/protocol/fork.ts";
import { forkStatement } from "../../shared/protocol/fork.ts";
import type { PairReply, PairRequest } from "../../shared/protocol/pairing.ts";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { DeviceRow, HubTransaction, MemberRow, PairingCodeRow } from "../store/hub-store.ts";
import { hashSecret, verifySignature } from "./hub-crypto.ts";
import type { HubContext } from "./hub-facts.ts";
import { writeRoster } from "./roster.ts";
import type { Session } from "./sessions.ts";

const TOKEN_BYTES = 32;
/** Without 0, O, 1, I: codes are spoken and written by hand. */
const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_DIGITS = "23456789";
const TRIES_PER_LENGTH = 20;

interface Applicant {
  device: string;
  publicKey: string;
  /** Code it uses already, kept when nobody else has it. */
  code: string | null;
}

/** Enrols a device with a one-time secret. Pairing again keeps the device's id, key and sequence. */
export async function pair(context: HubContext, request: PairRequest): Promise<Outcome<PairReply>> {
  const { environment } = context;
  const { secret, device, publicKey, proof } = request;
  if (!verifySignature(publicKey, `deskside-pair|${secret}|${device}`, proof)) {
    return fault("forbidden", "the proof is not a signature of the offered key", "proof");
  }
  return context.store.write(async (tx) => {
    const now = environment.now();
    const code = await tx.pairingCode(hashSecret(secret));
    if (!code || code.expiresAt <= now || !(await isOpenTo(tx, code, request))) {
      return fault("badCode", "the pairing code is unknown, used or expired", "secret");
    }
    const member = await tx.member(code.member);
    if (!member?.active) return fault("badCode", "the member of this code is not active", "secret");
    await tx.savePairingCode({ ...code, usedAt: now, usedBy: device });
    return enrol(context, tx, member, request);
  });
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
  const enrolled = usedBy === device ? await tx.device(device) : null;
  return enrolled !== null && enrolled.publicKey === publicKey && enrolled.lastSeen === null;
}

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
    const old = await tx.device(session.device);
    const member = old && (await tx.member(old.member));
    if (!old || old.revoked || !member?.active) {
      return fault("revoked", "this device may no longer write");
    }
    return enrol(context, tx, member, { device, publicKey, code: null });
  });
}

async function enrol(
  context: HubContext,
  tx: HubTransaction,
  member: MemberRow,
  { device, publicKey, code: wanted }: Applicant,
): Promise<Outcome<PairReply>> {
  const { environment, facts } = context;
  const before = await tx.device(device);
  const refusal = before && whyNotAgain(before, member.id, publicKey);
  if (refusal) return refusal;
  const code = before?.code ?? (await codeFor(context, tx, wanted));
  if (!before) {
    await writeRoster(context, tx, "device.enrol", { device, member: member.id, code, publicKey });
  }
  const row = await tx.device(device);
  if (!row) throw new Error("an enrolled device has no row");
  const token = environment.randomBytes(TOKEN_BYTES).toString("base64url");
  const restored = (await tx.epochs()).some(({ gapTo }) => gapTo !== null);
  await tx.saveDevice({
    ...row,
    tokenHash: hashSecret(token),
    // Nobody has shown this token yet.
    lastSeen: null,
    // On a restored hub a device that it does not know may have a past (see push.ts, mayLeap).
    epoch: before?.epoch ?? (restored ? 0 : tx.standing.epoch),
  });
  const { id, name, role } = member;
  return done({
    workspace: facts.workspace,
    workspaceName: facts.workspaceName,
    token,
    code,
    hubKey: facts.hubKey,
    member: { id, name, role },
  });
}

function whyNotAgain(before: DeviceRow, member: string, publicKey: string) {
  if (before.publicKey !== publicKey) {
    return fault("forbidden", "this device id is enrolled with another key", "publicKey");
  }
  if (before.revoked) return fault("revoked", "this device was revoked; it needs a new identity");
  if (before.member !== member) {
    return fault("forbidden", "this device is enrolled for another member", "device");
  }
  return null;
}

/** The code the device asks for when nobody has it, else a free one: letter and digit, then longer. */
async function codeFor(context: HubContext, tx: HubTransaction, wanted: string | null): Promise<string> {
  const taken = new Set((await tx.devices()).map((device) => device.code));
  if (wanted && !taken.has(wanted)) return wanted;
  for (let digits = 1; ; digits += 1) {
    for (let attempt = 0; attempt < TRIES_PER_LENGTH; attempt += 1) {
      const [first = 0, ...rest] = context.environment.randomBytes(1 + digits);
      const code = pick(CODE_LETTERS, first) + rest.map((byte) => pick(CODE_DIGITS, byte)).join("");
      if (!taken.has(code)) return code;
    }
  }
}

function pick(from: string, byte: number): string {
  return from.charAt(byte % from.length);
}
