import { z } from "zod";
import { problem } from "../domain/problem/problem.ts";
import type { ProblemRow } from "../domain/problem/problem.ts";
import type { RatingRow } from "../domain/rating/rating.ts";
import type { ShiftItem, ShiftRow } from "../domain/shift/shift.ts";
import { ticket } from "../domain/ticket/ticket.ts";
import type { TicketRow } from "../domain/ticket/ticket-view.ts";
import { moment } from "../domain/words.ts";
import { query } from "./query-form.ts";

const id = z.uuid();

/** What is asked about the end of the work: problems, ratings, shifts. */
export const deliveryQueries = {
  /** Tickets of which a reason, a review or a callback is owed, the newest first, at most 200 of each. */
  "ticket.owed": query(z.object({}), { own: "any" }),
  "problem.get": query(z.object({ id }), { own: "record", kinds: [ticket.name] }),
  /** Problems, the last changed first; those that gather a ticket, where one is named. */
  "problem.list": query(z.object({ ticket: id.nullable().default(null) }), { own: "any" }),
  "shift.get": query(z.object({ id }), { own: "record" }),
  /** Sheets, the newest first, at most twenty. */
  "shift.list": query(z.object({}), { own: "any" }),
  /** What a sheet of now would hand over: collected, for somebody to edit. */
  "shift.collect": query(z.object({ now: moment }), { own: "any", kinds: [ticket.name, problem.name] }),
  /** Ratings of a ticket; none for whom may not see them. */
  "rating.of": query(z.object({ id }), { own: "any" }),
  /** The last ratings, the newest first, at most 200; none for whom may not see them. */
  "rating.list": query(z.object({}), { own: "any", kinds: [ticket.name] }),
  /** What each five ratings of this member's own work came to, the newest first. */
  "rating.sums": query(z.object({}), { own: "any" }),
  "rating.get": query(z.object({ id }), { own: "record" }),
} as const;

/** What is owed of tickets: why a target was missed, the lead's review, asking the user again. */
export interface Owed {
  reason: TicketRow[];
  review: TicketRow[];
  callback: TicketRow[];
}

export interface DeliveryResults {
  "ticket.owed": Owed;
  "problem.get": { row: ProblemRow; tickets: TicketRow[]; ownerName: string | null };
  "problem.list": ProblemRow[];
  "shift.get": { row: ShiftRow; giverName: string; receiverName: string | null };
  "shift.list": { row: ShiftRow; giverName: string; receiverName: string | null }[];
  "shift.collect": ShiftItem[];
  "rating.of": RatingRow[];
  "rating.list": { row: RatingRow; ticket: TicketRow | null; technicianName: string | null }[];
  "rating.sums": { total: number; at: number }[];
  "rating.get": { row: RatingRow };
}
