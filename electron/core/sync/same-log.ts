import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import { halted } from "./round-step.ts";
import type { Halt, Round } from "./round-step.ts";

/**
 * Whether the hub's log is still the one this laptop has followed. A hub whose file was put back from
 * a copy has the same identity and, once others have worked on, numbers beyond every cursor again; only
 * the operations under them are others. So the last one this laptop knows is asked for by its number.
 * What lies in the range of a recorded restore proves nothing: it may be on its way back.
 */
export async function followsSameLog(round: Round, hub: HandshakeReply): Promise<boolean | Halt> {
  const last = round.store.lastPlaced(hub.gaps);
  if (!last) return true;
  const { epoch, protocol } = hub;
  const reply = await round.transport().pull({ epoch, feed: last.feed - 1, limit: 1, protocol });
  if (!reply.ok) return halted(reply);
  const { operations, hidden = [] } = reply.value;
  const there = operations[0];
  if (there) return there.feed === last.feed && there.seq === last.seq && there.receipt === last.receipt;
  // It went out of sight meanwhile; that it is still there is proved by its hash.
  return hidden.some(({ feed, seq, hash }) => feed === last.feed && seq === last.seq && hash === last.hash);
}
