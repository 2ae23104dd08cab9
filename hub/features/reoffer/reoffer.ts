import { isHubs } from "../../../shared/domain/registry.ts";
import { open } from "../../../shared/log/seal.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import type { MissingReply, ReofferReply, ReofferRequest } from "../../../shared/protocol/reoffer.ts";
import { append } from "../../log/append.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { receiptOf, sameSecret, sha256Hex, verifySignature } from "../../log/hub-crypto.ts";
import { knownIds } from "../../log/known-operations.ts";
import { addParts, isTakeable, partlessAmong } from "../../log/parts.ts";
import { rosterSubject } from "../../log/roster.ts";
import { otherEpoch } from "../../log/standing.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { EpochRow, HubTransaction } from "../../store/hub-store.ts";
import { deviceOf, saveDevice } from "../devices/device-rows.ts";
import { noteOperations } from "../files/named.ts";
import { givenAnswers } from "../sync/given-answers.ts";
import { supersedeRefusal } from "../sync/refusals.ts";

type Offered = ReofferRequest["operations"][number];
type ReofferAnswer = ReofferReply["answers"][number];

interface Proven {
  offered: Offered;
  op: Operation;
  parts: ReadonlyMap<string, string>;
  index: number;
}

/** Which of these accepted operations the log lacks, and which came back to it without their parts. */
export async function missing({ store }: HubContext, ids: readonly string[]): Promise<Outcome<MissingReply>> {
  const known = await knownIds(store, ids);
  const partless = await partlessAmong(store, [...known]);
  return done({ missing: ids.filter((id) => !known.has(id)), partless });
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
    const { op, parts } = opened;
    const receipt = receiptOf(facts, offered.seq, op);
    if (op.workspace !== facts.workspace || !sameSecret(receipt, offered.receipt)) {
      answers[index] = refused(op.id, "the receipt is not this hub's");
      continue;
    }
    proven.push({ offered, op, parts, index });
  }
  // The roster first, in its old order: it says which keys the other signatures must fit.
  const roster = (each: Proven) => (isHubs(each.op.type) ? 0 : 1);
  proven.sort((a, b) => roster(a) - roster(b) || a.offered.seq - b.offered.seq);

  return context.store.write(async (tx) => {
    if (tx.standing.epoch !== request.epoch) return otherEpoch(tx.standing.epoch);
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
  { offered, op, parts: came }: Proven,
): Promise<ReofferAnswer> {
  const { facts, environment } = context;
  const { id, deviceSeq, actor, type, hash } = op;
  const { body, sig } = offered;
  const parts = isTakeable(offered, offered.parts ?? []) ? came : NONE;
  if ((await knownIds(tx, [id])).has(id)) {
    await addParts(tx, id, [...parts.values()]);
    await noteOperations(tx, [id]);
    return { id, status: "known", message: "" };
  }
  const isRoster = isHubs(type);
  const device = isRoster ? null : await deviceOf(tx, op.device);
  if (!isRoster && !device) return refused(id, "its device is not enrolled");
  const key = device?.publicKey ?? facts.hubKey;
  if (!verifySignature(key, body, sig)) {
    return refused(id, "not signed by the enrolled key of its device");
  }
  const answered = (await givenAnswers(tx, op.device, deviceSeq, deviceSeq)).get(deviceSeq);
  const wasRefused = answered?.some(({ answer }) => answer.id === id) ?? false;
  const { standing } = tx;
  const feed = standing.feed + 1;
  const free = isLost(epochs, offered.seq) && !(await isUsed(tx, offered.seq));
  const seq = free ? offered.seq : standing.seq + 1;
  const named = { id, device: op.device, deviceSeq, actor, type, hash, body, sig, parts, op };
  const subject = rosterSubject(type, op.payload);
  const receipt = receiptOf(facts, seq, op);
  const receivedAt = Math.min(offered.receivedAt, environment.now());
  if (wasRefused) await supersedeRefusal(tx, op.device, deviceSeq, seq);
  if (device && device.nextDeviceSeq <= deviceSeq) {
    await saveDevice(tx, { ...device, nextDeviceSeq: deviceSeq + 1 });
  }
  await append(context, tx, [{ feed, seq, ...named, subject, receipt, receivedAt, reoffered: true }], {
    ...standing,
    feed,
    seq: Math.max(standing.seq, seq),
  });
  return { id, status: "taken", message: "" };
}

const NONE: ReadonlyMap<string, string> = new Map();

async function isUsed({ db }: HubTransaction, seq: number): Promise<boolean> {
  const row = await db.selectFrom("logOperation").select("id").where("seq", "=", seq).executeTakeFirst();
  return row !== undefined;
}

/** Whether a restore may have lost this number: only such a one can be free. */
function isLost(epochs: readonly EpochRow[], seq: number): boolean {
  return epochs.some(
    ({ gapFrom, gapTo }) => gapFrom !== null && gapTo !== null && seq >= gapFrom && seq <= gapTo,
  );
}
