import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { derivedId } from "../../log/derived-id.ts";
import { writeField } from "../../log/write.ts";
import { serviceAct } from "../kind/act.ts";
import { ref, refTo } from "../words.ts";
import { ratingFields } from "./rating-fields.ts";

const f = ratingFields;

/** A technician is told what so many ratings come to, and never of one (issue 11, 6). */
export const RATINGS_OF_A_SUM = 5;

/**
 * What five ratings of a technician's work come to, written by the hub alone and shown to him. It names no ticket,
 * and nothing says which ratings they were.
 */
const ratingSum = serviceAct({
  creates: true,
  final: "what somebody was told of the ratings he was told",
  payload: z.object({
    rating: ref,
    technician: refTo("member"),
    total: z
      .number()
      .int()
      .min(RATINGS_OF_A_SUM)
      .max(5 * RATINGS_OF_A_SUM),
  }),
  touches: ({ rating: id }) => [entityKeyOf("rating", id)],
  fold(draft, { technician, total }) {
    draft.state.exists = true;
    writeField(draft, f.technician, "technician", technician);
    writeField(draft, f.total, "total", total);
  },
});

export const ratingRuleActs = { "rating.sum": ratingSum };

/** Place in the log of the operation that made a record; of one that is not numbered yet behind all. */
const placeOf = (state: EntityState) => state.marks.at(0)?.seq ?? Number.MAX_SAFE_INTEGER;

/**
 * The next sum that a technician is to be told, if five ratings have come that no sum has.
 *
 * @param all states of all ratings and sums
 */
export function nextSum(
  all: readonly EntityState[],
  technician: string,
): { rating: string; total: number } | null {
  const own = all.filter(({ exists, fields }) => exists && fields.technician === technician);
  const told = own.filter(({ fields }) => typeof fields.total === "number").length;
  const given = own
    .flatMap((state) =>
      typeof state.fields.stars === "number" ? [{ at: placeOf(state), stars: state.fields.stars }] : [],
    )
    .sort((a, b) => a.at - b.at)
    .slice(told * RATINGS_OF_A_SUM, (told + 1) * RATINGS_OF_A_SUM);
  if (given.length < RATINGS_OF_A_SUM) return null;
  return {
    rating: derivedId("ratingSum", technician, String(told + 1)),
    total: given.reduce((sum, { stars }) => sum + stars, 0),
  };
}
