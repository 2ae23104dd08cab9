import { canonicalJson } from "../../../shared/log/canonical.ts";
import type {
  HANDOVER_PURPOSES,
  IDENTITY_CHECKS,
  RETURN_REASONS,
} from "../../../shared/domain/custody/custody-forms.ts";
import type { CommandArgs } from "../../core/index.ts";
import { isSignature } from "../../signing/signature-rules.ts";
import type { Stroke } from "../../signing/signature-rules.ts";
import type { Line } from "./custody-lines.ts";

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

export interface PenSignature {
  role: "giver" | "receiver";
  name: string;
  strokes: Stroke[];
  signedAt: string;
}

/** What was signed: signatures count only while the document is still this one. */
export interface Signing {
  document: string;
  signatures: PenSignature[];
  termsRead: boolean;
}

/** What a hand-over and a return have both. */
export interface SharedValues {
  place: string;
  /** As a date-time field shows it, local: 2026-11-23T09:30. */
  at: string;
  identityCheck: IdentityCheck;
  lines: Line[];
  signing: Signing | null;
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

/** What stands in the way of saving, by field; the code is a key of the catalogue. */
export type Problems<K extends string> = Partial<Record<K, string>>;

type Shared = "place" | "at" | "lines";
export type HandOverProblems = Problems<Shared | "purpose" | "giver" | "receiver" | "dueBack">;
export type ReturnProblems = Problems<Shared | "reason" | "returner">;

/** A minute of grace: the field has no seconds, and typing takes time. */
const FUTURE_GRACE_MS = 60_000;

function sharedProblems(values: SharedValues, now: Date): Problems<Shared> {
  const problems: Problems<Shared> = {};
  if (values.place.trim() === "") problems.place = "needPlace";
  const at = new Date(values.at).getTime();
  if (Number.isNaN(at)) problems.at = "needTime";
  else if (at > now.getTime() + FUTURE_GRACE_MS) problems.at = "inFuture";
  if (values.lines.length === 0) problems.lines = "needLines";
  return problems;
}

/** domain.md 2.3. */
export function handOverProblems(values: HandOverValues, now: Date): HandOverProblems {
  const problems: HandOverProblems = sharedProblems(values, now);
  const giver = values.giver.trim();
  const receiver = values.receiver.name.trim();
  if (!values.purpose) problems.purpose = "needPurpose";
  if (giver === "") problems.giver = "needGiver";
  if (receiver === "") problems.receiver = "needReceiver";
  else if (receiver === giver) problems.receiver = "giverIsReceiver";
  if (values.purpose === "loan") {
    if (values.dueBack === "") problems.dueBack = "needDueBack";
    else if (values.dueBack < localDate(now)) problems.dueBack = "dueInPast";
  }
  return problems;
}

/** domain.md 2.4. */
export function returnProblems(values: ReturnValues, now: Date): ReturnProblems {
  const problems: ReturnProblems = sharedProblems(values, now);
  if (!values.reason) problems.reason = "needReason";
  if (values.returner.name.trim() === "") problems.returner = "needReturner";
  return problems;
}

/** The document as it is signed, in one canonical text: a change of anything in it voids the signatures. */
export function documentOf(values: HandOverValues | ReturnValues, terms: string): string {
  const { signing: _signing, identityCheck: _check, lines, ...fields } = values;
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

/** What `custody.handOver` is asked with; for a form without problems. */
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
    dueBack: values.purpose === "loan" ? values.dueBack : null,
    ticket: values.ticket,
    // Terms enter the record only when the receiver has acknowledged them.
    terms: signing?.termsRead ? terms : null,
    lines: linesOf(values),
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

/** What `custody.return` is asked with; for a form without problems. */
export function returnCommand(values: ReturnValues, terms: string): CommandArgs<"custody.return"> {
  return {
    reason: values.reason as ReturnReason,
    returnerName: values.returner.name.trim(),
    place: values.place.trim(),
    returnedAt: momentOf(values.at),
    lines: linesOf(values),
    signatures: signaturesOf(values, standingSignature(values, terms), values.returner),
  };
}

type Signatures = CommandArgs<"custody.return">["signatures"];

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
    identityCheck: signature.name === user.name ? identityCheck : "none",
  }));
}

const two = (value: number) => String(value).padStart(2, "0");

/** Date as a date field writes it, in this laptop's time zone. */
export function localDate(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Date and time as a date-time field writes them, in this laptop's time zone. */
export function localMinute(date: Date): string {
  return `${localDate(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A moment with milliseconds and offset, as operations carry it. */
export function momentOf(local: string | Date): string {
  const date = new Date(local);
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const seconds = `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, "0")}`;
  return `${localMinute(date)}:${seconds}${zone}`;
}
