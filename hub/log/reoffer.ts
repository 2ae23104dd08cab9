import { open } from "../../shared/log/seal.ts";
import type { Operation } from "../../shared/log/operation.ts";
import type { ReofferReply, ReofferRequest } from "../../shared/protocol/reoffer.ts";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { EpochRow, HubTransaction } from "../store/hub-store.ts";
import { receiptOf, sameSecret, sha256Hex, verifySignature } from "./hub-crypto.ts";
import type { HubContext } from "./hub-facts.ts";
import { isHubs } from "../../shared/domain/registry.ts";
import { refreshRoster, rosterSubject } from "./roster.ts";

type Offered = ReofferRequest["operations"][number];
type ReofferAnswer = ReofferReply["answers"][number];

interface Proven {
  offered: Offered;
  op: Operation;
  index: number;
}

/**
 * Takes back what a restore lost, from whichever device still has it. The receipt proves that this
 * hub gave the operation its number, the signature that its device said it; so it is a fact, is
 * judged by nobody's present role, keeps its seq and takes a new feed.
 *
 * Where the seq is not free, the hub's file had been put back from a copy and gave the number out a
 * second time. Both operations are facts; the one that comes later takes a new seq as well.
 */
export async function reoffer(context: HubContext, request: ReofferRequest): Promise<Outcome<ReofferReply>> {
  const { facts } = context;
  const answers: (ReofferAnswer | undefined)[] = [];
  const proven: Proven[] = [];
  for (const [index, offered] of request.operations.entries()) {
    const opened = open(offered, sha256Hex);
    if (!opened.ok) {
      answers[index] = refused(idIn(offered.body), `${opened.path}: ${opened.message}`);
      continue;
    }
    const { op } = opened;
    const receipt = receiptOf(facts.receiptSecret, facts.workspace, offered.seq, op.id, op.hash);
    if (op.workspace !== facts.workspace || !sameSecret(receipt, offered.receipt)) {
      answers[index] = refused(op.id, "the receipt is not this hub's");
      continue;
    }
    proven.push({ offered, op, index });
  }
  // The roster first, in its old order: it says which keys the other signatures must fit.
  const roster = (each: Proven) => (isHubs(each.op.type) ? 0 : 1);
  proven.sort((a, b) => roster(a) - roster(b) || a.offered.seq - b.offered.seq);

  return context.store.write(async (tx) => {
    if (tx.standing.epoch !== request.epoch) {
      return fault("epoch", "the log has entered another epoch", "epoch", {
        epoch: tx.standing.epoch,
      });
    }
    const epochs = await tx.epochs();
    for (const each of proven) {
      try {
        answers[each.index] = await tx.savepoint(() => takeBack(context, tx, epochs, each));
      } catch (error) {
        const { id, type } = each.op;
        context.log.error({ err: error, operation: id, type }, "could not be taken back");
        answers[each.index] = refused(id, "the hub failed on this operation");
      }
    }
    return done({ answers: answers as ReofferAnswer[] });
  });
}

function refused(id: string, message: string): ReofferAnswer {
  return { id, status: "refused", message: message.slice(0, 300) };
}

function idIn(body: string): string {
  const match = /"id":"([0-9a-f-]{36})"/.exec(body);
  return match?.[1] ?? "";
}

async function takeBack(
  context: HubContext,
  tx: HubTransaction,
  epochs: readonly EpochRow[],
  { offered, op }: Proven,
): Promise<ReofferAnswer> {
  const { facts, environment } = context;
  if ((await tx.operationsById([op.id])).has(op.id)) {
    return { id: op.id, status: "known", message: "" };
  }
  const { body, sig } = offered;
  const isRoster = isHubs(op.type);
  const device = isRoster ? null : await tx.device(op.device);
  if (!isRoster && !device) return refused(op.id, "its device is not enrolled");
  const key = device?.publicKey ?? facts.hubKey;
  if (!verifySignature(key, body, sig)) {
    return refused(op.id, "not signed by the enrolled key of its device");
  }
  const answered = (await tx.answers(op.device, op.deviceSeq, op.deviceSeq)).get(op.deviceSeq);
  const wasRefused = answered?.some(({ answer }) => answer.id === op.id) ?? false;
  const now = environment.now();
  const feed = tx.standing.feed + 1;
  const free = isLost(epochs, offered.seq) && !(await tx.usedSeqs([offered.seq])).has(offered.seq);
  const seq = free ? offered.seq : tx.standing.seq + 1;
  const receipt = receiptOf(facts.receiptSecret, facts.workspace, seq, op.id, op.hash);
  const subject = rosterSubject(op.type, op.payload);
  await tx.insertOperations([
    {
      feed,
      seq,
      id: op.id,
      device: op.device,
      deviceSeq: op.deviceSeq,
      actor: op.actor,
      type: op.type,
      subject,
      body,
      sig,
      hash: op.hash,
      receipt,
      receivedAt: Math.min(offered.receivedAt, now),
      reoffered: true,
    },
  ]);
  await tx.setStanding({ ...tx.standing, feed, seq: Math.max(tx.standing.seq, seq) });
  if (wasRefused) await tx.supersedeRefusal(op.device, op.deviceSeq, seq);
  if (device && device.nextDeviceSeq <= op.deviceSeq) {
    await tx.saveDevice({ ...device, nextDeviceSeq: op.deviceSeq + 1 });
  }
  if (subject) await refreshRoster(tx, subject, now);
  return { id: op.id, status: "taken", message: "" };
}

/** Whether a restore may have lost this number: only such a one can be free. */
function isLost(epochs: readonly EpochRow[], seq: number): boolean {
  return epochs.some(
    ({ gapFrom, gapTo }) => gapFrom !== null && gapTo !== null && seq >= gapFrom && seq <= gapTo,
  );
}
