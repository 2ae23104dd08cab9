import { z } from "zod";
import { entityKeyOf, timestamp } from "../../log/operation.ts";
import { date, definedKey, humanNumber, ref, refTo, sha256Hex, text } from "../words.ts";
import { handedLine, handedLineAsked, returnedLine, returnedLineAsked } from "./line-forms.ts";
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
export const IDENTITY_CHECKS = ["badge", "face", "message", "account", "none"] as const;
/** As what somebody signs: the holder by the register where another hands over, who looks after assets at a transfer. */
export const ROLES = ["giver", "receiver", "witness", "holder", "manager"] as const;

/** One pen stroke: x, y in the pad's units (0 to 1000) and milliseconds since the first point. */
export const stroke = z.array(z.tuple([z.number(), z.number(), z.number()])).max(4000);

export const signature = z.object({
  role: z.enum(ROLES),
  name: text(60, 1),
  /** Their record; null when the directory does not know them. */
  person: refTo("person").nullable().default(null),
  employeeNo: text(32).default(""),
  /** Signed for the one the role names: why, and the file of the authorisation. */
  onBehalf: z
    .object({ reason: text(200, 2), authorisation: refTo("file").nullable().default(null) })
    .nullable()
    .default(null),
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

const noAssetTwice = (lines: { asset: string }[]) =>
  new Set(lines.map((each) => each.asset)).size === lines.length;

export function linesOf<S extends z.ZodType<{ asset: string }>>(line: S, most = 200, least = 1) {
  return z.array(line).min(least).max(most).refine(noAssetTwice, "an asset stands in two lines");
}

export const touchesLines = ({
  lines,
  unreturned = [],
}: Record<"lines", { asset: string }[]> & {
  unreturned?: { asset: string }[];
}) => [...lines, ...unreturned].map((each) => entityKeyOf("asset", each.asset));

/** Why nobody signed. */
const unsigned = z
  .object({ reason: text(200, 2) })
  .nullable()
  .default(null);

/** Somebody who takes part. */
const party = z.object({
  person: refTo("person").nullable().default(null),
  name: text(60, 1),
  employeeNo: text(32).default(""),
});

/**
 * What a signer was told and agreed to by an act of their own: that a signature on this screen binds (Electronic
 * Signature Law, art. 13), and what is kept of them, why and how long. Frozen, in the language they read.
 */
const agreement = z
  .object({
    key: definedKey("agreement").default("standard"),
    version: text(20),
    language: text(10),
    text: text(4000),
    kept: text(4000),
    readAt: timestamp,
  })
  .nullable()
  .default(null);
export type Agreement = NonNullable<z.output<typeof agreement>>;

const handOver = {
  purpose: z.enum(HANDOVER_PURPOSES),
  giverName: text(60, 1),
  /** Record, staff number and department of the giver. */
  giver: refTo("person").nullable().default(null),
  giverNo: text(32).default(""),
  giverDept: text(60).default(""),
  /** Staff number and department of the person who receives it. */
  receiverNo: text(32).default(""),
  receiverDept: text(60).default(""),
  /** Who collects it for the person who receives it: with a file of the authorisation, or why there is none. */
  proxy: party
    .extend({ authorisation: refTo("file").nullable().default(null), reason: text(200).default("") })
    .nullable()
    .default(null),
  /** Who takes it where a department, a place, a pool or a supplier receives it. */
  collectedBy: party.nullable().default(null),
  /** Why it is not handed over by who holds it in the register. */
  otherGiver: text(200).default(""),
  /** Who looks after the assets: the third party of a transfer between departments. */
  manager: party.nullable().default(null),
  /** Where the act took place; where the assets are from then on stands in `to`. */
  place: text(60),
  handedAt: timestamp,
  dueBack: date.nullable().default(null),
  ticket: ref.nullable().default(null),
  /** Terms as they were read: which, their version, language and full text, frozen. */
  terms: z
    .object({
      key: definedKey("terms").default("standard"),
      version: text(20),
      language: text(10).default(""),
      text: text(4000),
    })
    .nullable()
    .default(null),
  agreement,
  /** When the giver had the device sign for them, by their PIN, as at the begin of a row; null: by hand, or not at all. */
  giverByDevice: timestamp.nullable().default(null),
  unsigned,
};

const takeBack = {
  reason: z.enum(RETURN_REASONS),
  returnerName: text(60, 1),
  returner: refTo("person").nullable().default(null),
  returnerNo: text(32).default(""),
  returnerDept: text(60).default(""),
  /** Who took it back; '' where only the signature says. */
  receiverName: text(60).default(""),
  receiver: refTo("person").nullable().default(null),
  /** The returner was not there: why, and who saw it. */
  absent: z
    .object({
      reason: text(200, 2),
      witness: text(60, 1),
      witnessPerson: refTo("person").nullable().default(null),
    })
    .nullable()
    .default(null),
  place: text(60),
  returnedAt: timestamp,
  /** Taken in without a look at it, on a receipt: the number of the seal it lies under, and why it waits. */
  underSeal: z
    .object({ seal: text(40, 1), reason: text(200, 2) })
    .nullable()
    .default(null),
  agreement,
  unsigned,
};

/** Nothing comes back to a person: that is a hand-over. */
const backTo = keeping.extend({ holder: z.enum(["pool", "place", "supplier"]) });

const MOST_SIGNATURES = 6;
/** In the log: numbered, signatures bound to the document. */
const sealed = { number: humanNumber, signatures: z.array(signature).max(MOST_SIGNATURES).default([]) };

/** As a form asks it: signatures as the pad gives them. */
const asked = {
  signatures: z
    .array(signature.omit({ docHash: true }))
    .max(MOST_SIGNATURES)
    .default([]),
};

/** An act that nobody signed says why; what stands in the log of an earlier version need not. */
const signedOrSaidWhy = (asked: { signatures: readonly unknown[]; unsigned: object | null }) =>
  asked.signatures.length > 0 || asked.unsigned !== null;
const UNSIGNED_UNSAID = {
  message: "without a signature `unsigned` says why there is none",
  path: ["signatures"],
};

export const handOverPayload = z.object({
  ...handOver,
  to: keeping,
  ...sealed,
  lines: linesOf(z.object({ ...link, ...handedLine })),
  /** What the receiver did not accept, with why: it stays with who had it, and its chain goes on without this. */
  declined: z
    .array(z.object({ asset: ref, ...handedLine, reason: text(200, 1) }))
    .max(200)
    .default([]),
});
export const handOverAsked = z
  .object({
    ...handOver,
    to: keeping.optional(),
    /** In short, for a person: `to` says the same. */
    receiver: refTo("person").nullable().optional(),
    receiverName: text(60, 1).optional(),
    ...asked,
    lines: linesOf(z.object({ asset: ref, ...handedLineAsked })),
  })
  .refine(signedOrSaidWhy, UNSIGNED_UNSAID)
  .refine(({ to, receiverName }) => (to === undefined) !== (receiverName === undefined), {
    message: "either `to` or `receiverName` says who has it from now on",
    path: ["receiverName"],
  });
/** What should have come back with the others and did not, in the words of whoever answers for it. */
const unreturned = { asset: ref, note: text(400, 2) };
const notBoth = (said: { lines: { asset: string }[]; unreturned: { asset: string }[] }) =>
  noAssetTwice([...said.lines, ...said.unreturned]);
const aboutSomething = (said: { lines: unknown[]; unreturned: unknown[] }) =>
  said.lines.length + said.unreturned.length > 0;
const ABOUT_NOTHING = { message: "a return is about at least one asset", path: ["lines"] };
const NOT_BOTH = { message: "an asset came back or did not", path: ["unreturned"] };

export const returnPayload = z.object({
  ...takeBack,
  to: backTo,
  ...sealed,
  /** Of somebody who brings nothing back there are none. */
  lines: linesOf(z.object({ ...link, ...returnedLine }), 200, 0),
  /** It stays with whoever has it; its link names the document by which they have it. */
  unreturned: z
    .array(z.object({ ...unreturned, prev: ref, prevHash: sha256Hex }))
    .max(200)
    .default([]),
});
/** Without `to`, into the pool at the place of the return. */
export const returnAsked = z
  .object({
    ...takeBack,
    to: backTo.optional(),
    ...asked,
    lines: linesOf(z.object({ asset: ref, ...returnedLineAsked }), 200, 0),
    unreturned: z.array(z.object(unreturned)).max(200).default([]),
  })
  .refine(aboutSomething, ABOUT_NOTHING)
  .refine(signedOrSaidWhy, UNSIGNED_UNSAID)
  .refine(notBoth, NOT_BOTH);

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
