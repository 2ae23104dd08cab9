import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import { PARTS_ASKED } from "../../../shared/protocol/parts.ts";
import { PARTS_SINCE } from "../../../shared/protocol/version.ts";
import { halted } from "./round-step.ts";
import type { Halt, Round } from "./round-step.ts";

/**
 * Asks for the personal parts of operations that came here without them: pulled by a program that was
 * too old to take them, or given back to a restored hub by one. What the hub has none of is asked for
 * again with the next handshake.
 */
export async function fetchParts(round: Round, hub: HandshakeReply): Promise<Halt | null> {
  if (hub.protocol < PARTS_SINCE) return null;
  const { store } = round;
  for (let after = 0; !round.stopped();) {
    const lacking = store.lacking(after, PARTS_ASKED);
    if (lacking.length === 0) return null;
    const reply = await round.transport().parts({ ids: lacking.map(({ id }) => id) });
    if (!reply.ok) return halted(reply);
    const answered = new Set(reply.value.operations.map(({ id }) => id));
    store.takeParts(reply.value.operations);
    // The reply was full: go on behind the last operation it answered, or, empty, behind all of them.
    const last = lacking.findLast(({ id }) => answered.has(id)) ?? lacking.at(-1);
    after = last?.n ?? after;
  }
  return null;
}
