import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf, planned } from "../kind/plan.ts";
import { textIn, textOrNull, writtenAt } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { ref, refTo, text } from "../words.ts";
import { OVERSEERS } from "../audience.ts";
import { ratingFields } from "./rating-fields.ts";
import { ratingRuleActs } from "./rating-sum.ts";

const f = ratingFields;

const given = z.object({ ticket: ref, stars: f.stars.schema, comment: text(1000).default("") });

/**
 * The user says how satisfied they are, on a screen that was handed to them. It is a record of its own, since
 * whoever sees a ticket must not see it: the laptop on which it was given loses it with the next sync.
 */
const ratingGive = act({
  permission: "ticket.write",
  final: "it is the user's word",
  creates: true,
  about:
    "Keeps how satisfied the user is, entered by themselves; seen by lead and manager alone. Answers {id}.",
  payload: given.extend({ rating: ref, technician: refTo("member").nullable() }),
  personal: { comment: HIDDEN },
  touches: ({ rating: id }) => [entityKeyOf("rating", id)],
  asks: given,
  plan(asked, planning) {
    const ticket = existing(planning, "ticket", asked.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { assignee } = ticket.value.fields;
    const id = planning.newId();
    const technician = typeof assignee === "string" ? assignee : null;
    return planned({
      payload: { rating: id, technician, ...asked },
      label: labelOf(ticket.value),
      id,
      number: null,
    });
  },
  fold(draft, { ticket, technician, stars, comment }) {
    draft.state.exists = true;
    writeField(draft, f.ticket, "ticket", ticket);
    writeField(draft, f.technician, "technician", technician);
    writeField(draft, f.stars, "stars", stars);
    writeField(draft, f.comment, "comment", comment);
  },
});

export interface RatingRow {
  id: string;
  ticket: string;
  technician: string | null;
  /** 0 of one that this program cannot read. */
  stars: number;
  /** Of a sum: what five ratings come to; null of a rating. */
  total: number | null;
  comment: string;
  /** Corrected time, ms. */
  at: number;
  pending: number;
}

export const rating = recordKind<RatingRow>()({
  name: "rating",
  fields: ratingFields,
  acts: { "rating.give": ratingGive, ...ratingRuleActs },
  row: (state): RatingRow => ({
    id: state.id,
    ticket: textIn(state, "ticket"),
    technician: textOrNull(state, "technician"),
    stars: typeof state.fields.stars === "number" ? state.fields.stars : 0,
    total: typeof state.fields.total === "number" ? state.fields.total : null,
    comment: textIn(state, "comment"),
    at: writtenAt(state, typeof state.fields.total === "number" ? "total" : "stars"),
    pending: state.pending,
  }),
  hit: ({ stars, comment }) => ({ title: String(stars), subtitle: comment }),
  series: [],
  list: {
    columns: {
      ticket: column((row) => row.ticket),
      technician: column((row) => row.technician),
      at: column((row) => row.at, "plain", "integer"),
    },
    indexes: { ticket: { columns: ["ticket", "at"] }, technician: { columns: ["technician", "at"] } },
  },
  desk: { cap: 0, rank: () => null },
  names: (state) => {
    const ticket = textIn(state, "ticket");
    return ticket === "" ? [] : [entityKeyOf("ticket", ticket)];
  },
  /** Comments are for the lead; a single rating would tell a technician who it was. A sum is told to him. */
  audience: ({ fields: { total, technician } }) => ({
    roles: OVERSEERS,
    members: typeof total === "number" && typeof technician === "string" ? [technician] : [],
  }),
  keep: { years: null, locked: false, basis: "service record" },
});
