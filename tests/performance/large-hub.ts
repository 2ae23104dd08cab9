import { sign } from "node:crypto";
import { createPrivateKey } from "node:crypto";
import { generateDeviceKey, signerOf } from "../../electron/core/keys/device-key.ts";
import { createHubService, openSqliteHubStore } from "../../hub/compose.ts";
import type { HubService } from "../../hub/service.ts";
import type { SealedOperation } from "../../shared/log/operation.ts";
import { seal } from "../../shared/log/seal.ts";
import { PUSH_BATCH } from "../../shared/protocol/push.ts";
import { deterministic, officeActs } from "./office-stream.ts";
import type { OfficeSize } from "./office-stream.ts";

const STARTED = Date.parse("2026-03-02T01:00:00Z");

/**
 * Adds an invented office to the log of an initialised hub, through its ordinary acceptance.
 * @param code of the laptop that did it all; another one for each office in a hub
 */
export async function fillHub(file: string, size: OfficeSize, seed: number, code = "L1"): Promise<number> {
  const store = await openSqliteHubStore(file);
  try {
    const service = await createHubService({ store });
    return await pushOffice(service, size, seed, code);
  } finally {
    await store.close();
  }
}

async function pushOffice(
  service: HubService,
  size: OfficeSize,
  seed: number,
  code: string,
): Promise<number> {
  const { administration, facts } = service;
  const lead = must(await administration.addMember({ name: "基准组长", role: "lead" }));
  const { secret } = must(await administration.createPairingSecret(lead.id, 30));
  const key = generateDeviceKey();
  const device = deterministic(seed ^ 0x5eed).uuid();
  const proof = sign(
    null,
    Buffer.from(`deskside-pair|${secret}|${device}`),
    createPrivateKey({ key: Buffer.from(key.privateKey, "base64"), format: "der", type: "pkcs8" }),
  ).toString("base64");
  const { token } = must(await service.pair({ secret, device, publicKey: key.publicKey, proof, code }));
  const session = must(await service.authenticate(token));
  const crypto = signerOf(key.privateKey);

  let deviceSeq = 0;
  let batch: SealedOperation[] = [];
  const { epoch } = await service.head();
  const flush = async () => {
    if (batch.length === 0) return;
    const reply = must(await service.push(session, { epoch, operations: batch }));
    const refused = reply.answers.find((answer) => answer.status !== "accepted");
    if (refused) throw new Error(`the generated office was refused: ${JSON.stringify(refused)}`);
    batch = [];
  };
  for (const act of officeActs(size, seed, code)) {
    deviceSeq += 1;
    const at = new Date(STARTED + deviceSeq * 40_000).toISOString().replace("Z", "+00:00");
    const body = {
      ...act,
      v: 1,
      workspace: facts.workspace,
      device,
      deviceSeq,
      actor: lead.id,
      at,
      clockSkewMs: 0,
      baseSeq: 0,
    };
    batch.push(seal(body, crypto).sealed);
    if (batch.length === PUSH_BATCH) await flush();
  }
  await flush();
  return deviceSeq;
}

export function must<T>(outcome: { ok: true; value: T } | { ok: false }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
