import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { older } from "../kind/act.ts";
import { sealedEditsOf } from "../kind/edits.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";
import { ticketFields } from "./ticket-fields.ts";
import { CATEGORIES, RESOLUTION_CODES, ROOT_CAUSES } from "./ticket-words.ts";

/** What 0.1.0 sealed of tickets; its forms never change. */

const fields = {
  ...ticketFields,
  category: field("register", z.enum(CATEGORIES).nullable(), { edited: true }),
} as const satisfies FieldTable;

const touches = ({ ticket }: { ticket: string }) => [entityKeyOf("ticket", ticket)];

const assets = z.array(refTo("asset")).max(100);
const tags = z.array(text(30, 1));
const elements = z.object({ assets: assets.optional(), tags: tags.optional() });

export const openV1 = older({
  payload: z.object({
    ticket: ref,
    number: humanNumber,
    set: sealedEditsOf(fields).refine(({ title }) => typeof title === "string", "a ticket needs a title"),
    assets: assets.default([]),
    tags: tags.max(30).default([]),
    assignee: refTo("member").nullable().default(null),
  }),
  touches,
  lift: (payload) => ({ ...payload, uses: [] }),
});

export const editV1 = older({
  payload: z.object({
    ticket: ref,
    set: sealedEditsOf(fields).default({}),
    add: elements.default({}),
    remove: elements.default({}),
  }),
  touches,
  lift: (payload) => ({ ...payload, uses: [] }),
});

export const resolveV1 = older({
  payload: z.object({
    ticket: ref,
    resolutionCode: z.enum(RESOLUTION_CODES),
    solution: ticketFields.solution.schema,
    rootCause: z.enum(ROOT_CAUSES).nullable().default(null),
  }),
  touches,
  lift: (payload) => ({ ...payload, uses: [] }),
});

export const closeV1 = older({
  payload: z.object({
    ticket: ref,
    confirmation: z.enum(["signed", "verbal", "automatic"]),
    rating: ticketFields.rating.schema.default(null),
  }),
  touches,
  lift: (said) => ({ ...said, notice: null, basis: null, uses: [] }),
});

/** A note of 0.1.0 was the team's own. */
export const noteV1 = older({
  payload: z.object({
    ticket: ref,
    text: text(4000, 1),
    minutes: z.number().int().min(0).max(1440).nullable().default(null),
    visit: z.boolean().default(false),
  }),
  touches,
  lift: (payload) => ({ ...payload, to: "team" }),
});
