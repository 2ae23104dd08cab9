import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import { timestamp } from "../../log/operation.ts";
import { older } from "../kind/act.ts";
import { date, definedKey, humanNumber, ref, text } from "../words.ts";
import { HANDOVER_PURPOSES, link, linesOf, touchesLines } from "./custody-forms.ts";
import { signatureBefore } from "./custody-v1.ts";
import { keeping } from "./keeping.ts";
import { CONDITIONS, accessoriesIn } from "./line-forms.ts";

/** What 0.2.0 and 0.3.0 sealed: accessories in words, and of each line no more than its condition. */

const personal = {
  "lines.*.note": HIDDEN,
  "signatures.*.name": HIDDEN,
  "signatures.*.employeeNo": HIDDEN,
  "signatures.*.strokes": [[]],
  "unsigned.reason": HIDDEN,
  "to.name": HIDDEN,
  "to.responsible": HIDDEN,
};

const sealed = {
  number: humanNumber,
  lines: linesOf(
    z.object({
      ...link,
      condition: z.enum(CONDITIONS).nullable().default(null),
      accessories: text(400).default(""),
      note: text(400).default(""),
    }),
  ),
  signatures: z.array(signatureBefore).max(4).default([]),
  unsigned: z
    .object({ reason: text(200, 2) })
    .nullable()
    .default(null),
};

/** The words about accessories are one thing of this name: they are read, and missed at a return. */
function lifted<P extends { lines: readonly { accessories: string }[] }>(payload: P) {
  const { lines, ...rest } = payload;
  const told = lines.map((line) => ({ ...line, accessories: accessoriesIn(line.accessories) }));
  return { ...rest, lines: told };
}

export const handOverV2 = older({
  payload: z.object({
    purpose: z.enum(HANDOVER_PURPOSES),
    giverName: text(60, 1),
    place: text(60),
    handedAt: timestamp,
    dueBack: date.nullable().default(null),
    ticket: ref.nullable().default(null),
    terms: z
      .object({ key: definedKey("terms").default("standard"), version: text(20), text: text(4000) })
      .nullable()
      .default(null),
    to: keeping,
    ...sealed,
  }),
  touches: touchesLines,
  personal: { ...personal, giverName: HIDDEN },
  lift: lifted,
});

export const returnV2 = older({
  payload: z.object({
    reason: z.enum(["leaver", "replaced", "loanEnded", "moved", "fault", "idle"]),
    returnerName: text(60, 1),
    place: text(60),
    returnedAt: timestamp,
    to: keeping.extend({ holder: z.enum(["pool", "place", "supplier"]) }),
    ...sealed,
  }),
  touches: touchesLines,
  personal: { ...personal, returnerName: HIDDEN },
  lift: lifted,
});
