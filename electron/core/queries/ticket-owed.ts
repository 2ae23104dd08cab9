import { ticket as kind } from "../../../shared/domain/ticket/ticket.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { success } from "../outcome.ts";
import type { Query, QueryContext } from "./query.ts";

/** Tickets of each list: whoever has more to catch up with begins with the newest. */
const MOST = 200;

/** By the index that has only what is owed. */
export const OWED_SQL = {
  reason: `SELECT row FROM ticket WHERE reason = 1 ORDER BY openedAt DESC LIMIT ${MOST}`,
  review: `SELECT row FROM ticket WHERE review = 1 ORDER BY openedAt DESC LIMIT ${MOST}`,
  callback: `SELECT row FROM ticket WHERE callback = 1 ORDER BY openedAt DESC LIMIT ${MOST}`,
};

export function ticketOwedQuery({ store }: QueryContext) {
  const listed = (sql: string) => {
    const rows = store.prepare<[], string>(sql).pluck();
    return () => rows.all().map((row) => store.source.parsed(kind.name, row) as TicketRow);
  };
  const [reason, review, callback] = [OWED_SQL.reason, OWED_SQL.review, OWED_SQL.callback].map(listed) as [
    () => TicketRow[],
    () => TicketRow[],
    () => TicketRow[],
  ];
  const owed: Query<"ticket.owed"> = () =>
    success({ reason: reason(), review: review(), callback: callback() });
  return { "ticket.owed": owed };
}
