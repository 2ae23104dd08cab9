import type {
  HANDOVER_PURPOSES,
  IDENTITY_CHECKS,
  RETURN_REASONS,
} from "../../../shared/domain/custody/custody-forms.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { momentOf } from "../../core/index.ts";
import type { CommandArgs } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { isSignature } from "../../signing/signature-rules.ts";
import type { Signed } from "../../signing/signing-view.tsx";
import type { Line } from "../lines/custody-lines.ts";

export type Purpose = (typeof HANDOVER_PURPOSES)[number];
export type ReturnReason = (typeof RETURN_REASONS)[number];
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** A person of the directory, or only a name when the directory does not know them (yet). */
export interface Party {
  person: string | null;
  name: string;
  employeeNo: string;
  dept: string;
}

/** What was signed: signatures count only while the document is still this one. */
export interface Signing extends Signed {
  document: string;
}

/** What a hand-over and a return have both. */
export interface SharedValues {
  place: string;
  /** As a date-time field shows it, local: 2026-11-23T09:30. */
  at: string;
  /** Null until the technician has said it. */
  identityCheck: IdentityCheck | null;
  lines: Line[];
  signing: Signing | null;
  /** Why nobody signed; a draft of an earlier version does not say. */
  unsigned?: string | null;
}

export interface HandOverValues extends SharedValues {
  purpose: Purpose | null;
  giver: string;
  receiver: Party;
  dueBack: string;
  ticket: string | null;
}

export interface ReturnValues extends SharedValues {
  reason: ReturnReason | null;
  returner: Party;
}

export const NOBODY: Party = { person: null, name: "", employeeNo: "", dept: "" };

/** The document as it is signed, in one canonical text: a change of anything in it voids the signatures. */
export function documentOf(values: HandOverValues | ReturnValues, terms: string): string {
  const { signing: _signing, identityCheck: _check, unsigned: _unsigned, lines, ...fields } = values;
  const told = lines.map(({ asset, condition, accessories, note }) => ({
    asset: asset.id,
    condition,
    accessories,
    note,
  }));
  return canonicalJson({ ...fields, lines: told, terms });
}

/** The signatures that still belong to this document; null when there are none or it was changed since. */
export function standingSignature(values: HandOverValues | ReturnValues, terms: string): Signing | null {
  const { signing } = values;
  if (!signing || signing.document !== documentOf(values, terms)) return null;
  return signing.signatures.some(({ strokes }) => isSignature(strokes)) ? signing : null;
}

export interface Terms {
  /** Key of their definition. */
  key: string;
  version: string;
  text: string;
}

/** What is signed, or why it is not, is asked when everything else is said. */
type Shared = "place" | "at" | "lines" | "signatures";
export type HandOverField = Shared | "purpose" | "giver" | "receiver" | "dueBack";
export type ReturnField = Shared | "reason" | "returner";

/** A hand-over under these terms. */
export function handOverForm(terms: Terms | null): AskingForm<HandOverValues, HandOverField> {
  return {
    asks: (values) => ["custody.handOver", handOverCommand(values, terms)],
    places: {
      purpose: "purpose",
      giverName: "giver",
      to: "receiver",
      // Which sort of holder it is follows from the purpose.
      "to.holder": "purpose",
      place: "place",
      handedAt: "at",
      dueBack: "dueBack",
      lines: "lines",
      signatures: "signatures",
      unsigned: "signatures",
    },
  };
}

/** A return under the words that are signed. */
export function returnForm(terms: string): AskingForm<ReturnValues, ReturnField> {
  return {
    asks: (values) => ["custody.return", returnCommand(values, terms)],
    places: {
      reason: "reason",
      returnerName: "returner",
      place: "place",
      returnedAt: "at",
      lines: "lines",
      signatures: "signatures",
      unsigned: "signatures",
    },
  };
}

/** What `custody.handOver` is asked with. */
export function handOverCommand(
  values: HandOverValues,
  terms: Terms | null,
): CommandArgs<"custody.handOver"> {
  const signing = standingSignature(values, terms?.text ?? "");
  return {
    purpose: values.purpose as Purpose,
    giverName: values.giver.trim(),
    to: keeperOf(values),
    place: values.place.trim(),
    handedAt: momentOf(values.at),
    dueBack: (values.purpose === "loan" && values.dueBack) || null,
    ticket: values.ticket,
    // Terms enter the record only when the receiver has acknowledged them.
    terms: signing?.termsRead ? terms : null,
    lines: linesOf(values),
    unsigned: unsignedOf(values, signing),
    signatures: signaturesOf(values, signing, values.receiver),
  };
}

/** Who or what has it from then on: taken into stock it lies in a pool, to be repaired it goes to a supplier. */
function keeperOf({ purpose, receiver, place }: HandOverValues): CommandArgs<"custody.handOver">["to"] {
  const name = receiver.name.trim();
  if (purpose === "stock") return { holder: "pool", name, place: place.trim() };
  if (purpose === "repair") return { holder: "supplier", name };
  return { holder: "person", person: receiver.person, name };
}

/** What `custody.return` is asked with. */
export function returnCommand(values: ReturnValues, terms: string): CommandArgs<"custody.return"> {
  const signing = standingSignature(values, terms);
  return {
    reason: values.reason as ReturnReason,
    returnerName: values.returner.name.trim(),
    place: values.place.trim(),
    returnedAt: momentOf(values.at),
    lines: linesOf(values),
    unsigned: unsignedOf(values, signing),
    signatures: signaturesOf(values, signing, values.returner),
  };
}

type Signatures = CommandArgs<"custody.return">["signatures"];

/** A signature that stands needs no reason for its lack. */
function unsignedOf({ unsigned }: SharedValues, signing: Signing | null) {
  const reason = unsigned?.trim() ?? "";
  return signing || reason === "" ? null : { reason };
}

/** What the person at the desk must say of it and the program must not presume. */
export type Unstated = "conditions" | "identityCheck";

export function unstatedIn({ lines, identityCheck }: SharedValues): Unstated[] {
  return [
    ...(lines.some(({ condition }) => condition === null) ? (["conditions"] as const) : []),
    ...(identityCheck === null ? (["identityCheck"] as const) : []),
  ];
}

function linesOf({ lines }: SharedValues) {
  return lines.map(({ asset, condition, accessories, note }) => ({
    asset: asset.id,
    condition,
    accessories: accessories.trim(),
    note: note.trim(),
  }));
}

function signaturesOf({ identityCheck }: SharedValues, signing: Signing | null, user: Party): Signatures {
  return (signing?.signatures ?? []).map((signature) => ({
    ...signature,
    employeeNo: signature.name === user.name ? user.employeeNo : "",
    identityCheck: (signature.name === user.name && identityCheck) || "none",
  }));
}
