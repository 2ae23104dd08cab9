import type { HistoryEntry, TicketCustody } from "../../../shared/ipc/queries.ts";

type Told = Pick<HistoryEntry, "type" | "corrected" | "undone">;

/**
 * The custody acts that belong into a ticket's timeline: those that name it, and those of its assets while
 * it was not closed.
 *
 * @param entries of the ticket, oldest first
 */
export function custodyMeanwhile<C extends Pick<TicketCustody, "named" | "recordedAt">>(
  custody: readonly C[],
  entries: readonly Told[],
): C[] {
  // One that was taken back turned nothing; an undo that came too late took nothing back.
  const turns = entries.filter(
    ({ type, undone }) =>
      (type === "ticket.close" || type === "ticket.reopen") && (undone === null || undone === "late"),
  );
  const wasClosed = (at: number) =>
    turns.findLast(({ corrected }) => corrected <= at)?.type === "ticket.close";
  return custody.filter(({ named, recordedAt }) => named || !wasClosed(recordedAt));
}

/** Both in one stream; entries keep their order, an act stands before the first entry that is later. */
export function inOneStream<E extends Told, C extends Pick<TicketCustody, "recordedAt">>(
  entries: readonly E[],
  custody: readonly C[],
): (E | C)[] {
  const left = custody.toSorted((a, b) => a.recordedAt - b.recordedAt);
  const before = (at: number) => left.splice(0, left.filter(({ recordedAt }) => recordedAt < at).length);
  return [...entries.flatMap((entry) => [...before(entry.corrected), entry]), ...left];
}
