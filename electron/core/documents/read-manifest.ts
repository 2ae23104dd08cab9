import { APPROVALS } from "../../../shared/domain/approval/approving.ts";
import { stepsIn } from "../../../shared/domain/approval/step-act.ts";
import { assetRow, modelOf } from "../../../shared/domain/asset/asset-view.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import type { Signature } from "../../../shared/domain/custody/custody-forms.ts";
import type { Keeping } from "../../../shared/domain/custody/keeping.ts";
import { disposal as disposalKind } from "../../../shared/domain/disposal/disposal.ts";
import {
  APPRAISALS,
  approvedIn,
  assetsIn,
  goneIn,
  levelsOf,
  lineOf,
  mediaIn,
  outsIn,
} from "../../../shared/domain/disposal/lot.ts";
import type { Differences } from "../../../shared/domain/disposal/lot.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { clearingOf } from "../../../shared/domain/medium/clearedness.ts";
import { medium as mediumKind } from "../../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../../shared/domain/medium/medium.ts";
import { enteredIn, personalParts } from "../../../shared/domain/registry.ts";
import type { DocumentFile } from "../../../shared/documents/document.ts";
import type { Lacking } from "../../../shared/documents/lacking.ts";
import type {
  LotMachine,
  LotMedium,
  LotOut,
  LotStep,
  ManifestSources,
  Personal,
} from "../../../shared/documents/manifest/manifest-sources.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { sha256 } from "../keys/device-key.ts";
import { asAuthorHad } from "../queries/as-author-had.ts";
import { entityConflicts, memberNames } from "../queries/parts.ts";
import { rowOf } from "../store/derived/projections.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { FoundDocument } from "./find-document.ts";

/** What a lot is decided, carried out and ended by: these operations travel inside. */
const DEEDS = [
  ...["disposal.open", "disposal.appraise", "disposal.approve", "custody.dispose", "disposal.recycler"],
  ...["disposal.prove", "disposal.writeOff", "disposal.close", "disposal.cancel", "disposal.supersede"],
];

/**
 * A lot as it stands, with its machines and media as this laptop knows them; of a closed one, as whoever
 * closed it did: its paper changes no more.
 */
export function readManifest(
  store: Store,
  found: FoundDocument,
): { sources: ManifestSources; files: DocumentFile[]; at: string } {
  const { disposal: lot } = enteredIn(found.op).payload as { disposal: string };
  const reading = readStore(store);
  const state = store.state(entityKeyOf(disposalKind.name, lot)) as EntityState;
  const log = reading
    .operationsOf(disposalKind.name, lot)
    .map((each) => ({ ...each, op: operationFrom(each) }));
  const operations = new Map(log.map(({ op }) => [op.id, op]));
  const closing = log.findLast(({ op }) => op.type === "disposal.close")?.op ?? null;
  const recordOf = (kind: string, id: string): EntityState | null =>
    closing ? existing(asAuthorHad(store, closing, kind, id)) : store.state(entityKeyOf(kind, id));
  const withheld = log.flatMap(({ op }) => withheldOf(store, op));
  const lackingIn = (op: string): Lacking => {
    const own = operations.get(op);
    return own && withheldOf(store, own).includes("absent") ? "absent" : "erased";
  };
  const personal = (text: string, op: string): Personal =>
    text === HIDDEN ? { text: "", lacking: lackingIn(op) } : { text, lacking: null };
  const { fields } = state;
  const number = textIn(state, "number");
  const files = log
    .filter(({ op }) => DEEDS.includes(op.type))
    .map(({ op, body, sig }, index) => ({
      name: `${number}.${index + 1}.${op.type}.record.json`,
      text: body,
      description: `Operation as sealed. SHA-256 ${op.hash}. Ed25519 signature of device ${op.device}: ${sig}`,
    }));
  const machines = machinesOf(state, personal, recordOf);
  const binding = store.meta.get("binding");
  const opened = log.find(({ op }) => op.type === "disposal.open")?.op.id ?? "";
  const sources: ManifestSources = {
    organisation: store.identity().workspaceName,
    number,
    title: textIn(state, "title"),
    status: (textIn(state, "status") || "open") as ManifestSources["status"],
    reason: textIn(state, "reason") as ManifestSources["reason"],
    reasonText: textIn(state, "reasonText"),
    way: textIn(state, "way") as ManifestSources["way"],
    dept: textIn(state, "dept"),
    applicant: personal(textIn(state, "applicantName"), opened),
    confidentiality: (fields.confidentiality as ManifestSources["confidentiality"] | undefined) ?? null,
    holdCheck: (fields.holdCheck as boolean | null | undefined) ?? null,
    checkNote: textIn(state, "checkNote"),
    levels: levelsOf(
      state,
      machines.flatMap(({ kind }) => kind),
      recordOf,
    ),
    machines: machines.map(({ machine }) => machine),
    media: mediaOf(store, state, recordOf),
    steps: stepsOf(state, personal, memberNames(reading)),
    outs: log.flatMap(({ op }) => (op.type === "custody.dispose" ? [outOf(op, personal)] : [])),
    recycler: textIn(state, "recycler"),
    licence: textIn(state, "licence"),
    licenceUntil: textIn(state, "licenceUntil"),
    handedOn: textIn(state, "handedOn"),
    batch: textIn(state, "batch"),
    transfer: textIn(state, "manifest"),
    weightKg: numberIn(state, "weightKg"),
    quotes: (fields.quotes as ManifestSources["quotes"] | undefined) ?? [],
    proceeds: numberIn(state, "proceeds"),
    invoiceNo: textIn(state, "invoiceNo"),
    proofNo: textIn(state, "proofNo"),
    proofOn: textIn(state, "proofOn"),
    writeoffNo: textIn(state, "writeoffNo"),
    writeoffOn: textIn(state, "writeoffOn"),
    residual: numberIn(state, "residual"),
    closeNote: textIn(state, "closeNote"),
    endReason: textIn(state, "endReason"),
    supersededBy: numberOfLot(store, textIn(state, "supersededBy")),
    withheld: {
      erased: withheld.filter((why) => why === "erased").length,
      absent: withheld.filter((why) => why === "absent").length,
    },
    conflicts: entityConflicts(reading)(state).length,
    unsent: log.some(({ seq }) => seq === null),
    anchor: binding ? { of: "hub", key: binding.hubKey } : { of: "laptop", key: store.identity().publicKey },
    files: files.map(({ name }) => name),
  };
  return { sources, files, at: log.at(-1)?.op.at ?? found.op.at };
}

const existing = (state: EntityState) => (state.exists ? state : null);
const numberIn = ({ fields }: EntityState, name: string) =>
  typeof fields[name] === "number" ? (fields[name] as number) : null;

function numberOfLot({ source }: Store, id: string): string {
  return id === "" ? "" : ((source.row(disposalKind.name, id) as { number: string } | null)?.number ?? id);
}

function withheldOf({ forgetting }: Store, op: Operation): Lacking[] {
  return personalParts(op)
    .filter(({ part }) => !op.parts?.has(part))
    .map(({ part }) => (forgetting.isErased(op.id, part) ? "erased" : "absent"));
}

type RecordOf = (kind: string, id: string) => EntityState | null;
type PersonalOf = (text: string, op: string) => Personal;

/** Papers that a thing of the lot went out with, by its id. */
function wentOn(state: EntityState, list: "assets" | "media"): Map<string, string> {
  return new Map(outsIn(state).flatMap((out) => out[list].map((id) => [id, out.number] as const)));
}

function machinesOf(state: EntityState, personal: PersonalOf, recordOf: RecordOf) {
  const approved = new Set(approvedIn(state));
  const gone = wentOn(state, "assets");
  const refusals = stepsIn(state, APPROVALS).flatMap(({ step, by }) =>
    (step.except as { asset: string; reason: string }[]).map(({ asset, reason }) => ({
      ...{ asset, reason, by: personal(step.name, by?.op ?? "") },
    })),
  );
  return [...new Set([...assetsIn(state), ...goneIn(state)])].map((id) => {
    const record = recordOf(assetKind.name, id);
    const row = record && assetRow(record);
    const machine: LotMachine = {
      ...(record && row
        ? { number: row.number, tag: row.tag, name: row.name, model: modelOf(row), serial: row.serial }
        : { number: "", tag: "", name: "", model: "", serial: "" }),
      financeNo: record ? textIn(record, "financeNo") : "",
      line: lineOf(state, id),
      approved: approved.has(id),
      refused: refusals.find(({ asset }) => asset === id) ?? null,
      out: gone.get(id) ?? "",
      unlisted: gone.has(id) && !approved.has(id),
    };
    return { machine, kind: row ? [row.kind] : [] };
  });
}

/** Media of the lot, what went out with it, and what its machines have in them. */
function mediaOf(store: Store, state: EntityState, recordOf: RecordOf): LotMedium[] {
  const gone = wentOn(state, "media");
  const machines = [...new Set([...assetsIn(state), ...goneIn(state)])];
  const inside = machines.flatMap((asset) =>
    store.source.namedBy(mediumKind.name, asset).flatMap(({ id }) => {
      const record = recordOf(mediumKind.name, id);
      return record && (rowOf(record) as MediumRow).asset === asset ? [id] : [];
    }),
  );
  return [...new Set([...mediaIn(state), ...gone.keys(), ...inside])].flatMap((id) => {
    const record = recordOf(mediumKind.name, id);
    if (!record) return [];
    const row = rowOf(record) as MediumRow;
    const machine = row.asset === null ? null : recordOf(assetKind.name, row.asset);
    const { validations } = clearingOf(record);
    return [
      {
        number: row.number,
        type: row.mediumType,
        serial: row.label || row.reported,
        seal: row.seal,
        machine: machine ? textIn(machine, "tag") || textIn(machine, "number") : "",
        clearedness: row.clearedness,
        certificates: validations.flatMap(({ value }) => value.number ?? []),
        out: gone.get(id) ?? "",
      },
    ];
  });
}

function stepsOf(state: EntityState, personal: PersonalOf, nameOf: (member: string) => string): LotStep[] {
  return [APPRAISALS, APPROVALS].flatMap((list) =>
    stepsIn(state, list).map(({ step, by }) => {
      const op = by?.op ?? "";
      const recordedBy = nameOf(by?.actor ?? "");
      const name = personal(step.name, op);
      return {
        ...{ level: step.level, name, decision: step.decision, opinion: personal(step.opinion, op) },
        ...{ at: step.at, way: step.way, external: step.external?.number ?? "", afterwards: step.afterwards },
        repairCost: typeof step.repairCost === "number" ? step.repairCost : null,
        except: Array.isArray(step.except) ? step.except.length : 0,
        signature: step.signature && {
          strokes: step.signature.strokes,
          lacking: step.signature.strokes.length > 0 ? null : personal(HIDDEN, op).lacking,
          signedAt: step.signature.signedAt,
          identityCheck: step.signature.identityCheck,
        },
        recordedBy: recordedBy === step.name ? "" : recordedBy,
      };
    }),
  );
}

interface Leaving {
  number: string;
  at: string;
  place: string;
  to: Keeping;
  giverName: string;
  words: string;
  lines: object[];
  media: string[];
  seals: string[];
  unsigned: { reason: string } | null;
  approval: { by: string } | null;
  differs: Differences;
  signatures: Signature[];
}

function outOf(op: Operation, personal: PersonalOf): LotOut {
  const { payload, withheld } = enteredIn(op);
  const said = payload as unknown as Leaving;
  const own = (text: string) => personal(text, op.id);
  const whole = withheld.every(({ path }) => path.startsWith("signatures."));
  const hash = whole ? sha256(signedDocument(payload as unknown as { lines: object[] })) : null;
  return {
    ...said.differs,
    ...{ number: said.number, at: said.at, place: said.place, to: own(said.to.name) },
    ...{ giver: own(said.giverName), words: own(said.words), seals: said.seals },
    machines: said.lines.length,
    media: said.media.length,
    unsigned: said.unsigned && own(said.unsigned.reason),
    letGo: said.approval && own(said.approval.by),
    signatures: said.signatures.map(({ role, name, strokes, signedAt, identityCheck }) => ({
      ...{ role, name: own(name), strokes, signedAt, identityCheck },
      lacking: strokes.length > 0 ? null : own(HIDDEN).lacking,
    })),
    hash,
    fits: hash === null || said.signatures.every(({ docHash }) => docHash === hash),
  };
}
