import { setImmediate as nextTurn } from "node:timers/promises";
import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import type { PushAnswer, PushReply } from "../../../shared/protocol/push.ts";
import { PUSH_BATCH } from "../../../shared/protocol/push.ts";
import type { Operation, SealedOperation } from "../../../shared/log/operation.ts";
import { batchesOf } from "./batches.ts";
import { halted, problem } from "./round-step.ts";
import type { Halt, Round } from "./round-step.ts";
import type { SyncStore } from "./sync-store.ts";
import type { HubResult } from "./transport.ts";

type Waiting = SealedOperation & { op: Operation };

export interface Sent {
  /** Operations that were answered. */
  sent: number;
  /** The hub is too old for the oldest one that is left; everything behind it waits too (F11). */
  blocked: null | "hubTooOld";
  /** Everything accepted came right behind what was known: nobody else's lies in between. */
  alone: boolean;
}

/** Operations on their way to the hub. */
interface Flying {
  batch: Waiting[];
  reply: Promise<HubResult<PushReply>>;
  /** The request was handed over, or answered already. */
  left: Promise<unknown>;
}

/**
 * Pushes the outbox in `deviceSeq` order. Always from the oldest operation without a stored
 * answer: whether a lost reply had accepted it, the hub knows (F1, F3). While the answers to a batch
 * are stored, the hub is at work on the next one.
 */
export async function sendOutbox(round: Round, hub: HandshakeReply): Promise<Sent | Halt> {
  const { store } = round;
  if (store.isForked()) return { halt: "forked" };
  let sent = 0;
  let alone = true;
  let most = PUSH_BATCH;
  let flying: Flying | null = null;
  while (flying || !round.stopped()) {
    if (!flying) {
      const oldest = store.outbox(most);
      const first = oldest[0];
      if (!first) break;
      flying = send(round, hub, oldest);
      if (!flying) {
        store.answer([{ status: "notYet", id: first.op.id }]);
        return { sent, blocked: "hubTooOld", alone };
      }
    }
    const { batch } = flying;
    const reply = await flying.reply;
    flying = null;
    if (!reply.ok) {
      // A server in between may allow less than the hub.
      if (reply.code === "tooLarge" && batch.length > 1) {
        most = Math.ceil(batch.length / 2);
        continue;
      }
      if (reply.code === "gap" && isLostHere(store, reply.details?.expected)) return { halt: "forked" };
      return halted(reply);
    }
    const { answers } = reply.value;
    const fault = faultOf(batch, answers);
    if (fault) return problem("internal", `the hub sent wrong answers: ${fault}`);
    const last = answers.at(-1);
    const isWhole = answers.length === batch.length && last?.status !== "notYet";
    if (isWhole && !round.stopped()) {
      flying = send(round, hub, store.outbox(most, batch.at(-1)?.op.deviceSeq));
      await flying?.left;
      // Lets it leave before the store occupies this process.
      await nextTurn();
    }
    store.answer(answers);
    for (const answer of answers) {
      if (answer.status === "refused") round.counts.refused += 1;
      if (answer.status !== "accepted") continue;
      round.counts.accepted += 1;
      if (answer.feed === round.through + 1) round.through = answer.feed;
      else alone = false;
    }
    sent += answers.filter(({ status }) => status !== "notYet").length;
    round.onChange();
    if (last?.status === "notYet") return { sent, blocked: "hubTooOld", alone };
    // The log holds the last one in another form: pull it before what follows is sent.
    if (answers.length < batch.length) return { sent, blocked: null, alone };
  }
  return { sent, blocked: null, alone };
}

/** Null where the hub does not understand the first of them, or there is none. */
function send(round: Round, hub: HandshakeReply, oldest: readonly Waiting[]): Flying | null {
  const [batch] = batchesOf(upTo(oldest, hub));
  if (!batch) return null;
  const operations = batch.map(({ op: _, ...sealed }) => sealed);
  let leave = () => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  const reply = round.transport().push({ epoch: hub.epoch, operations }, leave);
  return { batch, reply, left: Promise.race([left, reply]) };
}

/**
 * Whether the number that the hub waits for will never come: a damaged store was recovered without
 * that operation. What stands behind it gets through under a new identity alone. A number that is
 * here was answered before, so there it is the hub that lost something.
 */
function isLostHere(store: SyncStore, expected: unknown): boolean {
  return typeof expected === "number" && !store.holds(expected);
}

/** The operations in front of the first one that the hub does not understand yet. */
function upTo(operations: readonly Waiting[], hub: HandshakeReply): Waiting[] {
  const end = operations.findIndex(({ op }) => op.v > (hub.types[op.type] ?? 0));
  return end < 0 ? [...operations] : operations.slice(0, end);
}

function faultOf(batch: readonly Waiting[], answers: readonly PushAnswer[]): string | null {
  if (answers.length === 0 || answers.length > batch.length) {
    return `${answers.length} for ${batch.length} operations`;
  }
  const wrong = answers.findIndex(
    ({ id, status }, at) => id !== batch[at]?.op.id || (status === "notYet" && at !== answers.length - 1),
  );
  return wrong < 0 ? null : `answer ${wrong} is for another operation`;
}
