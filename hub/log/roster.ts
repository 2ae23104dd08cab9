import { foldEntity } from "../../shared/domain/evolve.ts";
import type { z } from "zod";
import { deviceEnrol, deviceRevoke } from "../../shared/domain/device/device.ts";
import { memberSet } from "../../shared/domain/member/member.ts";
import { OPERATION_TYPES, isHubs } from "../../shared/domain/registry.ts";
import { splitEntityKey } from "../../shared/log/operation.ts";
import type { LoggedOperation } from "../../shared/log/operation.ts";
import { open, seal } from "../../shared/log/seal.ts";
import type { HubTransaction } from "../store/hub-store.ts";
import { receiptOf, sha256Hex } from "./hub-crypto.ts";
import type { HubContext } from "./hub-facts.ts";

interface RosterPayloads {
  "member.set": z.output<typeof memberSet.payload>;
  "device.enrol": z.output<typeof deviceEnrol.payload>;
  "device.revoke": z.output<typeof deviceRevoke.payload>;
}

/** The entity a roster operation is about; null for what is no roster operation. */
export function rosterSubject(type: string, payload: Record<string, unknown>): string | null {
  const definition = OPERATION_TYPES.get(type);
  if (!definition || !isHubs(type)) return null;
  const parsed = definition.payload.safeParse(payload);
  return parsed.success ? (definition.touches(parsed.data)[0] ?? null) : null;
}

/**
 * Writes one roster operation as the hub's own device and refreshes the row that follows from it.
 * The hub has no member of its own: it acts in its device's name.
 */
export async function writeRoster<T extends keyof RosterPayloads>(
  context: HubContext,
  tx: HubTransaction,
  type: T,
  payload: RosterPayloads[T],
): Promise<void> {
  const { environment, facts } = context;
  const { standing } = tx;
  const definition = OPERATION_TYPES.get(type);
  if (!definition) throw new Error(`no operation type ${type}`);
  const now = environment.now();
  const touches = definition.touches(payload);
  const subject = touches[0] as string;
  const { sealed, op } = seal(
    {
      id: environment.uuidv7(),
      type,
      v: definition.v,
      workspace: facts.workspace,
      device: standing.hubDevice,
      deviceSeq: standing.hubDeviceSeq + 1,
      actor: standing.hubDevice,
      at: new Date(now).toISOString(),
      clockSkewMs: 0,
      // What the hub decides about its roster follows everything before it, also what a restore
      // lost and consoles bring back: a revocation must not lose against an older enrolment.
      baseSeq: standing.seq,
      touches,
      payload,
    },
    { sha256: sha256Hex, sign: facts.sign },
  );
  const seq = standing.seq + 1;
  const feed = standing.feed + 1;
  await tx.insertOperations([
    {
      feed,
      seq,
      id: op.id,
      device: op.device,
      deviceSeq: op.deviceSeq,
      actor: op.actor,
      type,
      subject,
      ...sealed,
      hash: op.hash,
      receipt: receiptOf(facts.receiptSecret, facts.workspace, seq, op.id, op.hash),
      receivedAt: now,
      reoffered: false,
    },
  ]);
  await tx.setStanding({ ...standing, seq, feed, hubDeviceSeq: op.deviceSeq });
  await refreshRoster(tx, subject, now);
}

/** Brings a member's or device's row up to the fold of its operations. */
export async function refreshRoster(tx: HubTransaction, subject: string, now: number): Promise<void> {
  const { kind, id } = splitEntityKey(subject);
  const operations: LoggedOperation[] = [];
  for (const stored of await tx.roster(subject)) {
    const opened = open(stored, sha256Hex);
    if (opened.ok) operations.push({ op: opened.op, seq: stored.seq });
  }
  const state = foldEntity(kind, id, operations);
  const { fields } = state;
  // A revocation may come back before the enrolment it ends: there is no row to write yet.
  if (!state.exists) return;
  if (kind === "member") {
    const { name, role, active } = fields as { name: string; role: string; active: boolean };
    await tx.saveMember({ id, name, role, active });
    return;
  }
  const { member, code, publicKey, revoked } = fields as {
    member: string;
    code: string;
    publicKey: string;
    revoked: boolean;
  };
  const before = await tx.device(id);
  const fresh = { tokenHash: null, nextDeviceSeq: 1, epoch: 0, enrolledAt: now, lastSeen: null };
  await tx.saveDevice({ ...fresh, ...before, id, member, code, publicKey, revoked });
}
