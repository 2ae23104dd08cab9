import { correctedTime } from "../../log/operation.ts";
import { TOLD_SKEW_MS, offOf } from "../../log/seen.ts";
import { Sequence } from "../../log/sequence.ts";
import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import { undoingOf } from "../kind/undo-facts.ts";
import { countedSecond, ticketTimes } from "./ticket-times.ts";
import type { TicketTime } from "./ticket-times.ts";

/** When an operation was made, as its device's clock showed it, and when the hub took it. */
export interface Recorded {
  /** ISO 8601. */
  at: string;
  /** By how much the device knew its clock to be ahead of the hub's, ms. */
  clockSkewMs: number;
  /** Ms since the epoch on the hub's clock; null while it has not. */
  receivedAt: number | null;
}

/** Operations of a ticket by their id. */
export type RecordedOf = ReadonlyMap<string, Recorded>;

/**
 * Why a time does not count as its device's clock showed it: that clock was known to be off; the hub had the record
 * before the time that it claims; or it is no time in which anybody works.
 */
export type Correction = "offset" | "receipt" | "absurd";

export interface CorrectedTime {
  kind: TicketTime["kind"];
  /** As the device's clock showed it, ms since the epoch. */
  said: number;
  /** As it counts, ms since the epoch. */
  counts: number;
  why: Correction;
}

/** Times of a ticket that count otherwise than the clock of their device showed them, in the order of the log. */
export function correctedTimes(state: EntityState, recorded: RecordedOf): CorrectedTime[] {
  return entriesOf(state, "times")
    .slice(0)
    .flatMap(({ mark, value }): CorrectedTime[] => {
      const by = state.marks.at(mark);
      const op = by && recorded.get(by.op);
      if (!op || value.counts === false || value.kind === "matter" || undoingOf(state, by.op)) return [];
      const said = Date.parse(op.at);
      const counts = countedSecond(by.at) * 1000;
      if (Math.abs(said - counts) <= TOLD_SKEW_MS) return [];
      return [{ kind: value.kind as TicketTime["kind"], said, counts, why: whyOf(op, counts) }];
    });
}

function whyOf(op: Recorded, counts: number): Correction {
  const known = correctedTime(op);
  if (op.receivedAt !== null && known > op.receivedAt) return "receipt";
  return Math.abs(known - counts) < 1000 ? "offset" : "absurd";
}

/** What the clocks followed where the ticket was worked on: before the hub had said when it had what. */
export function timesAsRecorded(state: EntityState, recorded: RecordedOf): TicketTime[] {
  const marks = state.marks.slice(0).map((mark) => {
    const op = recorded.get(mark.op);
    if (!op) return mark;
    const { off: _, ...rest } = mark;
    const at = correctedTime(op);
    return { ...rest, at, ...offOf(op.at, at) };
  });
  return ticketTimes({ ...state, marks: Sequence.of(marks) });
}

/**
 * The moment at which it is judged where it was worked on: a clock that is ahead has come as far as what it showed last.
 *
 * @param now seconds since the epoch
 */
export const nowAsRecorded = (times: readonly TicketTime[], now: number): number =>
  times.reduce((latest, { at }) => Math.max(latest, at), now);
