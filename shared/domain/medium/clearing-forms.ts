import { z } from "zod";
import { IDENTITY_CHECKS, stroke } from "../custody/custody-forms.ts";
import { date, humanNumber, moment, ref, refTo, sha256Hex, text } from "../words.ts";
import { NORMS } from "./technique-verdict.ts";
import { METHODS, TECHNIQUES } from "./techniques.ts";

// What domain.md 2.5 asks of each medium (NIST SP 800-88 Rev. 2, 4.6). Who did a step is a person of the
// directory, not the account or the laptop that recorded it.

/** 公开, 内部, 敏感, 重要数据, 涉密: the last stops everything here. */
export const CONFIDENTIALITIES = ["public", "internal", "sensitive", "important", "classified"] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];
export const RESULTS = ["success", "partial", "failure"] as const;
export const VERIFY_WAYS = ["status", "fullRead", "sample", "residue"] as const;
export const DESTINATIONS = ["reuse", "external", "recycled", "destroyed"] as const;

/** Somebody who did a step: name, position, where and how to be reached. */
export const party = z.object({
  person: refTo("person").nullable().default(null),
  name: text(60),
  title: text(60).default(""),
  place: text(60).default(""),
  contact: text(60).default(""),
});
export type Party = z.output<typeof party>;

const askedSignature = z.object({
  strokes: z.array(stroke).min(1).max(200),
  signedAt: moment,
  identityCheck: z.enum(IDENTITY_CHECKS),
});
/** Somebody's own signature under a step, bound to what the step says. */
export const ownSignature = askedSignature.extend({ docHash: sha256Hex });
export type OwnSignature = z.output<typeof ownSignature>;

const files = z.array(refTo("file")).max(20).default([]);

const witness = party.extend({ signature: ownSignature.nullable().default(null) });
const askedWitness = party.extend({ signature: askedSignature.nullable().default(null) });

const deed = {
  technique: z.enum(TECHNIQUES),
  norm: z.enum(NORMS),
  /** Which standard of one's own, where it is one. */
  normText: text(120).default(""),
  /** Number of the degausser, the shredder. */
  equipment: text(60).default(""),
  operator: party,
  at: moment,
  confidentiality: z.enum(CONFIDENTIALITIES),
  result: z.enum(RESULTS),
  note: text(500).default(""),
};

const wipe = {
  method: z.enum(METHODS).exclude(["destroy"]),
  ...deed,
  passes: z.number().int().min(1).max(99).nullable().default(null),
  pattern: text(60).default(""),
  tool: text(60).default(""),
  toolVersion: text(30).default(""),
  /** Day on which the degausser was calibrated last. */
  calibrated: date.nullable().default(null),
  /** What shows that the keys were there and are gone. */
  keyEvidence: text(300).default(""),
  /** What the tool wrote, as a file of the medium. */
  report: refTo("file").nullable().default(null),
  /** Why there is none, where a tool did it. */
  noReport: text(200).default(""),
};
export const wipePayload = z.object({ medium: ref, ...wipe, witness: witness.nullable().default(null) });
export const wipeAsked = z.object({ medium: ref, ...wipe, witness: askedWitness.nullable().default(null) });

const destroy = {
  ...deed,
  /** Of before and after. */
  photos: files,
  /** Why there are none. */
  noPhoto: text(200).default(""),
};
export const destroyPayload = z.object({
  medium: ref,
  ...destroy,
  witness: witness.nullable().default(null),
});
export const destroyAsked = z.object({
  medium: ref,
  ...destroy,
  witness: askedWitness.nullable().default(null),
});

const verify = {
  way: z.enum(VERIFY_WAYS),
  /** Of a sample: how much of the medium was read, in per cent. */
  sample: z.number().int().min(1).max(100).nullable().default(null),
  by: party,
  at: moment,
  result: z.enum(["passed", "failed"]),
  note: text(500).default(""),
};
/** Operation of the wipe or the destruction that is judged. */
const judged = { medium: ref, attempt: ref };
/** The last one; who has it on the screen names it, so that a later one is not judged unseen. */
const judging = { medium: ref, attempt: ref.optional() };
export const verifyPayload = z.object({
  ...{ ...judged, ...verify },
  signature: ownSignature.nullable().default(null),
});
export const verifyAsked = z.object({
  ...{ ...judging, ...verify },
  signature: askedSignature.nullable().default(null),
});

const validate = {
  decision: z.enum(["accept", "repeat"]),
  by: party,
  at: moment,
  confidentialityAfter: z.enum(CONFIDENTIALITIES).nullable().default(null),
  destination: z.enum(DESTINATIONS).nullable().default(null),
  destinationNote: text(120).default(""),
  /** Number of the certificate of who wiped it for us; '' when we did. */
  vendorCertificate: text(60).default(""),
  note: text(500).default(""),
};
export const validatePayload = z.object({
  ...{ ...judged, ...validate },
  /** Number of the certificate; null where nothing was accepted. */
  number: humanNumber.nullable(),
  signature: ownSignature.nullable().default(null),
});
export const validateAsked = z.object({
  ...{ ...judging, ...validate },
  signature: askedSignature.nullable().default(null),
});

/** Why nothing on it may be wiped now, or may again: whose word that is. */
export const mediumHold = z.object({ on: z.boolean(), by: text(60, 1), reason: text(200, 1) });

/** Entries of the lists of a medium: the payloads, without the medium. */
export const attempt = z.discriminatedUnion("act", [
  wipePayload.omit({ medium: true }).extend({ act: z.literal("wipe") }),
  destroyPayload.omit({ medium: true }).extend({ act: z.literal("destroy"), method: z.literal("destroy") }),
]);
export type Attempt = z.output<typeof attempt>;
export const verification = verifyPayload.omit({ medium: true });
export type Verification = z.output<typeof verification>;
export const validation = validatePayload.omit({ medium: true });
export type Validation = z.output<typeof validation>;
