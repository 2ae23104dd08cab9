import type { DraftRow } from "../../../shared/ipc/change-batch.ts";
import type { Asked, CoreSession } from "../../core/index.ts";
import { momentOf } from "../../core/index.ts";

/** Keys of drafts that began as a moment and nothing else: `ticket.moment:<ms>`. */
const STAMPED = /^ticket\.moment:/;

/** Keeps this moment, to be told later as a ticket: somebody walked by, and there is no time now. */
export async function stampMoment({ client, acts, now }: CoreSession): Promise<void> {
  const at = now();
  // It is the draft of a ticket from the start: whatever keeps, lists and throws away those has it as well.
  const draft = { key: `ticket.moment:${at}`, form: "ticket.open", data: { toldAt: momentOf(new Date(at)) } };
  const { ok } = await client.execute("draft.save", draft);
  acts.say(ok ? "queue:moment.stamped" : "queue:moment.failed");
}

/** A moment that waits to be told. */
export interface Stamped {
  key: string;
  /** Ms since the epoch. */
  at: number;
  /** What was written of it by now; '' for nothing. */
  title: string;
  /** Nothing but the moment is known: what it becomes is not said yet. */
  bare: boolean;
  /** The form that it goes on in. */
  form: string;
}

/** Moments that wait to be told, the oldest first. */
export function stampedIn(drafts: readonly DraftRow[]): Stamped[] {
  return drafts
    .filter(({ key, data }) => STAMPED.test(key) && !Number.isNaN(atOf(data)))
    .map(({ key, form, data }) => ({
      ...{ key, form, at: atOf(data), title: typeof data.title === "string" ? data.title : "" },
      bare: Object.keys(data).every((name) => name === "toldAt"),
    }))
    .sort((a, b) => a.at - b.at);
}

const atOf = ({ toldAt }: DraftRow["data"]) => (typeof toldAt === "string" ? Date.parse(toldAt) : Number.NaN);

/** Steps of the ticket that is being opened (the first of these acts), each with when it really was. */
export function truly(
  times: Partial<Record<"opened" | "accepted" | "resolved", string>>,
  reason: string,
): Asked[] {
  return (["opened", "accepted", "resolved"] as const).flatMap((step): Asked[] => {
    const at = times[step];
    return at === undefined ? [] : [["ticket.happened", { ticket: "", step, at, reason }, { ticket: 0 }]];
  });
}

/**
 * When it was done, of what began at a stamped moment and took some minutes; never later than now.
 *
 * @param now ms since the epoch
 */
export function doneAt(toldAt: string, minutes: number | null, now: number): string {
  const at = Date.parse(toldAt);
  return minutes === null ? toldAt : momentOf(new Date(Math.max(at, Math.min(now, at + minutes * 60_000))));
}
