import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { enteredIn } from "../../../shared/domain/registry.ts";
import type { CustodyEntry, TicketCustody } from "../../../shared/ipc/queries.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { deviceCodes, memberNames } from "./parts.ts";

/** The custody events of an asset, oldest first, with the names a person reads. */
export function createCustodyEntries(store: ReadStore): (state: EntityState) => CustodyEntry[] {
  const names = memberNames(store);
  const codes = deviceCodes(store);
  const standing = store.prepare<[string], { verified: number | null; seq: number | null }>(
    "SELECT verified, seq FROM operation WHERE id = ?",
  );
  return (state) =>
    custodyOf(state).events.map((event): CustodyEntry => {
      const by = state.marks.at(event.mark);
      const found = standing.get(event.id);
      return {
        ...event,
        operation: event.id,
        actorName: names(by?.actor ?? ""),
        deviceCode: codes(by?.device ?? ""),
        seq: found?.seq ?? null,
        verified: verdictOf(found?.verified ?? null),
      };
    });
}

/**
 * Hand-overs and returns of a ticket's assets since it was opened; and earlier ones whose document names
 * the ticket.
 */
export function createTicketCustody(store: ReadStore) {
  const entriesOf = createCustodyEntries(store);

  function names(operation: string, ticket: string): boolean {
    const stored = store.log.body(operation);
    return stored !== undefined && enteredIn(operationFrom(stored)).payload.ticket === ticket;
  }

  return (ticket: string, assets: readonly EntityState[], openedAt: number): TicketCustody[] =>
    assets.flatMap((asset) =>
      entriesOf(asset)
        .filter(({ act }) => act !== "resolve")
        .map((event): TicketCustody => ({
          ...event,
          asset: asset.id,
          recordedAt: asset.marks.at(event.mark)?.at ?? 0,
          named: names(event.operation, ticket),
        }))
        .filter(({ named, recordedAt }) => named || recordedAt >= openedAt),
    );
}

function verdictOf(verified: number | null): boolean | null {
  if (verified === 1) return true;
  return verified === -1 ? false : null;
}
