import type { Refusal } from "../../log/hub-context.ts";
import { operationsById } from "../../log/known-operations.ts";
import type { KnownOperation } from "../../log/known-operations.ts";
import type { Handle } from "../../store/hub-store.ts";
import { duplicatesUnder } from "./duplicates.ts";
import { refusalsUnder } from "./refusals.ts";

/** What is answered for an operation; the same however often it is asked. */
export type StoredAnswer =
  | {
      status: "accepted";
      id: string;
      seq: number;
      feed: number;
      receivedAt: number;
      receipt: string;
    }
  | ({ status: "refused"; id: string } & Refusal);

export interface GivenAnswer {
  answer: StoredAnswer;
  /** The log holds the operation in a form that another device sealed. */
  duplicate: boolean;
}

export function acceptedAnswer(
  known: Pick<KnownOperation, "id" | "seq" | "feed" | "receivedAt" | "receipt">,
): StoredAnswer {
  const { id, seq, feed, receivedAt, receipt } = known;
  return { status: "accepted", id, seq, feed, receivedAt, receipt };
}

/**
 * Answers already given to a device, by `deviceSeq`, `from` and `to` included. More than one only
 * where a restore brought back an operation whose number a clone of the device had used since.
 */
export async function givenAnswers(
  handle: Handle,
  device: string,
  from: number,
  to: number,
): Promise<Map<number, GivenAnswer[]>> {
  const answers = new Map<number, GivenAnswer[]>();
  const add = (at: number, answer: StoredAnswer, duplicate = false) => {
    // What is in the log stands, also where it had been refused before a restore proved it.
    const others = (answers.get(at) ?? []).filter((each) => each.answer.id !== answer.id);
    answers.set(at, [...others, { answer, duplicate }]);
  };
  for (const { deviceSeq, ...refused } of await refusalsUnder(handle, device, from, to)) {
    add(deviceSeq, { status: "refused", ...refused });
  }
  for (const { deviceSeq, ...accepted } of await handle.db
    .selectFrom("logOperation")
    .select(["deviceSeq", "id", "seq", "feed", "receivedAt", "receipt"])
    .where((eb) => eb.and({ device }))
    .where("deviceSeq", ">=", from)
    .where("deviceSeq", "<=", to)
    .execute()) {
    add(deviceSeq, { status: "accepted", ...accepted });
  }
  const doubles = await duplicatesUnder(handle, device, from, to);
  const originals = await operationsById(
    handle,
    doubles.map(({ id }) => id),
  );
  for (const { deviceSeq, id } of doubles) {
    const original = originals.get(id);
    if (original) add(deviceSeq, acceptedAnswer(original), true);
  }
  return answers;
}
