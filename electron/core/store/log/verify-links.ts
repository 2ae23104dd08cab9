import type { CustodyChain, CustodyEvent } from "../../../../shared/domain/custody/custody-chain.ts";
import { eventOf } from "../../../../shared/domain/custody/custody-chain.ts";
import type { Mark } from "../../../../shared/log/seen.ts";
import type { Store } from "../store.ts";

export type LinkVerdict = "sound" | "broken" | "afterRefused";

/**
 * Tells why a custody event does not hang together with the one it names. One that follows an event
 * the hub refused is a fact all the same, and shown as a story of its own: its author's laptop still
 * holds what was refused, the others never got it. They know it from the numbers: when nothing that
 * the hub ever numbered is missing here, the event that is named never got a number. A store that
 * misses a number proves nothing, so there the link counts as broken.
 */
export function createLinkCheck({ db, meta, verifier }: Store) {
  const named = db.prepare<[string], { status: string; device: string; body: string }>(
    "SELECT status, device, body FROM operation WHERE id = ?",
  );
  let hole: number | null = null;

  /** The lowest number this store should hold and does not, but for what a restore of the hub may have lost. */
  function firstHole(): number {
    const gaps = [...(meta.get("gaps") ?? [])].sort((a, b) => a.from - b.from);
    const beyond = (number: number) =>
      gaps.reduce((at, { from, to }) => (at >= from && at <= to ? to + 1 : at), number);
    const held = db
      .prepare<[], number>(
        "SELECT seq FROM operation WHERE seq IS NOT NULL AND status IN ('accepted', 'distrusted') ORDER BY seq",
      )
      .pluck();
    let next = beyond(1);
    for (const seq of held.iterate()) {
      if (seq > next) break;
      if (seq === next) next = beyond(next + 1);
    }
    return next;
  }

  /** @param mark whose event it is */
  return (chain: CustodyChain, event: CustodyEvent, { device, seq }: Mark): LinkVerdict => {
    if (!event.broken) return "sound";
    if (event.prev === null || event.prevHash === null || eventOf(chain, event.prev)) return "broken";
    const before = named.get(event.prev);
    if (before) {
      if (before.status !== "refused") return "broken";
      // A copy of the laptop may have sealed anew what was refused; its form is not known here.
      const sameForm = before.device === device;
      if (sameForm && verifier.sha256(before.body) !== event.prevHash) return "broken";
    } else if (seq === null) {
      // Who acted on an event had it: what waits here follows nothing that this store never held.
      return "broken";
    }
    const base = meta.get("baseSeq") ?? 0;
    hole ??= firstHole();
    return hole > Math.min(seq ?? base, base) ? "afterRefused" : "broken";
  };
}
