import type { Follower, HubContext } from "../../log/hub-context.ts";
import { done } from "../../outcome.ts";
import type { Handle, HubTransaction } from "../../store/hub-store.ts";
import { cursorsOf, forgetKind, saveCursors } from "./entity-rows.ts";
import { FOLDED_KINDS } from "./folded-kinds.ts";
import { foldInto } from "./folding.ts";
import type { Placed } from "./folding.ts";
import { forgetSeenWith } from "./seen-with.ts";

/** Raised by one when a change of fold or audience makes stored states stale: they are folded anew. */
export const FOLD_VERSION = 3;

/** Operations of one slice; between two of them other transactions get their turn. */
const SLICE = 1000;

/** Kinds that stand at the same place. One that a newer hub has taken over is left to that hub. */
async function behind(handle: Handle): Promise<Map<number, string[]>> {
  const cursors = await cursorsOf(handle);
  const groups = new Map<number, string[]>();
  for (const kind of FOLDED_KINDS) {
    const cursor = cursors.get(kind);
    if (cursor && cursor.version > FOLD_VERSION) continue;
    const feed = cursor?.version === FOLD_VERSION ? cursor.feed : 0;
    groups.set(feed, [...(groups.get(feed) ?? []), kind]);
  }
  return groups;
}

/** Whether records of these kinds lack something of the log up to `head`. */
export async function isBehind(handle: Handle, head: number): Promise<boolean> {
  return [...(await behind(handle)).keys()].some((feed) => feed < head);
}

/**
 * Folds what enters the log, in the transaction that writes it. Where a kind lacks more than that (after
 * an upgrade, after a restore, after an older hub has written) it is brought up first.
 */
export const followLog: Follower = async (_context, tx, operations) => {
  const first = operations[0];
  const last = operations.at(-1);
  if (FOLDED_KINDS.length === 0 || !first || !last) return;
  for (const [feed, kinds] of await behind(tx)) {
    if (feed === first.feed - 1) await fold(tx, kinds, operations, last.feed, feed);
    else await foldUpTo(tx, kinds, feed, last.feed);
  }
};

/** Folds what the records lack of the log, so that a decision can be judged on it. */
export async function bringUp(tx: HubTransaction): Promise<void> {
  for (const [feed, kinds] of await behind(tx)) await foldUpTo(tx, kinds, feed, tx.standing.feed);
}

async function foldUpTo(tx: HubTransaction, kinds: string[], from: number, head: number): Promise<void> {
  for (let at = from; at < head;) at = await foldSlice(tx, kinds, at, head);
}

/** Brings the records up to the log, a transaction for each slice. */
export async function catchUp({ store }: HubContext): Promise<void> {
  for (let more = FOLDED_KINDS.length > 0; more;) {
    // Asked first without the lock: nearly always there is nothing to do.
    const { feed: head } = await store.standing();
    if (!(await isBehind(store, head))) return;
    await store.write(async (tx) => {
      more = false;
      for (const [feed, kinds] of await behind(tx)) {
        if (feed >= tx.standing.feed) continue;
        await foldSlice(tx, kinds, feed, tx.standing.feed);
        more = true;
      }
      return done(null);
    });
  }
}

/** Answers the feed number that was reached. */
async function foldSlice(tx: HubTransaction, kinds: string[], after: number, head: number): Promise<number> {
  const rows = await tx.db
    .selectFrom("logOperation")
    .select(["feed", "seq", "body", "sig", "receivedAt"])
    .where("feed", ">", after)
    .where("feed", "<=", head)
    .orderBy("feed")
    .limit(SLICE)
    .execute();
  const reached = rows.length < SLICE ? head : (rows.at(-1)?.feed ?? head);
  await fold(tx, kinds, rows, reached, after);
  return reached;
}

async function fold(
  tx: HubTransaction,
  kinds: readonly string[],
  placed: readonly Placed[],
  reached: number,
  from: number,
): Promise<void> {
  if (from === 0) {
    for (const kind of kinds) {
      await forgetKind(tx, kind);
      await forgetSeenWith(tx, `${kind}:%`);
    }
  }
  await foldInto(tx, new Set(kinds), placed);
  await saveCursors(
    tx,
    kinds.map((kind) => ({ kind, version: FOLD_VERSION, feed: reached })),
  );
}
