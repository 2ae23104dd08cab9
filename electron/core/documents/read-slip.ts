import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { assetRow, modelOf } from "../../../shared/domain/asset/asset-view.ts";
import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { eventOf } from "../../../shared/domain/custody/custody-chain.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { enteredIn, personalParts, read } from "../../../shared/domain/registry.ts";
import { site as siteKind } from "../../../shared/domain/site/site.ts";
import { ticket as ticketKind } from "../../../shared/domain/ticket/ticket.ts";
import type { DocumentFile, DocumentLanguage } from "../../../shared/documents/document.ts";
import type {
  LineStanding,
  SaidAfter,
  SlipAsset,
  SlipSources,
} from "../../../shared/documents/slip/slip-sources.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { sha256 } from "../keys/device-key.ts";
import { makeReceipt } from "../proof/make-receipt.ts";
import { slipOf } from "../proof/slip.ts";
import { asAuthorHad } from "../queries/as-author-had.ts";
import { deviceCodes, memberNames } from "../queries/parts.ts";
import { receiverDeptOf } from "../queries/receiver-dept.ts";
import { saidOfDocument } from "../queries/custody.ts";
import { readStore } from "../store/read-store.ts";
import type { ReadStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { FoundDocument } from "./find-document.ts";

type Payload = SlipSources["payload"];

/** A slip: the operation as it was sealed, and what its author knew of the records it names. */
export function readSlip(
  store: Store,
  found: FoundDocument,
  language: DocumentLanguage,
): { sources: SlipSources; files: DocumentFile[] } {
  const { op, seq, checked, stored } = found;
  const reading = readStore(store);
  const payload = (read(op) as { payload?: unknown }).payload as Payload;
  const withheld = withheldOf(store, op);
  const text = signedText(op);
  const document = text === null ? null : sha256(text);
  const record = recordFile(found, payload.number, deviceCodes(reading)(op.device));
  const signed = text === null ? null : textFile(payload.number, text);
  const binding = store.meta.get("binding");
  const facts = slipOf(reading, op, stored)?.facts ?? null;
  const assets = payload.lines.map(({ asset }) => asset);
  const declined = "declined" in payload ? payload.declined.map(({ asset }) => asset) : [];
  const unreturned = "unreturned" in payload ? payload.unreturned.map(({ asset }) => asset) : [];
  const common = {
    organisation: store.identity().workspaceName,
    withheld,
    recorded: {
      by: memberNames(reading)(op.actor),
      device: deviceCodes(reading)(op.device),
      at: op.at,
      seq,
      checked,
    },
    assets: new Map([...assets, ...declined, ...unreturned].flatMap((id) => assetThen(store, op, id))),
    standing: new Map(assets.flatMap((id) => standingOf(store, op, id))),
    later: laterOn(reading, op.id, assets),
    receiverDept: receiverDeptOf(store, op),
    ticket: "ticket" in payload ? ticketNumber(store, payload.ticket) : null,
    site:
      payload.to.site === null ? "" : textIn(asAuthorHad(store, op, siteKind.name, payload.to.site), "name"),
    hash: {
      document,
      fits: document === null || payload.signatures.every(({ docHash }) => docHash === document),
    },
    anchor: binding
      ? ({ of: "hub", key: binding.hubKey } as const)
      : ({ of: "laptop", key: store.identity().publicKey } as const),
    receipt: facts && makeReceipt(store, facts, language),
    files: { record: record.name, text: signed?.name ?? null },
  };
  const sources: SlipSources =
    "purpose" in payload ? { act: "handOver", payload, ...common } : { act: "return", payload, ...common };
  return { sources, files: signed ? [record, signed] : [record] };
}

/** The operation as it was signed: the hash of these bytes is the operation's. */
function recordFile({ op, stored }: FoundDocument, number: string, code: string): DocumentFile {
  return {
    name: `${number}.record.json`,
    text: stored.body,
    description: `Operation as sealed. SHA-256 ${op.hash}. Ed25519 signature of device ${code} ${op.device}: ${stored.sig}`,
  };
}

function textFile(number: string, text: string): DocumentFile {
  const description =
    "Text that the signatures on the document are bound to: its SHA-256 is the document hash";
  return { name: `${number}.text.json`, text, description };
}

/** Null where personal values of it are not at hand; the signatures themselves are no part of it. */
function signedText(op: Operation): string | null {
  const { payload, withheld } = enteredIn(op);
  const whole = withheld.every(({ path }) => path.startsWith("signatures."));
  return whole ? signedDocument(payload as { lines: object[] }) : null;
}

function ticketNumber({ source }: Store, id: string | null): string | null {
  if (id === null) return null;
  return (source.row(ticketKind.name, id) as { number: string } | null)?.number ?? null;
}

function withheldOf({ forgetting }: Store, op: Operation): SlipSources["withheld"] {
  const lacking = personalParts(op).filter(({ part }) => !op.parts?.has(part));
  return new Map(
    lacking.map(({ path, part }) => [path, forgetting.isErased(op.id, part) ? "erased" : "absent"]),
  );
}

/** Nothing for an asset that this laptop knows nothing of. */
function assetThen(store: Store, op: Operation, id: string): [string, SlipAsset][] {
  const then = asAuthorHad(store, op, assetKind.name, id);
  if (!then.exists) return [];
  const row = assetRow(then);
  const { number, tag, serial, name } = row;
  return [[id, { number, tag, serial, name, model: modelOf(row), financeNo: textIn(then, "financeNo") }]];
}

/** What was said of it after it was recorded. */
function laterOn(reading: ReadStore, document: string, assets: readonly string[]): SaidAfter[] {
  return saidOfDocument(reading, document, assets).map((said) => ({
    act: said.act,
    signatures: said.signatures,
    at: said.at ?? said.told,
    device: said.deviceCode,
    attempt:
      said.way && said.outcome
        ? { way: said.way, outcome: said.outcome, carrier: said.carrier ?? "", tracking: said.tracking ?? "" }
        : null,
    dueBack: said.dueBack ?? null,
  }));
}

/** How the story that the slip told stands today. */
function standingOf(store: Store, op: Operation, id: string): [string, LineStanding][] {
  const state = store.state(entityKeyOf(assetKind.name, id));
  if (!state) return [];
  const chain = custodyOf(state);
  const event = eventOf(chain, op.id);
  if (!event) return [];
  if (event.setAside !== undefined) return [[id, "setAside"]];
  if (chain.branches.some((branch) => branch.includes(event.id))) return [[id, "contested"]];
  return event.broken ? [[id, "broken"]] : [];
}
