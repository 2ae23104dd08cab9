import { foldEntity } from "../../shared/domain/evolve.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { splitEntityKey } from "../../shared/log/operation.ts";
import type { LoggedOperation } from "../../shared/log/operation.ts";
import { open, seal } from "../../shared/log/seal.ts";
import type { Handle, HubTransaction } from "../store/hub-store.ts";
import { append } from "./append.ts";
import { receiptOf, sha256Hex } from "./hub-crypto.ts";
import type { Follower, HubContext, RosterRows } from "./hub-context.ts";

/** The entity a roster operation is about; null for what is no roster operation. */
export function rosterSubject(type: string, payload: Record<string, unknown>): string | null {
  const definition = OPERATION_TYPES.get(type);
  if (definition?.permission !== "hub") return null;
  const parsed = definition.payload.safeParse(payload);
  return parsed.success ? (definition.touches(parsed.data)[0] ?? null) : null;
}

/**
 * Writes one roster operation as the hub's own device. The hub has no member of its own: it acts in
 * its device's name.
 *
 * @throws Error for a type that is not the hub's or a payload that is not the type's
 */
export async function writeRoster(
  context: HubContext,
  tx: HubTransaction,
  type: string,
  said: Record<string, unknown>,
): Promise<void> {
  const definition = OPERATION_TYPES.get(type);
  if (definition?.permission !== "hub") throw new Error(`the hub writes no ${type}`);
  const { environment, facts } = context;
  const { standing } = tx;
  const now = environment.now();
  const payload = definition.payload.parse(said);
  const touches = definition.touches(payload);
  const { sealed, op, parts } = seal(
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
  const { id, device, deviceSeq, actor, hash } = op;
  const receipt = receiptOf(facts, seq, op);
  const subject = touches[0] as string;
  const named = { id, device, deviceSeq, actor, type, subject, hash };
  await append(
    context,
    tx,
    [{ feed, seq, ...named, ...sealed, parts, op, receipt, receivedAt: now, reoffered: false }],
    { ...standing, seq, feed, hubDeviceSeq: deviceSeq },
  );
}

/** Keeps the rows of one kind equal to the fold of its roster operations. */
export function followRoster(rows: RosterRows): Follower {
  return async ({ environment }, tx, operations) => {
    for (const subject of new Set(operations.map((each) => each.subject))) {
      if (subject === null) continue;
      const { kind, id } = splitEntityKey(subject);
      if (kind !== rows.kind) continue;
      const state = foldEntity(kind, id, await rosterOf(tx, subject));
      // A revocation may come back before the enrolment it ends: there is no row to write yet.
      if (state.exists) await rows.save(tx, id, state.fields, environment.now());
    }
  };
}

async function rosterOf({ db }: Handle, subject: string): Promise<LoggedOperation[]> {
  const rows = await db
    .selectFrom("logOperation")
    .select(["body", "sig", "seq"])
    .where("subject", "=", subject)
    .orderBy("seq")
    .execute();
  return rows.flatMap((row) => {
    const opened = open(row, sha256Hex);
    return opened.ok ? [{ op: opened.op, seq: row.seq }] : [];
  });
}
