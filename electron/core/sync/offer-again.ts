import type { RestoreGap } from "../../../shared/protocol/handshake.ts";
import { batchesOf } from "./batches.ts";
import { halted, problem } from "./round-step.ts";
import type { Halt, Round } from "./round-step.ts";

const ASK_AT_ONCE = 2000;

/**
 * After a restore: offers every accepted operation in the lost ranges that the hub lacks, other
 * devices' too. The hub checks its own receipts; each takes its old seq and a new feed.
 */
export async function offerAgain(
  round: Round,
  epoch: number,
  lost: readonly Pick<RestoreGap, "from" | "to">[],
): Promise<Halt | null> {
  for (const { from, to } of lost) {
    const ids = round.store.acceptedWithin(from, to);
    for (let at = 0; at < ids.length; at += ASK_AT_ONCE) {
      const halt = await offer(round, epoch, ids.slice(at, at + ASK_AT_ONCE));
      if (halt) return halt;
    }
  }
  return null;
}

async function offer(round: Round, epoch: number, ids: string[]): Promise<Halt | null> {
  const reply = await round.transport().missing({ ids });
  if (!reply.ok) return halted(reply);
  const asked = new Set(ids);
  // Also what came back to it without the personal parts, from a console too old to have them.
  const missing = [...reply.value.missing, ...reply.value.partless].filter((id) => asked.has(id));
  for (const operations of batchesOf(round.store.accepted(missing))) {
    if (round.stopped()) return null;
    const taken = await round.transport().reoffer({ epoch, operations });
    if (!taken.ok) return halted(taken);
    for (const answer of taken.value.answers) {
      if (answer.status === "taken") round.counts.reoffered += 1;
      if (answer.status !== "refused") continue;
      // It stays in this laptop's log with the hub's receipt; only an administrator can tell why.
      round.environment.log.error("the restored hub refuses an operation it had accepted", {
        operation: answer.id,
        message: answer.message,
      });
      return problem("internal", "the restored hub refuses an operation that it had accepted");
    }
  }
  return null;
}
