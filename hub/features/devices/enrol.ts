import type { z } from "zod";
import type { deviceEnrol } from "../../../shared/domain/device/device.ts";
import type { PairReply } from "../../../shared/protocol/pairing.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { hashSecret } from "../../log/hub-crypto.ts";
import { writeRoster } from "../../log/roster.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import type { MemberRow } from "../members/member-rows.ts";
import { allDevices, deviceOf, saveDevice } from "./device-rows.ts";
import type { DeviceRow } from "./device-rows.ts";

type Enrolled = z.output<typeof deviceEnrol.payload>;

const TOKEN_BYTES = 32;
/** Without 0, O, 1, I: codes are spoken and written by hand. */
const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_DIGITS = "23456789";
const TRIES_PER_LENGTH = 20;

export interface Applicant {
  device: string;
  publicKey: string;
  /** Code it uses already, kept when nobody else has it. */
  code: string | null;
}

/**
 * Makes a device one of this member's and gives it a token. Asked again with the same key it keeps
 * its code and sequence and gets another token.
 *
 * @param forkedFrom device it parts from; null of one that pairs
 */
export async function enrol(
  context: HubContext,
  tx: HubTransaction,
  member: MemberRow,
  { device, publicKey, code: wanted }: Applicant,
  forkedFrom: string | null,
): Promise<Outcome<PairReply>> {
  const { facts } = context;
  const before = await deviceOf(tx, device);
  const refusal = before && whyNotAgain(before, member.id, publicKey);
  if (refusal) return refusal;
  const code = before?.code ?? (await codeFor(context, tx, wanted));
  if (!before) {
    const enrolled: Enrolled = { device, member: member.id, code, publicKey };
    await writeRoster(context, tx, "device.enrol", enrolled);
  }
  const token = await giveToken(context, tx, device, before ?? { forkedFrom });
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

/**
 * Gives an enrolled device a token in the place of any it had.
 *
 * @param known what this hub knew of it before: where it comes from, and in which epoch it last took
 *   an operation of it
 */
export async function giveToken(
  { environment }: HubContext,
  tx: HubTransaction,
  device: string,
  { forkedFrom, epoch }: Pick<DeviceRow, "forkedFrom"> & { epoch?: number },
): Promise<string> {
  const row = await deviceOf(tx, device);
  if (!row) throw new Error("an enrolled device has no row");
  const token = environment.randomBytes(TOKEN_BYTES).toString("base64url");
  const restored = (await tx.epochs()).some(({ gapTo }) => gapTo !== null);
  await saveDevice(tx, {
    ...row,
    forkedFrom,
    tokenHash: hashSecret(token),
    // Nobody has shown this token yet.
    lastSeen: null,
    // On a restored hub a device that it does not know may have a past (see sync/push.ts, mayLeap).
    epoch: epoch ?? (restored ? 0 : tx.standing.epoch),
  });
  return token;
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
export async function codeFor(
  context: HubContext,
  tx: HubTransaction,
  wanted: string | null,
): Promise<string> {
  const taken = new Set((await allDevices(tx)).map((device) => device.code));
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
