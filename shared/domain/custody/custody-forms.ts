import { z } from "zod";
import { entityKeyOf, timestamp } from "../../log/operation.ts";
import { date, definedKey, humanNumber, ref, refTo, sha256Hex, text } from "../words.ts";
import { keeping, withPerson } from "./keeping.ts";
import type { Keeping } from "./keeping.ts";

/** domain.md 2.3 and 2.4; the complete forms build on these. */
export const HANDOVER_PURPOSES = [
  "issue",
  "replace",
  "loan",
  "transfer",
  "repaired",
  "leaver",
  /** To a supplier, to be repaired. */
  "repair",
  /** Taken into stock when it was delivered or found. */
  "stock",
] as const;
export const RETURN_REASONS = ["leaver", "replaced", "loanEnded", "moved", "fault", "idle"] as const;
export const CONDITIONS = ["new", "good", "worn", "damaged"] as const;
export type Condition = (typeof CONDITIONS)[number];
export const IDENTITY_CHECKS = ["badge", "face", "message", "account", "none"] as const;

/** One pen stroke: x, y in the pad's units (0 to 1000) and milliseconds since the first point. */
export const stroke = z.array(z.tuple([z.number(), z.number(), z.number()])).max(4000);

export const signature = z.object({
  role: z.enum(["giver", "receiver", "witness"]),
  name: text(60, 1),
  employeeNo: text(32).default(""),
  strokes: z.array(stroke).min(1).max(200),
  signedAt: timestamp,
  /** SHA-256 of the canonical document without its signatures: what was signed. */
  docHash: sha256Hex,
  identityCheck: z.enum(IDENTITY_CHECKS),
});
export type Signature = z.infer<typeof signature>;

/**
 * One asset of a custody event. `prev` is the event this one follows in the asset's chain, null
 * for the first, `prevHash` the hash of that operation: a compare-and-set that anyone can verify.
 */
export const link = {
  asset: ref,
  prev: ref.nullable(),
  prevHash: sha256Hex.nullable(),
};

const described = {
  /** Asked of each line, shown as missing until it is said (domain.md 2.8). */
  condition: z.enum(CONDITIONS).nullable().default(null),
  accessories: text(400).default(""),
  note: text(400).default(""),
};

const noAssetTwice = (lines: { asset: string }[]) =>
  new Set(lines.map((each) => each.asset)).size === lines.length;

export function linesOf<S extends z.ZodType<{ asset: string }>>(line: S, most = 200) {
  return z.array(line).min(1).max(most).refine(noAssetTwice, "an asset stands in two lines");
}

export const touchesLines = (payload: { lines: { asset: string }[] }) =>
  payload.lines.map((each) => entityKeyOf("asset", each.asset));

/** Why nobody signed. */
const unsigned = z
  .object({ reason: text(200, 2) })
  .nullable()
  .default(null);

const handOver = {
  purpose: z.enum(HANDOVER_PURPOSES),
  giverName: text(60, 1),
  /** Where the act took place; where the assets are from then on stands in `to`. */
  place: text(60),
  handedAt: timestamp,
  dueBack: date.nullable().default(null),
  ticket: ref.nullable().default(null),
  /** Terms as they were read: which, their version, and the full text, frozen. */
  terms: z
    .object({ key: definedKey("terms").default("standard"), version: text(20), text: text(4000) })
    .nullable()
    .default(null),
  unsigned,
};

const takeBack = {
  reason: z.enum(RETURN_REASONS),
  returnerName: text(60, 1),
  place: text(60),
  returnedAt: timestamp,
  unsigned,
};

/** Nothing comes back to a person: that is a hand-over. */
const backTo = keeping.extend({ holder: z.enum(["pool", "place", "supplier"]) });

/** In the log: numbered, each line linked to its chain, signatures bound to the document. */
const sealed = {
  number: humanNumber,
  lines: linesOf(z.object({ ...link, ...described })),
  signatures: z.array(signature).max(4).default([]),
};

/** As a form asks it: signatures as the pad gives them. */
const asked = {
  lines: linesOf(z.object({ asset: ref, ...described })),
  signatures: z
    .array(signature.omit({ docHash: true }))
    .max(4)
    .default([]),
};

/** An act that nobody signed says why; what stands in the log of an earlier version need not. */
const signedOrSaidWhy = (asked: { signatures: readonly unknown[]; unsigned: object | null }) =>
  asked.signatures.length > 0 || asked.unsigned !== null;
const UNSIGNED_UNSAID = {
  message: "without a signature `unsigned` says why there is none",
  path: ["signatures"],
};

export const handOverPayload = z.object({ ...handOver, to: keeping, ...sealed });
export const handOverAsked = z
  .object({
    ...handOver,
    to: keeping.optional(),
    /** In short, for a person: `to` says the same. */
    receiver: refTo("person").nullable().optional(),
    receiverName: text(60, 1).optional(),
    ...asked,
  })
  .refine(signedOrSaidWhy, UNSIGNED_UNSAID)
  .refine(({ to, receiverName }) => (to === undefined) !== (receiverName === undefined), {
    message: "either `to` or `receiverName` says who has it from now on",
    path: ["receiverName"],
  });
export const returnPayload = z.object({ ...takeBack, to: backTo, ...sealed });
/** Without `to`, into the pool at the place of the return. */
export const returnAsked = z
  .object({ ...takeBack, to: backTo.optional(), ...asked })
  .refine(signedOrSaidWhy, UNSIGNED_UNSAID);

/** Whom a hand-over that was asked for gives the assets to. */
export function receiverOf({
  to,
  receiver,
  receiverName,
}: Pick<z.output<typeof handOverAsked>, "to" | "receiver" | "receiverName">): Keeping {
  return to ?? withPerson(receiver ?? null, receiverName ?? "");
}

const decision = { asset: ref, adopt: ref, tips: z.array(ref).min(1).max(50), note: text(1000, 2) };

/**
 * A lead decides a contested custody: `adopt` is the last event of the story that holds (and the
 * event this one follows), `tips` the last events of all stories that were on the screen.
 */
export const resolvePayload = z.object({ ...link, ...decision });
export const resolveAsked = z.object(decision);
