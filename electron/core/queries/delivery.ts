import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { problem } from "../../../shared/domain/problem/problem.ts";
import type { ProblemRow } from "../../../shared/domain/problem/problem.ts";
import { rating } from "../../../shared/domain/rating/rating.ts";
import type { RatingRow } from "../../../shared/domain/rating/rating.ts";
import { cut } from "../../../shared/domain/words.ts";
import { shift } from "../../../shared/domain/shift/shift.ts";
import type { ShiftItem, ShiftRow } from "../../../shared/domain/shift/shift.ts";
import { waitsAt } from "../../../shared/domain/ticket/ticket-view.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import { createInSight } from "./in-sight.ts";
import { memberNames } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";
import { ticketOwedQuery } from "./ticket-owed.ts";

/** Lines of each part of a sheet: more are no handover but a list. */
const MOST_OF_EACH = 60;
const MOST_SHEETS = 20;
const MOST_RATINGS = 200;

const DELIVERY_SQL = {
  // A sheet is read by everybody: a matter of security is handed over by assigning it.
  open: "SELECT row FROM ticket WHERE status IN ('new', 'accepted') AND security = 0 ORDER BY openedAt LIMIT 500",
  out: `SELECT row FROM asset WHERE status = 'onLoan' LIMIT ${MOST_OF_EACH}`,
  sheets: `SELECT row FROM shift ORDER BY at DESC LIMIT ${MOST_SHEETS}`,
  ratings: "SELECT row FROM rating WHERE ticket = ? ORDER BY at",
  lastRatings: `SELECT row FROM rating WHERE ticket <> '' ORDER BY at DESC LIMIT ${MOST_RATINGS}`,
};

export function deliveryQueries(context: QueryContext) {
  const { store } = context;
  const names = memberNames(store);
  const inSight = createInSight(store);
  const open = store.prepare<[], string>(DELIVERY_SQL.open).pluck();
  const sheets = store.prepare<[], string>(DELIVERY_SQL.sheets).pluck();
  const out = store.prepare<[], string>(DELIVERY_SQL.out).pluck();
  const ratings = store.prepare<[string], string>(DELIVERY_SQL.ratings).pluck();
  const parsed = <T>(kind: string, row: string) => store.source.parsed(kind, row) as T;
  const last = store.prepare<[], string>(DELIVERY_SQL.lastRatings).pluck();
  const seen = (rows: readonly string[]) =>
    rows
      .map((row) => parsed<RatingRow>(rating.name, row))
      .filter(({ id }) => inSight(entityKeyOf(rating.name, id)));
  const ticketOf = (id: string) => (store.source.row(ticket.name, id) as TicketRow | null) ?? [];

  const problemGet: Query<"problem.get"> = ({ id }) => {
    const row = store.source.row(problem.name, id) as ProblemRow | null;
    if (!row) return failure("notFound", "there is no problem with this id", "id");
    const ownerName = row.owner === null ? null : names(row.owner);
    return success({ row, tickets: row.tickets.flatMap(ticketOf), ownerName });
  };

  const problemList: Query<"problem.list"> = ({ ticket: gathered }) => {
    const rows = (store.source.rows(problem.name) as ProblemRow[]).filter(
      ({ tickets }) => gathered === null || tickets.includes(gathered),
    );
    return success([...rows].sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1)));
  };

  const named = (row: ShiftRow) => ({
    row,
    giverName: names(row.giver),
    receiverName: row.receiver === null ? null : names(row.receiver),
  });

  const shiftGet: Query<"shift.get"> = ({ id }) => {
    const row = store.source.row(shift.name, id) as ShiftRow | null;
    return row ? success(named(row)) : failure("notFound", "there is no shift sheet with this id", "id");
  };

  const collect: Query<"shift.collect"> = ({ now: told }) => {
    const now = Date.parse(told);
    const tickets = open.all().map((row) => parsed<TicketRow>(ticket.name, row));
    const lineOf = (section: ShiftItem["section"], row: TicketRow, more = ""): ShiftItem => ({
      section,
      record: entityKeyOf(ticket.name, row.id),
      text: cut([row.number, row.title, more].filter(Boolean).join(" "), 200),
    });
    const waits = (row: TicketRow) => row.pause !== null && waitsAt(row.times, now);
    const promised = tickets.filter((row) => waits(row) && row.pause?.reason === "appointment");
    const paused = tickets.filter((row) => waits(row) && row.pause?.reason !== "appointment");
    const going = tickets.filter((row) => row.status === "accepted" && !waits(row));
    const lent = out.all().map((row) => parsed<AssetRow>(asset.name, row));
    return success([
      ...going.slice(0, MOST_OF_EACH).map((row) => lineOf("open", row)),
      ...paused.slice(0, MOST_OF_EACH).map((row) => lineOf("paused", row, row.pause?.nextOn ?? "")),
      ...promised.slice(0, MOST_OF_EACH).map((row) => lineOf("promised", row, row.pause?.until ?? "")),
      ...lent.map((row): ShiftItem => ({
        section: "equipment",
        record: entityKeyOf(asset.name, row.id),
        text: cut(`${row.number} ${row.name}`, 200),
      })),
    ]);
  };

  return {
    ...ticketOwedQuery(context),
    "problem.get": problemGet,
    "problem.list": problemList,
    "shift.get": shiftGet,
    "shift.list": (() =>
      success(sheets.all().map((row) => named(parsed(shift.name, row))))) as Query<"shift.list">,
    "shift.collect": collect,
    "rating.of": (({ id: of }) => success(seen(ratings.all(of)))) as Query<"rating.of">,
    "rating.list": (() =>
      success(
        seen(last.all()).map((row) => ({
          row,
          ticket: (store.source.row(ticket.name, row.ticket) as TicketRow | null) ?? null,
          technicianName: row.technician === null ? null : names(row.technician),
        })),
      )) as Query<"rating.list">,
    "rating.sums": (() =>
      success(
        (store.source.rows(rating.name) as RatingRow[])
          .flatMap(({ technician, total, at }) =>
            total !== null && technician === store.identity().member ? [{ total, at }] : [],
          )
          .sort((a, b) => b.at - a.at),
      )) as Query<"rating.sums">,
    "rating.get": (({ id }) => {
      const found = store.source.row(rating.name, id) as RatingRow | null;
      const row = found && inSight(entityKeyOf(rating.name, id)) ? found : null;
      return row ? success({ row }) : failure("notFound", "there is no rating with this id", "id");
    }) as Query<"rating.get">,
  };
}
