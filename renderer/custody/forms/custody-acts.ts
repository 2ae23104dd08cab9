import type {
  HANDOVER_PURPOSES,
  IDENTITY_CHECKS,
  RETURN_REASONS,
} from "../../../shared/domain/custody/custody-forms.ts";
import { sameName } from "../../../shared/domain/person/same-person.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import { momentOf } from "../../core/index.ts";
import type { CommandArgs } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { isSignature } from "../../signing/signature-rules.ts";
import type { Signed, Signer } from "../../signing/signing-view.tsx";
import { isUnsaid } from "../lines/custody-lines.ts";
import type { Line } from "../lines/custody-lines.ts";
import {
  accessoriesOf,
  handedLine,
  isUnreturned,
  isUnshown,
  returnedLine,
  saidOf,
} from "../lines/line-said.ts";

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
  /** Words of why nobody signed, while they are written and nothing was saved by them. */
  unsignedWords?: string;
}

/** Absent in a draft of an earlier version, as what else was not asked then. */
export interface HandOverValues extends SharedValues {
  purpose: Purpose | null;
  giver: string;
  receiver: Party;
  /** A department receives it: its name is the receiver's, this one answers for it. */
  responsible?: string | null;
  /** Who takes it for a department, or collects it for the person; null: nobody else does. */
  collector?: Collector | null;
  /** Why it is not handed over by who holds it in the register. */
  otherGiver?: string;
  /** That one signs as well. */
  holderSigns?: boolean;
  /** Who looks after the assets, of a transfer between departments. */
  manager?: string;
  dueBack: string;
  ticket: string | null;
  /** When the giver had the device sign for them, at the begin of a row. */
  byDevice?: string | null;
}

export interface ReturnValues extends SharedValues {
  reason: ReturnReason | null;
  returner: Party;
  /** Why the returner is not there, and who sees it; null: they are. */
  absent?: { reason: string; witness: string } | null;
  /** It is taken in without a look at it: the seal it lies under, and why; null: it is looked at. */
  underSeal?: { seal: string; reason: string } | null;
}

/** Who comes in another's place. */
export interface Collector extends Pick<Party, "person" | "name" | "employeeNo"> {
  /** Of a proxy: number of the authorisation, or why there is no file of it. */
  reason: string;
  /** Of a proxy: the file of the authorisation; absent until there is one. */
  authorisation?: string | null;
}

export const NOBODY: Party = { person: null, name: "", employeeNo: "", dept: "" };

/** The document as it is signed, in one canonical text: a change of anything in it voids the signatures. */
export function documentOf(values: HandOverValues | ReturnValues, terms: string): string {
  const {
    signing: _signing,
    identityCheck: _check,
    unsigned: _unsigned,
    unsignedWords: _words,
    lines,
    ...fields
  } = values;
  const told = lines.map((line) => ({
    asset: line.asset.id,
    condition: line.condition,
    accessories: accessoriesOf(line),
    note: line.note,
    said: saidOf(line),
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
  language: string;
  text: string;
}

/** That a signature on the screen binds, and what is kept of who signs. */
export interface Agreed extends Terms {
  kept: string;
}

/** What a form knows beside what is entered: the words that are read and signed, and who is at the desk. */
export interface Papers {
  terms: Terms | null;
  agreement: Agreed | null;
  /** The one of the own side: who hands over, or takes back. */
  staff: Party;
}

/** The words that are signed, in one text. */
export const wordsOf = ({ terms, agreement, staff }: Papers): string =>
  canonicalJson({ terms, agreement, staff });

/** What is signed, or why it is not, is asked when everything else is said. */
type Shared = "place" | "at" | "lines" | "signatures";
export type HandOverField = Shared | "purpose" | "giver" | "receiver" | "dueBack" | "collector" | "manager";
export type ReturnField = Shared | "reason" | "returner" | "absent" | "underSeal";

/** A hand-over under these words. */
export function handOverForm(papers: Papers): AskingForm<HandOverValues, HandOverField> {
  return {
    asks: (values) => ["custody.handOver", handOverCommand(values, papers)],
    places: {
      proxy: "collector",
      collectedBy: "collector",
      manager: "manager",
      purpose: "purpose",
      giverName: "giver",
      to: "receiver",
      // Which sort of holder it is follows from the purpose.
      "to.holder": "purpose",
      place: "place",
      handedAt: "at",
      dueBack: "dueBack",
      lines: "lines",
      // The form offers none that are retired: they were just now.
      terms: "signatures",
      signatures: "signatures",
      unsigned: "signatures",
    },
  };
}

/** A return under the words that are signed. */
export function returnForm(papers: Papers): AskingForm<ReturnValues, ReturnField> {
  return {
    asks: (values) => ["custody.return", returnCommand(values, papers)],
    places: {
      absent: "absent",
      underSeal: "underSeal",
      reason: "reason",
      returnerName: "returner",
      place: "place",
      returnedAt: "at",
      lines: "lines",
      unreturned: "lines",
      signatures: "signatures",
      unsigned: "signatures",
    },
  };
}

/** What `custody.handOver` is asked with. */
export function handOverCommand(values: HandOverValues, papers: Papers): CommandArgs<"custody.handOver"> {
  const signing = standingSignature(values, wordsOf(papers));
  const { receiver, collector = null, manager = "" } = values;
  const { staff } = papers;
  const to = keeperOf(values);
  const isPerson = to?.holder === "person";
  const another = collector && {
    person: collector.person,
    name: collector.name.trim(),
    employeeNo: collector.employeeNo,
  };
  return {
    purpose: values.purpose as Purpose,
    giverName: values.giver.trim(),
    giver: staff.person,
    giverNo: staff.employeeNo,
    giverDept: staff.dept,
    to,
    receiverNo: isPerson ? receiver.employeeNo : "",
    receiverDept: isPerson ? receiver.dept : "",
    proxy:
      isPerson && another
        ? {
            ...another,
            authorisation: collector?.authorisation ?? null,
            reason: collector?.reason.trim() ?? "",
          }
        : null,
    collectedBy: isPerson ? null : another,
    otherGiver: values.otherGiver?.trim() ?? "",
    manager: values.purpose === "transfer" && manager.trim() !== "" ? { name: manager.trim() } : null,
    place: values.place.trim(),
    handedAt: momentOf(values.at),
    dueBack: (values.purpose === "loan" && values.dueBack) || null,
    ticket: values.ticket,
    // Unsigned it is signed later, on paper or another console: under the terms of its day, whatever they become.
    terms: signing === null || signing.readAt !== null ? papers.terms : null,
    agreement: agreementOf(signing, papers),
    giverByDevice: values.byDevice ?? null,
    lines: values.lines.map((line) => handedLine(line, signing !== null)),
    unsigned: unsignedOf(values, signing),
    signatures: signaturesOf(values, signing, "receiver"),
  };
}

/** Who or what has it from then on: taken into stock it lies in a pool, to be repaired it goes to a supplier. */
function keeperOf({
  purpose,
  receiver,
  responsible = null,
  place,
}: HandOverValues): CommandArgs<"custody.handOver">["to"] {
  const name = receiver.name.trim();
  if (purpose === "stock") return { holder: "pool", name, place: place.trim() };
  if (purpose === "repair") return { holder: "supplier", name };
  if (responsible !== null) return { holder: "department", name, responsible: responsible.trim() };
  return { holder: "person", person: receiver.person, name };
}

/** What `custody.return` is asked with. */
export function returnCommand(values: ReturnValues, papers: Papers): CommandArgs<"custody.return"> {
  const signing = standingSignature(values, wordsOf(papers));
  const { returner, absent = null, underSeal = null } = values;
  return {
    reason: values.reason as ReturnReason,
    returnerName: returner.name.trim(),
    returner: returner.person,
    returnerNo: returner.employeeNo,
    returnerDept: returner.dept,
    receiverName: papers.staff.name,
    receiver: papers.staff.person,
    absent: absent && { reason: absent.reason.trim(), witness: absent.witness.trim() },
    underSeal: underSeal && { seal: underSeal.seal.trim(), reason: underSeal.reason.trim() },
    place: values.place.trim(),
    returnedAt: momentOf(values.at),
    agreement: agreementOf(signing, papers),
    lines: values.lines.filter((line) => !isUnreturned(line)).map(returnedLine),
    unreturned: values.lines
      .filter(isUnreturned)
      .map((line) => ({ asset: line.asset.id, note: saidOf(line).unreturned?.trim() ?? "" })),
    unsigned: unsignedOf(values, signing),
    signatures: signaturesOf(values, signing, absent ? "witness" : "giver"),
  };
}

type Asked = CommandArgs<"custody.return">;

function agreementOf(signing: Signing | null, { agreement }: Papers): Asked["agreement"] {
  return signing?.readAt && agreement ? { ...agreement, readAt: signing.readAt } : null;
}

/** A signature that stands needs no reason for its lack. */
function unsignedOf({ unsigned }: SharedValues, signing: Signing | null) {
  const reason = unsigned?.trim() ?? "";
  return signing || reason === "" ? null : { reason };
}

/** What the person at the desk must say of it and the program must not presume. */
export type Unstated = "conditions" | "photos" | "identityCheck" | "otherGiver" | "declined" | "unreturned";

/** Nobody looks at what is taken in under a seal. */
export const isSealed = (values: SharedValues | HandOverValues | ReturnValues): boolean =>
  "underSeal" in values && values.underSeal !== null && values.underSeal !== undefined;

/**
 * @param papers of a hand-over: who hands over
 */
export function unstatedIn(
  values: SharedValues | HandOverValues | ReturnValues,
  giver: string | null = null,
): Unstated[] {
  const { lines, identityCheck } = values;
  const foreign = giver !== null && holdersBeside(values, giver).length > 0;
  const { otherGiver = "", holderSigns = false } = values as Partial<HandOverValues>;
  const sealed = isSealed(values);
  const unsaid = lines.some((line) => saidOf(line).declined?.trim() === "");
  const lacking = lines.filter(isUnreturned);
  return [
    ...(!sealed && lines.some(isUnsaid) ? (["conditions"] as const) : []),
    ...(lines.some(isUnshown) ? (["photos"] as const) : []),
    ...(foreign && !holderSigns && otherGiver.trim() === "" ? (["otherGiver"] as const) : []),
    ...(unsaid ? (["declined"] as const) : []),
    ...(lacking.some((line) => [...(saidOf(line).unreturned ?? "").trim()].length < 2)
      ? (["unreturned"] as const)
      : []),
    ...(identityCheck === null ? (["identityCheck"] as const) : []),
  ];
}

/** Who holds assets of the list by the register and is not the one who hands them over. */
export function holdersBeside({ lines }: Pick<SharedValues, "lines">, giver: string): string[] {
  const holders = lines.flatMap(({ asset: { holder } }) => (holder ? [holder] : []));
  return [...new Set(holders)].filter((holder) => holder !== HIDDEN && !sameName(holder, giver));
}

/** The one before the desk was checked as the technician says. */
function signaturesOf(
  { identityCheck }: SharedValues,
  signing: Signing | null,
  user: Signer["role"],
): Asked["signatures"] {
  return (signing?.signatures ?? []).map((signature) => ({
    ...signature,
    identityCheck: (signature.role === user && identityCheck) || "none",
  }));
}
