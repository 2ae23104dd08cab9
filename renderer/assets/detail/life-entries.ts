import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { AssetDetail, CustodyEntry, HistoryEntry } from "../../../shared/ipc/queries.ts";

/** One thing in the life of an asset. */
export type LifeEntry =
  | { is: "custody"; entry: HistoryEntry; event: CustodyEntry }
  | { is: "change"; entry: HistoryEntry }
  | { is: "ticket"; ticket: TicketRow };

/**
 * An asset's operations and its tickets as one story, the newest first. Operations keep the order of the
 * log, a ticket stands where it was opened; a custody act is told once, as such.
 *
 * @param entries the newest operations, without a gap
 * @param whole these are all there are: older tickets follow them
 */
export function lifeOf(
  entries: readonly HistoryEntry[],
  { custody, tickets }: Pick<AssetDetail, "custody" | "tickets">,
  whole: boolean,
): LifeEntry[] {
  const events = new Map(custody.events.map((event) => [event.operation, event]));
  const left = tickets.toSorted((a, b) => b.openedAt - a.openedAt);
  const openedAfter = (at: number): LifeEntry[] => {
    const older = left.findIndex(({ openedAt }) => openedAt <= at);
    return left.splice(0, older < 0 ? left.length : older).map((ticket) => ({ is: "ticket", ticket }));
  };
  const told = entries.flatMap((entry): LifeEntry[] => {
    const event = events.get(entry.operation);
    return [
      ...openedAfter(entry.corrected),
      event ? { is: "custody", entry, event } : { is: "change", entry },
    ];
  });
  return whole ? [...told, ...openedAfter(-Infinity)] : told;
}
