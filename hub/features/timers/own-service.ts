import { createHmac } from "node:crypto";
import { deviceEnrolService } from "../../../shared/domain/device/device.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { derivedId } from "../../../shared/log/derived-id.ts";
import type { SealedOperation } from "../../../shared/log/operation.ts";
import { seal } from "../../../shared/log/seal.ts";
import { keyPairFromSeed, sha256Hex, signerOf } from "../../log/hub-crypto.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { writeRoster } from "../../log/roster.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { deviceOf, saveDevice } from "../devices/device-rows.ts";
import { codeFor } from "../devices/enrol.ts";
import type { Session } from "../devices/session.ts";
import type { Deed } from "./next-deed.ts";

const PURPOSE = "ladder";
const CALLED = "hub";

/** The service actor of this hub, and where it stands. */
export interface OwnService {
  session: Session;
  epoch: number;
  /** Number of the next operation. Read before anything is decided: whoever wrote meanwhile has taken it. */
  next: number;
  seal(deed: Deed, deviceSeq: number): SealedOperation;
}

/**
 * The service as which this hub writes by its own clock (ADR 23): all hubs over one database are the same one,
 * and a restored hub is another, so that it does not fork from the one that was lost. Its key follows from the
 * hub's secret and the epoch; nothing more is kept.
 */
export async function ownService(context: HubContext): Promise<Outcome<OwnService>> {
  const { store, facts, environment } = context;
  const { epoch, seq } = await store.standing();
  const id = derivedId("service", PURPOSE, facts.workspace, String(epoch));
  const seed = createHmac("sha256", facts.receiptSecret).update(`service|${PURPOSE}|${epoch}`).digest();
  const { publicKey, privateKey } = keyPairFromSeed(seed);
  const device = (await deviceOf(store, id)) ?? null;
  if (!device) {
    const enrolled = await enrolOnce(context, id, publicKey, epoch);
    if (!enrolled.ok) return enrolled;
  }
  const sign = signerOf(privateKey);
  const lost = (await store.epochs()).flatMap(({ gapFrom, gapTo }): [number, number][] =>
    gapFrom !== null && gapTo !== null ? [[gapFrom, gapTo]] : [],
  );
  return done({
    session: {
      device: id,
      publicKey,
      member: { id, name: CALLED, role: PURPOSE, active: true },
      service: PURPOSE,
    },
    epoch,
    next: device?.nextDeviceSeq ?? 1,
    seal({ type, payload }, deviceSeq) {
      const definition = OPERATION_TYPES.get(type);
      if (!definition) throw new Error(`no act ${type}`);
      const body = {
        id: environment.uuidv7(),
        ...{ type, v: definition.v, workspace: facts.workspace, device: id, deviceSeq, actor: id },
        at: new Date(environment.now()).toISOString(),
        clockSkewMs: 0,
        baseSeq: seq,
        // What a restore lost comes back in its old place: it was not seen.
        ...(lost.length > 0 ? { baseExcept: lost.slice(-100) } : {}),
        touches: definition.touches(payload),
        payload,
      };
      return seal(body, { sha256: sha256Hex, sign }).sealed;
    },
  });
}

function enrolOnce(context: HubContext, device: string, publicKey: string, epoch: number) {
  return context.store.write(async (tx): Promise<Outcome<null>> => {
    // Another hub over this database may have been quicker.
    if (await deviceOf(tx, device)) return done(null);
    const code = await codeFor(context, tx, null);
    const said = deviceEnrolService.payload.parse({
      ...{ device, service: PURPOSE, name: CALLED, code, publicKey },
    });
    await writeRoster(context, tx, "device.enrolService", said);
    const row = await deviceOf(tx, device);
    // It never wrote before: what it has to answer for begins in this epoch.
    if (row) await saveDevice(tx, { ...row, forkedFrom: null, epoch });
    return done(null);
  });
}
