import type { Operation } from "../../../shared/log/operation.ts";
import { append } from "../../log/append.ts";
import type { HubContext, Refusal } from "../../log/hub-context.ts";
import { receiptOf } from "../../log/hub-crypto.ts";
import type { Arriving } from "../../log/parts.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import type { DeviceRow } from "../devices/device-rows.ts";
import { insertDuplicates } from "./duplicates.ts";
import { acceptedAnswer } from "./given-answers.ts";
import type { StoredAnswer } from "./given-answers.ts";
import { refusal } from "./judge.ts";
import type { Label, Prepared } from "./judge.ts";
import { insertRefusals } from "./refusals.ts";
import type { StoredRefusal } from "./refusals.ts";

export type Readable = Exclude<Prepared, { kind: "unreadable" }>;
export interface Acceptable {
  kind: "accept";
  prepared: Extract<Prepared, { kind: "readable" }>;
}

/** What will be written for one operation that this device had not pushed before. */
export type Entry =
  | Acceptable
  | { kind: "refuse"; prepared: Readable; refusal: Refusal }
  | { kind: "duplicate"; label: Label; answer: StoredAnswer };

/**
 * What was decided about a batch, and the numbers it got. Entries are held back, so that a batch is
 * a few statements, until somebody must see what stands before the next operation.
 */
export class BatchRecord {
  readonly #context: HubContext;
  readonly #tx: HubTransaction;
  readonly #device: DeviceRow;
  readonly #answers = new Map<Entry, StoredAnswer>();
  #waiting: Entry[] = [];

  constructor(context: HubContext, tx: HubTransaction, device: DeviceRow) {
    this.#context = context;
    this.#tx = tx;
    this.#device = device;
  }

  add(entry: Entry): void {
    this.#waiting.push(entry);
  }

  /** The answer to an entry that has been flushed. */
  answerTo(entry: Entry): StoredAnswer {
    return this.#answers.get(entry) as StoredAnswer;
  }

  /**
   * Writes what waits. All at once; where that fails, one by one, so that the operation at fault is
   * refused and the others get through.
   */
  async flush(): Promise<void> {
    const entries = this.#waiting;
    this.#waiting = [];
    if (entries.length === 0) return;
    try {
      await this.#tx.savepoint(() => this.#write(entries));
      return;
    } catch (error) {
      this.#context.log.warn({ err: error }, "a batch failed as a whole; its operations are taken singly");
    }
    for (const entry of entries) {
      try {
        await this.#tx.savepoint(() => this.#write([entry]));
      } catch (error) {
        if (entry.kind !== "accept") throw error;
        const { prepared } = entry;
        const refused: Entry = {
          kind: "refuse",
          prepared,
          refusal: internal(this.#context, prepared.op, error),
        };
        await this.#write([refused]);
        this.#answers.set(entry, this.answerTo(refused));
      }
    }
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    const { facts, environment } = this.#context;
    const { standing } = this.#tx;
    const device = this.#device.id;
    const receivedAt = environment.now();
    const operations: Arriving[] = [];
    const refusals: StoredRefusal[] = [];
    let { seq, feed } = standing;
    for (const entry of entries) {
      if (entry.kind === "accept") {
        const { op, sealed, parts } = entry.prepared;
        const { id, deviceSeq, actor, type, hash } = op;
        seq += 1;
        feed += 1;
        const receipt = receiptOf(facts, seq, op);
        const named = { id, device, deviceSeq, actor, type, subject: null, hash };
        operations.push({ feed, seq, ...named, ...sealed, parts, op, receipt, receivedAt, reoffered: false });
        this.#answers.set(entry, acceptedAnswer({ id, seq, feed, receivedAt, receipt }));
      } else if (entry.kind === "refuse") {
        const { label, sealed } = entry.prepared;
        const { body, sig } = sealed;
        const common = { id: label.id, ...entry.refusal };
        // Its personal parts stay with its author, who is shown everything that was entered.
        const row = { device, deviceSeq: label.deviceSeq, ...common, body, sig };
        refusals.push({ ...row, receivedAt, feedThen: feed, takenSeq: null });
        this.#answers.set(entry, { status: "refused", ...common });
      } else {
        this.#answers.set(entry, entry.answer);
      }
    }
    const duplicates = entries.filter((entry) => entry.kind === "duplicate");
    await append(this.#context, this.#tx, operations, { ...standing, seq, feed });
    await insertRefusals(this.#tx, refusals);
    await insertDuplicates(
      this.#tx,
      duplicates.map(({ label: { id, deviceSeq } }) => ({ device, deviceSeq, id })),
    );
  }
}

/** The refusal of an operation on which the hub itself failed (F12). */
export function internal(context: HubContext, op: Operation, error: unknown): Refusal {
  context.log.error(
    { err: error, operation: op.id, type: op.type },
    "an operation could not be taken; it was refused and the queue goes on",
  );
  return refusal("internal", "the hub failed on this operation; its log says why", "");
}
