import { z } from "zod";
import { timestamp } from "../../log/operation.ts";
import { older } from "../kind/act.ts";
import { date, humanNumber, ref, refTo, sha256Hex, text } from "../words.ts";
import { IDENTITY_CHECKS, link, linesOf, stroke, touchesLines } from "./custody-forms.ts";
import { inPool, withPerson } from "./keeping.ts";
import { CONDITIONS } from "./line-forms.ts";

/** What 0.1.0 sealed of hand-overs and returns; its forms never change. */

/** Who signed had a name and a staff number, and nothing else was said of them. */
export const signatureBefore = z.object({
  role: z.enum(["giver", "receiver", "witness"]),
  name: text(60, 1),
  employeeNo: text(32).default(""),
  strokes: z.array(stroke).min(1).max(200),
  signedAt: timestamp,
  docHash: sha256Hex,
  identityCheck: z.enum(IDENTITY_CHECKS),
});

const sealed = {
  number: humanNumber,
  lines: linesOf(
    z.object({
      ...link,
      condition: z.enum(CONDITIONS),
      accessories: text(400).default(""),
      note: text(400).default(""),
    }),
  ),
  signatures: z.array(signatureBefore).max(4).default([]),
};

/** 0.1.0 handed over to persons only, by the terms that shipped with it. */
export const handOverV1 = older({
  payload: z.object({
    purpose: z.enum(["issue", "replace", "loan", "transfer", "repaired", "leaver"]),
    giverName: text(60, 1),
    receiver: refTo("person").nullable(),
    receiverName: text(60, 1),
    place: text(60),
    handedAt: timestamp,
    dueBack: date.nullable().default(null),
    ticket: ref.nullable().default(null),
    terms: z
      .object({ version: text(20), text: text(4000) })
      .nullable()
      .default(null),
    ...sealed,
  }),
  touches: touchesLines,
  lift: ({ receiver, receiverName, terms, ...payload }) => ({
    ...payload,
    to: withPerson(receiver, receiverName),
    terms: terms && { key: "standard", ...terms },
  }),
});

/** What came back to 0.1.0 went into the pool, where the return was made. */
export const returnV1 = older({
  payload: z.object({
    reason: z.enum(["leaver", "replaced", "loanEnded", "moved", "fault", "idle"]),
    returnerName: text(60, 1),
    place: text(60),
    returnedAt: timestamp,
    ...sealed,
  }),
  touches: touchesLines,
  lift: (payload) => ({ ...payload, to: inPool(payload.place) }),
});
