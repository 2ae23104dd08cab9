import { canonicalJson } from "../../../shared/log/canonical.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import type { PushAnswer, PushReply, PushRequest } from "../../../shared/protocol/push.ts";
import type { Author, HubContext, Refusal } from "../../log/hub-context.ts";
import { operationsById } from "../../log/known-operations.ts";
import type { KnownOperation } from "../../log/known-operations.ts";
import { otherEpoch } from "../../log/standing.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import { deviceOf, saveDevice } from "../devices/device-rows.ts";
import type { DeviceRow } from "../devices/device-rows.ts";
import type { Session } from "../devices/session.ts";
import { otherHistory } from "../history/other-history.ts";
import { memberOf } from "../members/member-rows.ts";
import { BatchRecord, internal } from "./batch-record.ts";
import type { Acceptable, Entry, Readable } from "./batch-record.ts";
import { acceptedAnswer, givenAnswers } from "./given-answers.ts";
import type { StoredAnswer } from "./given-answers.ts";
import { judge, prepare, refusal } from "./judge.ts";
import { hasRefusedMuch, refusalsById } from "./refusals.ts";

/**
 * Takes operations of the device's own sequence: one transaction, each operation answered. A fault
 * (of order, of who asks) changes nothing and answers nothing.
 */
export async function push(
  context: HubContext,
  session: Session,
  request: PushRequest,
): Promise<Outcome<PushReply>> {
  const prepared = await Promise.all(request.operations.map((sealed) => prepare(sealed, session.publicKey)));
  const batch: Readable[] = [];
  for (const [index, each] of prepared.entries()) {
    const path = `operations.${index}.body`;
    if (each.kind === "unreadable") return fault("malformed", each.message, path);
    if (each.label.device !== session.device) {
      return fault("forbidden", "sealed by another device", path);
    }
    const before = batch.at(-1);
    if (before && each.label.deviceSeq <= before.label.deviceSeq) {
      return fault("malformed", "not in the order of deviceSeq", path);
    }
    batch.push(each);
  }
  return context.store.write((tx) => take(context, session, request.epoch, batch, tx));
}

async function take(
  context: HubContext,
  session: Session,
  epoch: number,
  batch: readonly Readable[],
  tx: HubTransaction,
): Promise<Outcome<PushReply>> {
  if (tx.standing.epoch !== epoch) return otherEpoch(tx.standing.epoch);
  const writer = await writerOf(context, tx, session);
  if (!writer) return fault("revoked", "this device may no longer write");
  const { device, author } = writer;
  const first = batch[0]?.label.deviceSeq ?? 1;
  const last = batch.at(-1)?.label.deviceSeq ?? first;
  const answered = await givenAnswers(tx, device.id, first, last);
  const fresh = batch.filter((each) => !answered.has(each.label.deviceSeq));
  const ids = fresh.map((each) => each.label.id);
  const twice = repeated(ids);
  const accepted = await operationsById(tx, ids);
  const refused = await refusalsById(tx, ids);

  const record = new BatchRecord(context, tx, device);
  const answers: (StoredAnswer | Entry)[] = [];
  const { seq: held } = tx.standing;
  const sawAnother = otherHistory(context, tx);
  let waits: string | null = null;
  let next = device.nextDeviceSeq;
  // A restored hub has forgotten refusals, which nobody can prove to it: the first operation it
  // sees of a device in the new epoch may therefore stand beyond the one it expects.
  let mayLeap = device.epoch < epoch;

  for (const [index, each] of batch.entries()) {
    const path = `operations.${index}.body`;
    const { id, deviceSeq } = each.label;
    const known = answered.get(deviceSeq);
    if (known) {
      const same = known.find(({ answer }) => answer.id === id);
      if (!same) return forked(deviceSeq, path);
      answers.push(same.answer);
      if (same.duplicate) break;
      continue;
    }
    if (deviceSeq > next && !mayLeap) {
      return fault("gap", `deviceSeq ${next} is missing`, path, { expected: next });
    }
    if (each.kind === "readable" && each.op.baseSeq > held) {
      return fault("hubBehind", "the operation knows more of the log than this hub holds", path);
    }
    if (each.kind === "readable" && (await sawAnother(each.op))) {
      return fault("hubBehind", "the author of the operation has seen another log", path);
    }
    const decided = decide(each, author, context, accepted.get(id), refused.get(id));
    if (decided === "notYet") {
      waits = id;
      break;
    }
    if (twice.has(id)) {
      return fault("malformed", "the same operation twice in one batch", path);
    }
    const entry = decided.kind === "accept" ? await checked(context, tx, record, author, decided) : decided;
    mayLeap = false;
    next = Math.max(next, deviceSeq + 1);
    record.add(entry);
    answers.push(entry);
    // What follows may be linked to the form the console knows; it must see the log's form first.
    if (entry.kind === "duplicate") break;
  }

  const refuses = answers.some((each) => "kind" in each && each.kind === "refuse");
  if (refuses && (await hasRefusedMuch(tx, device.id, context.environment.now()))) {
    return fault("rateLimited", "too many operations of this device were refused today", "operations");
  }
  await record.flush();
  if (answers.some((each) => "kind" in each)) await saveDevice(tx, { ...device, nextDeviceSeq: next, epoch });
  const reply: PushAnswer[] = answers.map((each) => ("kind" in each ? record.answerTo(each) : each));
  if (waits) reply.push({ status: "notYet", id: waits });
  return done({ answers: reply });
}

function repeated(ids: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}

/** Read again under the lock: a revocation that was committed first counts. */
async function writerOf(
  { facts }: HubContext,
  tx: HubTransaction,
  session: Session,
): Promise<{ device: DeviceRow; author: Author } | null> {
  const { workspace } = facts;
  const device = await deviceOf(tx, session.device);
  if (!device || device.revoked) return null;
  if (device.service !== "") return { device, author: { workspace, service: device.service } };
  const member = await memberOf(tx, device.member);
  return member?.active ? { device, author: { workspace, member: member.id, role: member.role } } : null;
}

function forked(deviceSeq: number, path: string): Outcome<never> {
  return fault("deviceForked", `deviceSeq ${deviceSeq} is another operation here`, path, {
    deviceSeq,
  });
}

function decide(
  each: Readable,
  author: Author,
  context: HubContext,
  accepted: KnownOperation | undefined,
  refusedBefore: Refusal | undefined,
): Entry | "notYet" {
  if (each.kind === "labelled") return { kind: "refuse", prepared: each, refusal: each.refusal };
  if (accepted) {
    // A cloned laptop sealed anew what its twin had got through: one operation, one number.
    if (each.signed && sameAct(each.op, accepted)) {
      return { kind: "duplicate", label: each.label, answer: acceptedAnswer(accepted) };
    }
    const taken = refusal("form", "the id belongs to another operation", "id");
    return { kind: "refuse", prepared: each, refusal: taken };
  }
  if (refusedBefore) return { kind: "refuse", prepared: each, refusal: refusedBefore };
  let verdict;
  try {
    verdict = judge(each.op, each.signed, author, context.types);
  } catch (error) {
    return { kind: "refuse", prepared: each, refusal: internal(context, each.op, error) };
  }
  if (verdict.kind === "notYet") return "notYet";
  if (verdict.kind === "refuse") return { ...verdict, prepared: each };
  return { kind: "accept", prepared: each };
}

/** What the features say to an operation that is otherwise acceptable, on the log just before it. */
async function checked(
  context: HubContext,
  tx: HubTransaction,
  record: BatchRecord,
  author: Author,
  entry: Acceptable,
): Promise<Entry> {
  const { op } = entry.prepared;
  const checks = context.checks.filter((check) => check.concerns(op.type));
  if (checks.length === 0) return entry;
  await record.flush();
  for (const check of checks) {
    let refused: Refusal | null;
    try {
      refused = await tx.savepoint(() => check.refusal(context, tx, op, author));
    } catch (error) {
      refused = internal(context, op, error);
    }
    if (refused) return { kind: "refuse", prepared: entry.prepared, refusal: refused };
  }
  return entry;
}

/** Whether two sealed forms are one act: everything but who sealed it and what it is linked to. */
function sameAct(op: Operation, known: KnownOperation): boolean {
  const other = JSON.parse(known.body) as Operation;
  const act = ({ type, v, actor, at, touches }: Operation) =>
    canonicalJson([type, v, actor, at, [...touches].sort()]);
  return act(op) === act(other);
}
