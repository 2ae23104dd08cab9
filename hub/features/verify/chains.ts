import type { CustodyEvent } from "../../../shared/domain/custody/custody-chain.ts";
import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { evolve } from "../../../shared/domain/evolve.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { LoggedOperation } from "../../../shared/log/operation.ts";
import { emptyState } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { sha256Hex } from "../../log/hub-crypto.ts";
import type { HubReader } from "../../store/hub-store.ts";
import { refusedBodies } from "../sync/refusals.ts";
import type { Report } from "./report.ts";

/** Every custody chain: links and hashes (I3). `operations` are all that move one. */
export async function checkChains(
  reader: HubReader,
  operations: readonly LoggedOperation[],
  report: Report,
): Promise<{ chains: number; contested: number; afterRefused: number }> {
  const states = new Map<string, EntityState>();
  const inOrder = [...operations].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  for (const logged of inOrder) {
    for (const key of logged.op.touches) {
      const { kind, id } = splitEntityKey(key);
      states.set(key, evolve(states.get(key) ?? emptyState(kind, id), logged));
    }
  }
  let chains = 0;
  let contested = 0;
  const unlinked: { key: string; event: CustodyEvent }[] = [];
  for (const [key, state] of states) {
    const chain = custodyOf(state);
    if (chain.events.length > 0) chains += 1;
    if (chain.branches.length > 0) contested += 1;
    for (const event of chain.events) if (event.broken) unlinked.push({ key, event });
  }
  const refused = await refusedLinks(reader, unlinked);
  for (const { key, event } of unlinked) {
    if (refused.has(event)) continue;
    report("custody", `${key}: the link to the event before does not hold`, event.id);
  }
  return { chains, contested, afterRefused: refused.size };
}

/**
 * Events that follow one which this hub refused and still holds, with the very text that the link
 * names; the same act may have been accepted later as a copy of the laptop had sealed it. A refusal that
 * a restore made it forget proves nothing.
 */
async function refusedLinks(
  reader: HubReader,
  unlinked: readonly { event: CustodyEvent }[],
): Promise<Set<CustodyEvent>> {
  const strayed = unlinked.filter(({ event }) => event.prev !== null);
  const bodies = await refusedBodies(
    reader,
    strayed.map(({ event }) => event.prev as string),
  );
  const texts = new Set(bodies.map(({ id, body }) => `${id} ${sha256Hex(body)}`));
  return new Set(
    strayed.map(({ event }) => event).filter(({ prev, prevHash }) => texts.has(`${prev} ${prevHash}`)),
  );
}
