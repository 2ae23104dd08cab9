import type { IDENTITY_CHECKS } from "../../shared/domain/custody/custody-forms.ts";
import type {
  CONFIDENTIALITIES,
  DESTINATIONS,
  RESULTS,
  VERIFY_WAYS,
} from "../../shared/domain/medium/clearing-forms.ts";
import type { Norm } from "../../shared/domain/medium/technique-verdict.ts";
import type { Method, Technique } from "../../shared/domain/medium/techniques.ts";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { canonicalJson } from "../../shared/log/canonical.ts";
import { momentOf } from "../core/index.ts";
import type { AskingForm } from "../records/index.ts";
import type { Signable } from "../signing/first-signed.ts";

/** The four steps by which a medium is cleared; each has a form of its own over these values. */
export const CLEARING_ACTS = ["wipe", "destroy", "verify", "validate"] as const;
export type ClearingAct = (typeof CLEARING_ACTS)[number];

/** Nothing that a person must state is preset, but the moment. */
export interface ClearingValues extends Signable {
  method: Exclude<Method, "destroy"> | null;
  technique: Technique | null;
  norm: Norm | null;
  normText: string;
  passes: string;
  pattern: string;
  tool: string;
  toolVersion: string;
  equipment: string;
  calibrated: string;
  keyEvidence: string;
  confidentiality: (typeof CONFIDENTIALITIES)[number] | null;
  result: (typeof RESULTS)[number] | null;
  report: string | null;
  photos: string[];
  noReport: string;
  noPhoto: string;
  way: (typeof VERIFY_WAYS)[number] | null;
  sample: string;
  verdict: "passed" | "failed" | null;
  decision: "accept" | "repeat" | null;
  confidentialityAfter: (typeof CONFIDENTIALITIES)[number] | null;
  destination: (typeof DESTINATIONS)[number] | null;
  destinationNote: string;
  vendorCertificate: string;
  note: string;
  /** As a date-time field shows it. */
  at: string;
  /** Who does the step: performs, verifies, validates. */
  by: string;
  byPerson: string | null;
  byTitle: string;
  byPlace: string;
  byContact: string;
  witness: string;
  witnessPerson: string | null;
  witnessTitle: string;
  witnessPlace: string;
  witnessContact: string;
  /** How it was made sure who signs: the witness, the verifier or the validator. */
  identityCheck: (typeof IDENTITY_CHECKS)[number] | null;
}

const UNSAID = {
  ...{ method: null, technique: null, norm: null, normText: "", passes: "", pattern: "", tool: "" },
  ...{ toolVersion: "", equipment: "", calibrated: "", keyEvidence: "", confidentiality: null, result: null },
  ...{
    report: null,
    photos: [],
    noReport: "",
    noPhoto: "",
    way: null,
    sample: "",
    verdict: null,
    decision: null,
  },
  ...{ confidentialityAfter: null, destination: null, destinationNote: "", vendorCertificate: "", note: "" },
  ...{ by: "", byPerson: null, byTitle: "", byPlace: "", byContact: "" },
  ...{ witness: "", witnessPerson: null, witnessTitle: "", witnessPlace: "", witnessContact: "" },
  ...{ signed: null, identityCheck: null },
};

export const uncleared = (at: string): ClearingValues => ({ ...UNSAID, at });

const party = (values: ClearingValues, who: "by" | "witness") => ({
  person: values[`${who}Person`],
  name: values[who].trim(),
  title: values[`${who}Title`].trim(),
  place: values[`${who}Place`].trim(),
  contact: values[`${who}Contact`].trim(),
});

/** Null where nobody has signed. */
export function signatureOf({ signed, identityCheck }: ClearingValues) {
  return signed && { strokes: signed.strokes, signedAt: signed.signedAt, identityCheck };
}

export function witnessOf(values: ClearingValues) {
  const said = party(values, "witness");
  const { person, ...texts } = said;
  const signature = signatureOf(values);
  const nobody = person === null && Object.values(texts).every((text) => text === "") && signature === null;
  return nobody ? null : { ...said, signature };
}

const whole = (text: string) => (text.trim() === "" ? null : Number(text));

const deedOf = (values: ClearingValues) => ({
  technique: values.technique,
  norm: values.norm,
  normText: values.normText.trim(),
  equipment: values.equipment.trim(),
  operator: party(values, "by"),
  at: momentOf(values.at),
  confidentiality: values.confidentiality,
  result: values.result,
  note: values.note.trim(),
  witness: witnessOf(values),
});

/** What each step says of itself, without the medium. */
export const SAID = {
  wipe: (values: ClearingValues) => ({
    ...deedOf(values),
    method: values.method,
    passes: whole(values.passes),
    pattern: values.pattern.trim(),
    tool: values.tool.trim(),
    toolVersion: values.toolVersion.trim(),
    calibrated: values.calibrated === "" ? null : values.calibrated,
    keyEvidence: values.keyEvidence.trim(),
    report: values.report,
    noReport: values.report === null ? values.noReport.trim() : "",
  }),
  destroy: (values: ClearingValues) => ({
    ...deedOf(values),
    photos: values.photos,
    noPhoto: values.photos.length === 0 ? values.noPhoto.trim() : "",
  }),
  verify: (values: ClearingValues) => ({
    way: values.way,
    sample: values.way === "sample" ? whole(values.sample) : null,
    by: party(values, "by"),
    at: momentOf(values.at),
    result: values.verdict,
    note: values.note.trim(),
    signature: signatureOf(values),
  }),
  validate: (values: ClearingValues) => ({
    decision: values.decision,
    by: party(values, "by"),
    at: momentOf(values.at),
    confidentialityAfter: values.confidentialityAfter,
    destination: values.destination,
    destinationNote: values.destinationNote.trim(),
    vendorCertificate: values.vendorCertificate.trim(),
    note: values.note.trim(),
    signature: signatureOf(values),
  }),
} as const;

const partyPlaces = (path: string, who: "by" | "witness") => ({
  [path]: who,
  [`${path}.title`]: `${who}Title`,
  [`${path}.place`]: `${who}Place`,
  [`${path}.contact`]: `${who}Contact`,
});
/** Names are the same but for these. */
const PLACES = {
  ...partyPlaces("operator", "by"),
  ...partyPlaces("by", "by"),
  ...partyPlaces("witness", "witness"),
  "witness.signature": "signed",
  "witness.signature.identityCheck": "identityCheck",
  signature: "signed",
  "signature.identityCheck": "identityCheck",
};
const SAME = Object.keys(UNSAID).filter((name) => name !== "witness" && name !== "by");

/** @param attempt operation of the wipe on the screen, of the steps that judge it */
export function clearingForm(
  act: ClearingAct,
  medium: string,
  attempt: string | null,
): AskingForm<ClearingValues> {
  const judging = act === "verify" || act === "validate";
  const named = judging && attempt !== null ? { medium, attempt } : { medium };
  return {
    asks: (values) => [`medium.${act}`, { ...named, ...SAID[act](values) } as never],
    places: {
      ...(Object.fromEntries(SAME.map((name) => [name, name])) as Record<string, keyof ClearingValues>),
      at: "at",
      ...(PLACES as Record<string, keyof ClearingValues>),
      ...(act === "verify" ? { result: "verdict" as const } : {}),
      attempt: "at",
    },
  };
}

/** All that is signed under a step, in one text: of which medium, and what the step says. */
export function clearingText(
  act: ClearingAct,
  { number, label, reported }: Pick<MediumRow, "number" | "label" | "reported">,
  attempt: string | null,
  values: ClearingValues,
): string {
  return canonicalJson({
    of: { number, label, reported },
    ...{ act, attempt, said: SAID[act]({ ...values, signed: null }) },
  });
}
