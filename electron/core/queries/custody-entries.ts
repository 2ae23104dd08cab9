import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { isSigned } from "../../../shared/domain/custody/later.ts";
import type { CustodyEvent } from "../../../shared/domain/custody/custody-chain.ts";
import type { CustodyEntry, TicketCustody } from "../../../shared/ipc/queries.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";
import { envelopeFrom } from "../store/log/stored-parts.ts";
import { deviceCodes, memberNames } from "./parts.ts";

/** A custody event with the names a person reads. */
function createEntryOf(store: ReadStore): (state: EntityState, event: CustodyEvent) => CustodyEntry {
  const names = memberNames(store);
  const codes = deviceCodes(store);
  const standing = store.prepare<[string], { verified: number | null; seq: number | null }>(
    "SELECT verified, seq FROM operation WHERE id = ?",
  );
  return (state, event) => {
    const by = state.marks.at(event.mark);
    const found = standing.get(event.id);
    return {
      ...event,
      signed: isSigned(state, event),
      operation: event.id,
      actorName: names(by?.actor ?? ""),
      deviceCode: codes(by?.device ?? ""),
      seq: found?.seq ?? null,
      verified: verdictOf(found?.verified ?? null),
    };
  };
}

/** The custody events of an asset, oldest first, with the names a person reads. */
export function createCustodyEntries(store: ReadStore): (state: EntityState) => CustodyEntry[] {
  const entryOf = createEntryOf(store);
  return (state) => custodyOf(state).events.map((event) => entryOf(state, event));
}

/**
 * Hand-overs and returns of a ticket's assets since it was opened; and earlier ones whose document names
 * the ticket.
 */
export function createTicketCustody(store: ReadStore) {
  const entryOf = createEntryOf(store);

  /** Only a hand-over says what it was for. */
  function names({ act, id }: CustodyEvent, ticket: string): boolean {
    const stored = act === "handOver" ? store.log.body(id) : undefined;
    return stored !== undefined && envelopeFrom(stored.body).payload.ticket === ticket;
  }

  return (ticket: string, assets: readonly EntityState[], openedAt: number): TicketCustody[] =>
    assets.flatMap((asset) =>
      custodyOf(asset).events.flatMap((event): TicketCustody[] => {
        if (event.act === "resolve") return [];
        const recordedAt = asset.marks.at(event.mark)?.at ?? 0;
        const named = names(event, ticket);
        if (!named && recordedAt < openedAt) return [];
        return [{ ...entryOf(asset, event), asset: asset.id, recordedAt, named }];
      }),
    );
}

function verdictOf(verified: number | null): boolean | null {
  if (verified === 1) return true;
  return verified === -1 ? false : null;
}
