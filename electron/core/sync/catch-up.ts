import { setImmediate as nextTurn } from "node:timers/promises";
import type { HandshakeReply, RestoreGap } from "../../../shared/protocol/handshake.ts";
import { PULL_PAGE } from "../../../shared/protocol/pull.ts";
import type { PullReply } from "../../../shared/protocol/pull.ts";
import { HISTORY_SINCE } from "../../../shared/protocol/version.ts";
import { halted, problem } from "./round-step.ts";
import type { Halt, Round } from "./round-step.ts";
import type { HubResult } from "./transport.ts";

/**
 * Pulls until the hub has nothing newer. The next page is on its way while the present one is
 * being folded: on a first sync that is nearly half of the time.
 */
export async function catchUp(round: Round, hub: HandshakeReply): Promise<Halt | null> {
  const { store } = round;
  const { epoch, feed } = store.cursor();
  const ask = (after: number) =>
    round.transport().pull({ epoch, feed: after, limit: PULL_PAGE, protocol: hub.protocol });
  // Once, after an upgrade: the pages that come are compared with it.
  while (hub.protocol >= HISTORY_SINCE && !round.stopped() && store.reckonHistory()) await nextTurn();
  let done = 0;
  let total = 0;
  let after = feed;
  let coming: Promise<HubResult<PullReply>> = ask(after);
  while (!round.stopped()) {
    const reply = await coming;
    if (!reply.ok) return halted(reply);
    if (round.stopped()) return null;
    const page = reply.value;
    total ||= toIntegrate(page.head, feed, hub.gaps);
    const fault = faultOf(page, epoch, after);
    if (fault) return problem("internal", `the hub sent a wrong page: ${fault}`);
    const more = page.through < page.head && page.through > after;
    if (more) {
      coming = ask(page.through);
      // Lets the request leave before the store occupies this process.
      await nextTurn();
    }
    if (page.through > after || page.operations.length > 0 || page.history) {
      const result = store.integrate(page, round.brakeReleased);
      if (result === "brake") {
        return problem("brake", "this pull would withdraw more than half of the open records");
      }
      if ("otherHistory" in result) return problem("history", result.otherHistory);
      round.counts.pulled += result.added;
      if (result.anew) return { halt: "again" };
      done += page.operations.length;
      after = page.through;
      round.onProgress(Math.min(done, total), total);
    }
    // Pulled to the end first: what the twin got accepted must not be sealed anew.
    if (!more) return store.isForked() ? { halt: "forked" } : null;
  }
  return null;
}

/** How many operations lie between the cursor and the hub's head; the ranges lost in restores hold none. */
function toIntegrate(head: number, feed: number, gaps: readonly RestoreGap[]): number {
  let total = Math.max(0, head - feed);
  for (const { from, to } of gaps) {
    total -= Math.max(0, Math.min(to, head) - Math.max(from - 1, feed));
  }
  return Math.max(0, total);
}

/** What is wrong with a page, or null. A cursor moved by a wrong page would skip operations for ever. */
function faultOf(page: PullReply, epoch: number, after: number): string | null {
  if (page.epoch !== epoch) return `epoch ${page.epoch} instead of ${epoch}`;
  let last = after;
  for (const { feed } of page.operations) {
    if (feed <= last) return `feed ${feed} after ${last}`;
    last = feed;
  }
  if (page.operations.length > 0 && last > page.through) {
    return `feed ${last} beyond the end ${page.through}`;
  }
  return null;
}
