import { canonicalJson } from "../../shared/log/canonical.ts";
import type { Operation } from "../../shared/log/operation.ts";
import type { PushAnswer, PushReply, PushRequest } from "../../shared/protocol/push.ts";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type {
  DeviceRow,
  HubTransaction,
  KnownOperation,
  StoredAnswer,
  StoredOperation,
  StoredRefusal,
} from "../store/hub-store.ts";
import { acceptedAnswer } from "../store/rows.ts";
import { receiptOf } from "./hub-crypto.ts";
import type { HubContext } from "./hub-facts.ts";
import { judge, prepare, refusal } from "./judge.ts";
import type { Author, Label, Prepared, Refusal } from "./judge.ts";
import type { Session } from "./sessions.ts";

type Readable = Exclude<Prepared, { kind: "unreadable" }>;

/** What will be written for one operation that this device had not pushed before. */
type Entry =
  | { kind: "accept"; prepared: Extract<Prepared, { kind: "readable" }> }
  | { kind: "refuse"; prepared: Readable; refusal: Refusal }
  | { kind: "duplicate"; label: Label; answer: StoredAnswer };

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
  if (tx.standing.epoch !== epoch) {
    return fault("epoch", "the log has entered another epoch", "epoch", {
      epoch: tx.standing.epoch,
    });
  }
  // Read again under the lock: a revocation that was committed first counts.
  const device = await tx.device(session.device);
  const member = device && (await tx.member(device.member));
  if (!device || !member || device.revoked || !member.active) {
    return fault("revoked", "this device may no longer write");
  }
  const author: Author = {
    workspace: context.facts.workspace,
    member: member.id,
    role: member.role,
  };
  const first = batch[0]?.label.deviceSeq ?? 1;
  const last = batch.at(-1)?.label.deviceSeq ?? first;
  const answered = await tx.answers(device.id, first, last);
  const fresh = batch.filter((each) => !answered.has(each.label.deviceSeq));
  const ids = fresh.map((each) => each.label.id);
  const accepted = await tx.operationsById(ids);
  const refused = await tx.refusalsById(ids);

  const answers: (StoredAnswer | Entry)[] = [];
  const entries: Entry[] = [];
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
    if (each.kind === "readable" && each.op.baseSeq > tx.standing.seq) {
      return fault("hubBehind", "the operation knows more of the log than this hub holds", path);
    }
    const entry = decide(each, author, context, accepted.get(id), refused.get(id));
    if (entry === "notYet") {
      waits = id;
      break;
    }
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) {
      return fault("malformed", "the same operation twice in one batch", path);
    }
    mayLeap = false;
    next = Math.max(next, deviceSeq + 1);
    entries.push(entry);
    answers.push(entry);
    // What follows may be linked to the form the console knows; it must see the log's form first.
    if (entry.kind === "duplicate") break;
  }

  const written = await record(context, tx, device, entries);
  if (entries.length > 0) await tx.saveDevice({ ...device, nextDeviceSeq: next, epoch });
  const reply: PushAnswer[] = answers.map((answer) =>
    "kind" in answer ? (written.get(answer) as StoredAnswer) : answer,
  );
  if (waits) reply.push({ status: "notYet", id: waits });
  return done({ answers: reply });
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
  refusedBefore: StoredAnswer | undefined,
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
  if (refusedBefore?.status === "refused") {
    const { code, message, path } = refusedBefore;
    return { kind: "refuse", prepared: each, refusal: { code, message, path } };
  }
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

function internal(context: HubContext, op: Operation, error: unknown): Refusal {
  context.log.error(
    { err: error, operation: op.id, type: op.type },
    "an operation could not be taken; it was refused and the queue goes on",
  );
  return refusal("internal", "the hub failed on this operation; its administrator was told", "");
}

/** Whether two sealed forms are one act: everything but who sealed it and what it is linked to. */
function sameAct(op: Operation, known: KnownOperation): boolean {
  const other = JSON.parse(known.body) as Operation;
  const act = ({ type, v, actor, at, touches }: Operation) =>
    canonicalJson([type, v, actor, at, [...touches].sort()]);
  return act(op) === act(other);
}

/**
 * Writes what was decided and gives the numbers. All at once; where that fails, one by one, so
 * that the operation at fault is refused and the others get through.
 */
async function record(
  context: HubContext,
  tx: HubTransaction,
  device: DeviceRow,
  entries: readonly Entry[],
): Promise<Map<Entry, StoredAnswer>> {
  if (entries.length === 0) return new Map();
  try {
    return await tx.savepoint(() => write(context, tx, device, entries));
  } catch (error) {
    context.log.warn({ err: error }, "a batch failed as a whole; its operations are taken singly");
  }
  const written = new Map<Entry, StoredAnswer>();
  for (const entry of entries) {
    try {
      const one = await tx.savepoint(() => write(context, tx, device, [entry]));
      written.set(entry, one.get(entry) as StoredAnswer);
    } catch (error) {
      if (entry.kind !== "accept") throw error;
      const { prepared } = entry;
      const refused: Entry = {
        kind: "refuse",
        prepared,
        refusal: internal(context, prepared.op, error),
      };
      const one = await write(context, tx, device, [refused]);
      written.set(entry, one.get(refused) as StoredAnswer);
    }
  }
  return written;
}

async function write(
  context: HubContext,
  tx: HubTransaction,
  device: DeviceRow,
  entries: readonly Entry[],
): Promise<Map<Entry, StoredAnswer>> {
  const { facts, environment } = context;
  const receivedAt = environment.now();
  const written = new Map<Entry, StoredAnswer>();
  const operations: StoredOperation[] = [];
  const refusals: StoredRefusal[] = [];
  let { seq, feed } = tx.standing;
  for (const entry of entries) {
    if (entry.kind === "accept") {
      const { op, sealed } = entry.prepared;
      seq += 1;
      feed += 1;
      const receipt = receiptOf(facts.receiptSecret, facts.workspace, seq, op.id, op.hash);
      operations.push({
        feed,
        seq,
        id: op.id,
        device: device.id,
        deviceSeq: op.deviceSeq,
        actor: op.actor,
        type: op.type,
        subject: null,
        ...sealed,
        hash: op.hash,
        receipt,
        receivedAt,
        reoffered: false,
      });
      written.set(entry, { status: "accepted", id: op.id, seq, feed, receivedAt, receipt });
    } else if (entry.kind === "refuse") {
      const { label, sealed } = entry.prepared;
      const { id, deviceSeq } = label;
      const common = { id, ...entry.refusal };
      const row = { device: device.id, deviceSeq, ...common, ...sealed };
      refusals.push({ ...row, receivedAt, feedThen: feed, takenSeq: null });
      written.set(entry, { status: "refused", ...common });
    } else {
      written.set(entry, entry.answer);
    }
  }
  const duplicates = entries.filter((entry) => entry.kind === "duplicate");
  await tx.insertOperations(operations);
  await tx.insertRefusals(refusals);
  await tx.insertDuplicates(
    duplicates.map(({ label: { id, deviceSeq } }) => ({ device: device.id, deviceSeq, id })),
  );
  if (feed !== tx.standing.feed) await tx.setStanding({ ...tx.standing, seq, feed });
  return written;
}
