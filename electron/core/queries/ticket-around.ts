import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { person } from "../../../shared/domain/person/person.ts";
import { reportsOf } from "../../../shared/domain/ticket/ticket-report.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { TicketAround } from "../../../shared/ipc/record-details.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";
import { createAsking } from "./query.ts";

/** More callers of one fault than this are counted and not listed. */
const LISTED = 200;
const CALLERS = "SELECT row FROM ticket WHERE main = @main ORDER BY status, e LIMIT @limit";

/** What stands around a ticket: who else reports the fault, who was told of it, who looks after its person. */
export function createTicketAround(store: ReadStore, names: (member: string) => string) {
  const { source } = store;
  const asking = createAsking(store);
  return (state: EntityState): TicketAround => {
    const { main, requesterPerson } = state.fields;
    const listed = asking(CALLERS).all({ main: state.id, limit: LISTED }) as string[];
    const rows = listed.map((row) => source.parsed(ticket.name, row) as TicketRow);
    const fault = typeof main === "string" ? (source.row(ticket.name, main) as TicketRow | null) : null;
    const who =
      typeof requesterPerson === "string"
        ? (source.row(person.name, requesterPerson) as PersonRow | null)
        : null;
    return {
      reports: reportsOf(state),
      callers: rows.map(({ id, number, title, requester, status, times, securityFlag }) => ({
        ...{ id, number, title, requester, status, times, securityFlag },
      })),
      fault: fault && { id: fault.id, number: fault.number, title: fault.title, status: fault.status },
      lookedAfter: who?.vip
        ? { engineer: who.engineer ? names(who.engineer) : null, spare: who.spare }
        : null,
    };
  };
}
