import { historyAfter, historyStart } from "../../../shared/log/history.ts";
import type { HistoryMark } from "../../../shared/log/history.ts";
import type { LoggedPlace } from "../../../shared/log/operation.ts";
import type { Follower, HubContext } from "../../log/hub-context.ts";
import { sha256Hex } from "../../log/hub-crypto.ts";
import { done } from "../../outcome.ts";
import type { Handle, HubTransaction } from "../../store/hub-store.ts";
import { insertMarks, markAt } from "./history-rows.ts";

/** Operations of one slice; between two of them other transactions get their turn. */
const SLICE = 1000;

/** Where the history of a log begins, before its first operation. */
export function startOf({ facts }: Pick<HubContext, "facts">): HistoryMark {
  return { feed: 0, hash: historyStart(facts.workspace, sha256Hex) };
}

/** How far the history is reckoned. */
export async function reckoned(context: HubContext, handle: Handle): Promise<HistoryMark> {
  return (await markAt(handle, Number.MAX_SAFE_INTEGER)) ?? startOf(context);
}

/** Whether operations behind a feed number and up to another are in the log. */
export async function hasBetween({ db }: Handle, after: number, through: number): Promise<boolean> {
  if (through <= after) return false;
  const row = await db
    .selectFrom("logOperation")
    .select("feed")
    .where("feed", ">", after)
    .where("feed", "<=", through)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Reckons what enters the log, in the transaction that writes it, and before that what is lacking. */
export const followHistory: Follower = async (context, tx, operations) => {
  const first = operations[0];
  if (!first) return;
  await insertMarks(tx, further(await reckonedBelow(context, tx, first.feed), operations));
};

/** The last mark below a feed number, when nothing below it is lacking any more. */
export async function reckonedBelow(
  context: HubContext,
  tx: HubTransaction,
  feed: number,
): Promise<HistoryMark> {
  let last = await reckoned(context, tx);
  while (await hasBetween(tx, last.feed, feed - 1)) last = await reckonSlice(tx, last, feed - 1);
  return last;
}

/** Brings the history up to the log, a transaction for each slice. */
export async function reckonHistory(context: HubContext): Promise<void> {
  const { store } = context;
  for (;;) {
    // Asked first without the lock: nearly always there is nothing to do.
    const last = await reckoned(context, store);
    if (!(await hasBetween(store, last.feed, Number.MAX_SAFE_INTEGER))) return;
    await store.write(async (tx) => {
      await reckonSlice(tx, await reckoned(context, tx), Number.MAX_SAFE_INTEGER);
      return done(null);
    });
  }
}

/** From the texts as they are, whatever the log says their hash was: consoles reckon from them too. */
async function reckonSlice(tx: HubTransaction, last: HistoryMark, through: number): Promise<HistoryMark> {
  const rows = await tx.db
    .selectFrom("logOperation")
    .select(["feed", "seq", "body"])
    .where("feed", ">", last.feed)
    .where("feed", "<=", through)
    .orderBy("feed")
    .limit(SLICE)
    .execute();
  const marks = further(
    last,
    rows.map(({ feed, seq, body }) => ({ feed, seq, hash: sha256Hex(body) })),
  );
  await insertMarks(tx, marks);
  return marks.at(-1) ?? last;
}

function further({ hash: before }: HistoryMark, places: readonly LoggedPlace[]): HistoryMark[] {
  let hash = before;
  return places.map((place) => {
    hash = historyAfter(hash, place, sha256Hex);
    return { feed: place.feed, hash };
  });
}
