import { assetRow, modelOf } from "../../../shared/domain/asset/asset-view.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import {
  attemptsAround,
  attemptsBy,
  attemptsOf,
  clearingOf,
  minuteOf,
  verificationsOf,
} from "../../../shared/domain/medium/clearedness.ts";
import type { Clearing, Step } from "../../../shared/domain/medium/clearedness.ts";
import { signedClearing, unsignedStep } from "../../../shared/domain/medium/clearing-acts.ts";
import type {
  Attempt,
  OwnSignature,
  Validation,
  Verification,
} from "../../../shared/domain/medium/clearing-forms.ts";
import { file as fileKind } from "../../../shared/domain/file/file.ts";
import type { FileRow } from "../../../shared/domain/file/file.ts";
import { joined } from "../../../shared/domain/kind/read-state.ts";
import { medium as mediumKind } from "../../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../../shared/domain/medium/medium.ts";
import type { Stay } from "../../../shared/domain/medium/medium-fields.ts";
import { enteredIn, personalParts } from "../../../shared/domain/registry.ts";
import { STEPS } from "../../../shared/documents/certificate/certificate-sources.ts";
import type {
  CertificateSources,
  CertificateStanding,
  CertifiedStep,
  EarlierAttempt,
} from "../../../shared/documents/certificate/certificate-sources.ts";
import type { DocumentFile, DocumentLanguage } from "../../../shared/documents/document.ts";
import type { Lacking } from "../../../shared/documents/lacking.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReceiptFacts } from "../../../shared/proof/receipt.ts";
import { sha256 } from "../keys/device-key.ts";
import { makeReceipt } from "../proof/make-receipt.ts";
import { asAuthorHad } from "../queries/as-author-had.ts";
import { deviceCodes, memberNames } from "../queries/parts.ts";
import { rowOf } from "../store/derived/projections.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { FoundDocument } from "./find-document.ts";

type Stored = ReturnType<ReturnType<typeof readStore>["operationsOf"]>[number];

/** A certificate: the decision, what it decides on, and the medium, as whoever accepted it had them. */
export function readCertificate(
  store: Store,
  found: FoundDocument,
  language: DocumentLanguage,
): { sources: CertificateSources; files: DocumentFile[] } {
  const { op, checked } = found;
  const reading = readStore(store);
  const payload = enteredIn(op).payload as unknown as Validation & { medium: string };
  const then = asAuthorHad(store, op, mediumKind.name, payload.medium);
  const row = rowOf(then) as MediumRow;
  const attempt = attemptsOf(then).find(({ mark }) => mark.op === payload.attempt) ?? null;
  const earlier = triedBefore(then, payload.attempt);
  const verification = attempt ? (verifiedBy(then, payload.attempt) ?? null) : null;
  const log = new Map(
    reading.operationsOf(mediumKind.name, payload.medium).map((each) => [operationFrom(each).id, each]),
  );
  const steps: Partial<Record<CertifiedStep, Stored>> = {
    ...of("attempt", log.get(payload.attempt)),
    ...of("verification", log.get(verification?.mark.op ?? "")),
    ...of("validation", log.get(op.id)),
  };
  const entered = entries(steps).map(([step, stored]) => ({ step, op: operationFrom(stored), stored }));
  const withheld = new Map(
    entered.flatMap(({ step, op: each }) =>
      withheldOf(store, each).map(([path, why]) => [`${step}.${path}`, why]),
    ),
  );
  const number = payload.number ?? "";
  const files = entered.map(({ step, op: each, stored }) => ({
    name: `${number}.${step}.record.json`,
    text: stored.body,
    description: `Operation as sealed. SHA-256 ${each.hash}. Ed25519 signature of device ${each.device}: ${stored.sig}`,
  }));
  // Whatever of it is erased, the rest is no text that anybody could have hashed.
  const whole = [...withheld.keys()].every((path) => path.endsWith("signature.strokes"));
  const text = whole ? signedText(then, entered, earlier) : null;
  if (text !== null) {
    const description = "What the certificate says: its SHA-256 is the document hash";
    files.push({ name: `${number}.text.json`, text, description });
  }
  const hash = text === null ? null : sha256(text);
  const names = memberNames(reading);
  const codes = deviceCodes(reading);
  const binding = store.meta.get("binding");
  const today = store.state(entityKeyOf(mediumKind.name, payload.medium));
  const sources: CertificateSources = {
    organisation: store.identity().workspaceName,
    number,
    medium: {
      ...row,
      type: row.mediumType,
      source: sourceOf(store, op, then, attempt?.value.at ?? payload.at),
    },
    attempt: attempt?.value ?? null,
    earlier,
    verification: verification?.value ?? null,
    validation: payload,
    recorded: Object.fromEntries(
      entered.map(({ step, op: each, stored }) => [
        step,
        { by: names(each.actor), device: codes(each.device), at: each.at, seq: stored.seq },
      ]),
    ),
    withheld,
    report: attempt?.value.act === "wipe" ? reportOf(store, attempt.value.report) : "",
    standing: today ? standingOf(clearingOf(today), payload.attempt) : null,
    hash: {
      document: hash,
      fits: entered.every(({ op: each }) => signaturesFit(store, each)),
      checked,
    },
    receipt:
      hash === null
        ? null
        : makeReceipt(store, receiptOf(row, attempt?.value, verification?.value, payload, hash), language),
    anchor: binding ? { of: "hub", key: binding.hubKey } : { of: "laptop", key: store.identity().publicKey },
    files: files.map(({ name }) => name),
  };
  return { sources, files };
}

const of = (step: CertifiedStep, stored: Stored | undefined) => (stored ? { [step]: stored } : {});
const entries = (steps: Partial<Record<CertifiedStep, Stored>>) =>
  STEPS.flatMap((step): [CertifiedStep, Stored][] => {
    const stored = steps[step];
    return stored ? [[step, stored]] : [];
  });

function receiptOf(
  { number, label, reported }: MediumRow,
  attempt: Attempt | undefined,
  verification: Verification | undefined,
  validation: Validation,
  document: string,
): ReceiptFacts {
  const serial = label || reported;
  const signatures = [attempt?.witness?.signature, verification?.signature, validation.signature];
  return {
    about: "certificate",
    number: validation.number ?? "",
    at: attempt?.at ?? validation.at,
    from: attempt?.operator.name || null,
    to: validation.by.name || null,
    tags: [number, ...(serial === "" ? [] : [serial])],
    signatures: signatures.filter(Boolean).length,
    document,
  };
}

/** The verification that whoever accepted it went by: the last that passed and that no operator made. */
function verifiedBy(state: EntityState, attempt: string) {
  return verificationsOf(state, attempt).findLast(
    ({ value }) => value.result === "passed" && attemptsBy(state, attempt, value.by).length === 0,
  );
}

/** Attempts of the same go that the accepted one followed. */
function triedBefore(state: EntityState, attempt: string): EarlierAttempt[] {
  const go = attemptsAround(state, attempt);
  const made = minuteOf(go.find(({ mark }) => mark.op === attempt)?.value.at ?? "");
  return go
    .filter(({ mark, value }) => mark.op !== attempt && minuteOf(value.at) <= made)
    .map(({ value: { method, technique, result, at } }) => ({ method, technique, result, at }))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function withheldOf({ forgetting }: Store, op: Operation): [string, Lacking][] {
  return personalParts(op)
    .filter(({ part }) => !op.parts?.has(part))
    .map(({ path, part }) => [path, forgetting.isErased(op.id, part) ? "erased" : "absent"]);
}

/** All that the certificate says, without signatures: those are bound to the text of their own step. */
function signedText(
  state: EntityState,
  entered: readonly { step: CertifiedStep; op: Operation }[],
  earlier: readonly EarlierAttempt[],
): string {
  const { number = "", maker = "", model = "", label = "", reported = "", mediumType = null } = state.fields;
  const said = entered.map(({ step, op }) => [step, unsignedStep(enteredIn(op).payload)]);
  const medium = { number, maker, model, label, reported, mediumType };
  const tried = earlier.length === 0 ? {} : { earlier };
  return canonicalJson({ medium, ...tried, ...(Object.fromEntries(said) as object) });
}

function signaturesFit(store: Store, op: Operation): boolean {
  const payload = enteredIn(op).payload as Record<string, unknown> & {
    medium: string;
    signature?: OwnSignature | null;
    witness?: { signature?: OwnSignature | null } | null;
  };
  const docHash = (payload.signature ?? payload.witness?.signature)?.docHash;
  if (docHash === undefined || withheldOf(store, op).some(([path]) => !path.endsWith("strokes"))) return true;
  const then = asAuthorHad(store, op, mediumKind.name, payload.medium);
  return sha256(signedClearing(then, payload)) === docHash;
}

/** The machine it was in when it was wiped, or who had it. */
function sourceOf(store: Store, op: Operation, state: EntityState, at: string): string {
  const stays = entriesOf(state, "stays").map(({ value }) => value as unknown as Stay);
  const before = stays.filter((stay) => Date.parse(stay.at) <= Date.parse(at));
  const last = before.findLast(({ asset }) => asset !== null) ?? before.at(-1);
  if (!last) return "";
  if (last.asset === null) return joined([last.away?.name ?? "", last.away?.place ?? ""]);
  const machine = asAuthorHad(store, op, assetKind.name, last.asset);
  if (!machine.exists) return "";
  const row = assetRow(machine);
  return joined([row.tag || row.number, row.name || modelOf(row)], "  ");
}

function reportOf({ source }: Store, id: string | null): string {
  const row = id === null ? null : (source.row(fileKind.name, id) as FileRow | null);
  return row ? joined([row.name, row.blob === "" ? "" : `SHA-256 ${row.blob.slice(0, 16)}…`]) : "";
}

function standingOf(today: Clearing, attempt: string): CertificateStanding | null {
  if (today.attempt && (today.attempt as Step<unknown>).mark.op !== attempt) return "again";
  if (today.state === "reused") return "reused";
  return today.state === "failed" ? "failed" : null;
}
