import type { Operation } from "../../../shared/log/operation.ts";
import type { HubContext } from "../../log/hub-context.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import { markAt } from "./history-rows.ts";
import { reckonedBelow, startOf } from "./reckon.ts";

/**
 * Tells operations whose author has seen, in this very epoch, another history than this hub's: the hub
 * was put back from a copy. What was seen in an epoch before, its restore may have lost.
 */
export function otherHistory(
  context: HubContext,
  tx: HubTransaction,
): ({ seen }: Operation) => Promise<boolean> {
  /** A laptop that was offline has seen one and the same in all it sends. */
  const known = new Map<number, string>();
  return async ({ seen }) => {
    const { epoch, feed } = tx.standing;
    if (!seen || seen.epoch < epoch) return false;
    if (seen.epoch > epoch || seen.feed > feed) return true;
    let hash = known.get(seen.feed);
    if (hash === undefined) {
      const last = await reckonedBelow(context, tx, feed + 1);
      const mark = last.feed <= seen.feed ? last : await markAt(tx, seen.feed);
      ({ hash } = mark ?? startOf(context));
      known.set(seen.feed, hash);
    }
    return hash !== seen.hash;
  };
}
