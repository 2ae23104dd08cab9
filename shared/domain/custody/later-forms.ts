import { z } from "zod";
import { timestamp } from "../../log/operation.ts";
import { date, humanNumber, ref, refTo, sha256Hex, text } from "../words.ts";
import { linesOf, signature } from "./custody-forms.ts";
import { CONDITIONS, damageShownBy } from "./line-forms.ts";

/** How somebody was sought who has not signed yet. */
export const ATTEMPT_WAYS = ["visit", "call", "message", "mail", "courier"] as const;
/** What came of it; the last three are of what was sent. */
export const ATTEMPT_OUTCOMES = [
  "notReached",
  "promised",
  "refused",
  "sent",
  "delivered",
  "cameBack",
] as const;
export const SENT_OUTCOMES: readonly (typeof ATTEMPT_OUTCOMES)[number][] = ["sent", "delivered", "cameBack"];

/** An asset and the document that is spoken of: the operation, and its hash, as a link of the chain names them. */
const about = { asset: ref, prev: ref, prevHash: sha256Hex };

/** Of one document, by its number. */
const ofDocument = { number: humanNumber, lines: linesOf(z.object(about)) };

const assetsOnce = z
  .array(refTo("asset"))
  .min(1)
  .max(200)
  .refine((assets) => new Set(assets).size === assets.length, "an asset is named twice");

const roleOnce = (signatures: { role: string }[]) =>
  new Set(signatures.map(({ role }) => role)).size === signatures.length;
const ROLE_TWICE = "a role signs once";

export const signPayload = z.object({
  ...ofDocument,
  signatures: z.array(signature).min(1).max(4).refine(roleOnce, ROLE_TWICE),
});
export const signAsked = z.object({
  /** Operation of the hand-over or return. */
  document: ref,
  /** SHA-256 of the document that was shown: what is signed. */
  docHash: sha256Hex,
  signatures: z
    .array(signature.omit({ docHash: true }))
    .min(1)
    .max(4)
    .refine(roleOnce, ROLE_TWICE),
});

const attempt = {
  /** When it was made, which may be long before it is told. */
  at: timestamp,
  way: z.enum(ATTEMPT_WAYS),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  carrier: text(60).default(""),
  /** Number of the parcel. */
  tracking: text(60).default(""),
  note: text(400).default(""),
};
export const attemptPayload = z.object({ ...ofDocument, ...attempt });
export const attemptAsked = z.object({ document: ref, ...attempt });

const missed = {
  /** Since when it is known; it may be told much later. */
  at: timestamp,
  /** What whoever answers for it says, and who has looked where. Whose fault it is, its finder does not decide. */
  note: text(400, 2),
};
export const missPayload = z.object({ lines: linesOf(z.object(about)), ...missed });
export const missAsked = z.object({ assets: assetsOnce, ...missed });

const opening = {
  /** When it was opened; it may be told later. */
  at: timestamp,
  /** Number of the seal as it was read, and whether it was whole. */
  seal: text(40, 1),
  intact: z.boolean(),
  /** Who saw it being opened; '' where nobody did. */
  witness: text(60).default(""),
  condition: z.enum(CONDITIONS),
  ...damageShownBy,
  /** What was found, and what differs. Whose damage it is, its finder does not decide. */
  note: text(400).default(""),
};
export const unsealPayload = z.object({ lines: linesOf(z.object(about)), ...opening });
export const unsealAsked = z.object({ assets: assetsOnce, ...opening });

const renewal = { dueBack: date, reason: text(200, 2) };
export const renewPayload = z.object({ lines: linesOf(z.object(about)), ...renewal });
export const renewAsked = z.object({ assets: assetsOnce, ...renewal });
